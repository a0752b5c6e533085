"""Lists of scans at their edges; what they show is tested through the services."""

from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.store.queries import passages
from gate_desk.store.store import Store
from tests.helpers.journals import BEGIN, OWN


def scan(store: Store, number: int, *, repeat_of: int | None = None, verdict: str = "check") -> int:
    core = ScanDecided(
        at=BEGIN + number,
        kind="signed",
        reader="wedge",
        direction="in",
        verdict=verdict,
        reasons=[],
        next_step="let_in",
        number=number,
        repeat_of=repeat_of,
    )
    with store.begin("console") as work:
        return work.append("scan.decided", {"core": core})[1]


def test_an_empty_journal(store: Store) -> None:
    own = store.journal.origin_id
    with store.reading() as cursor:
        assert passages.page(cursor, own, 0, 10) == []
        assert passages.one(cursor, own, 0) is None
        assert passages.count(cursor, own, 0, 10) == 0
        assert passages.waiting(cursor, own, 0) == []
        assert passages.recent(cursor, own, 0, 0) == []
        assert passages.last_number(cursor, own) == (0, 0)
        assert passages.movement_annulled(cursor, own, 0) is None
        assert passages.inside(cursor) == []


def test_repeats_are_no_lines_but_recent_scans(store: Store) -> None:
    own, first = store.journal.origin_id, scan(store, 1)
    second = scan(store, 2)
    repeat = scan(store, 1, repeat_of=first)
    with store.reading() as cursor:
        assert [line.idx for line in passages.page(cursor, own, 0, 9)] == [second, first]
        assert passages.count(cursor, own, 0, 9) == 2
        assert passages.count(cursor, own, 1, 3) == 1
        assert passages.waiting(cursor, own, 0) == [first, second]
        assert passages.one(cursor, own, repeat) is None
        assert passages.last_number(cursor, own) == (BEGIN + 2, 2)
        assert [row.idx for row in passages.recent(cursor, own, 3, BEGIN + 1)] == [0, 1, 2]
        assert [row.idx for row in passages.recent(cursor, own, 3, BEGIN + 2)] == [1]


def test_what_was_decided_waits_no_more_and_the_newest_decision_is_shown(store: Store) -> None:
    own, index = store.journal.origin_id, scan(store, 1)
    scan(store, 2, verdict="admit")
    for actor, verb in (("one", "refused"), ("two", "confirmed")):
        with store.begin(actor) as work:
            core = Decided(at=BEGIN, scan=(OWN, index))
            work.append(f"decision.{verb}", {"core": core})
    with store.reading() as cursor:
        assert passages.waiting(cursor, own, 0) == []
        line = passages.one(cursor, own, index)
    assert line is not None
    assert (line.resolution, line.resolved_by) == ("confirmed", "two")
