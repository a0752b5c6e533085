"""One act, one transaction: everything of it is there, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Note
from gate_desk.domain.records.movement import MovementRecorded
from gate_desk.domain.verdict import Direction
from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import commitment, parse_header
from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.store.head import load_head
from gate_desk.store.rows import read_records
from gate_desk.store.store import Store
from gate_desk.store.tables import movement, presence
from gate_desk.store.unit_of_work import UnitOfWork
from tests.helpers.journals import BEGIN, OWN, opened, rows

ADJUSTED = {"core": ClockAdjusted(highest=2, now=1)}


def moved(at: int = BEGIN, person: str = "0123456789abcdef") -> dict[str, MovementRecorded]:
    core = MovementRecorded(at=at, direction=Direction.IN, scan=0, person=person)
    return {"core": core}


def break_off(work: UnitOfWork) -> None:
    work.append("movement.recorded", moved())
    raise RuntimeError("half way")


def test_records_stand_as_they_were_written(store: Store) -> None:
    with store.begin("console") as work:
        assert work.next_index == 0
        sections = {"note": Note(text="Ghi nhầm"), **moved()}
        assert work.append("movement.recorded", sections, ((OWN, 7),)) == (OWN, 0)
        assert work.append("clock.adjusted", ADJUSTED) == (OWN, 1)
        assert work.next_index == 2
    with store.reading() as cursor:
        held = list(read_records(cursor, store.journal.origin_id, 0, 99))
        head = load_head(cursor, store.journal.origin_id)
    headers = [parse_header(header) for _, header, _ in held]
    assert [(header.index, header.type, header.actor) for header in headers] == [
        (0, "movement.recorded", "console"),
        (1, "clock.adjusted", "console"),
    ]
    assert headers[0].causes == ((OWN, 7),)
    assert [section.name for section in held[0][2]] == ["core", "note"]
    for header, (_, _, sections_held) in zip(headers, held, strict=True):
        committed = tuple((each.name, commitment(each)) for each in sections_held)
        assert committed == header.sections
    assert head.frontier == Frontier().extend(leaf_hash(header) for _, header, _ in held)
    assert head.counts == {"movement.recorded": 1, "clock.adjusted": 1}
    assert head.highest == headers[1].recorded_at
    assert head == store.journal.head


def test_every_section_has_its_own_salt(store: Store) -> None:
    with store.begin("system") as work:
        for _ in range(20):
            work.append("clock.adjusted", ADJUSTED)
    with store.reading() as cursor:
        held = list(read_records(cursor, store.journal.origin_id, 0, 20))
    salts = {section.salt for _, _, sections in held for section in sections}
    assert len(salts) == 20
    assert all(len(salt) == 16 for salt in salts)


def test_an_exception_leaves_nothing(store: Store) -> None:
    with store.begin("system") as work:
        work.append("clock.adjusted", ADJUSTED)
    before = store.journal.head
    work = store.begin("system")
    with pytest.raises(RuntimeError, match="half way"), work:
        break_off(work)
    assert store.journal.head == before
    assert rows(store, movement) == []
    assert rows(store, presence) == []
    with store.begin("system") as work:
        assert work.append("movement.recorded", moved()) == (OWN, 1)
    assert store.journal.head.counts == {"clock.adjusted": 1, "movement.recorded": 1}


def test_a_record_that_cannot_be_written_is_refused(store: Store) -> None:
    with pytest.raises(Damaged), store.begin("two words") as work:
        work.append("clock.adjusted", ADJUSTED)
    big = {"core": ClockAdjusted(highest=2, now=1), "note": Note(text="x" * (1 << 20))}
    with pytest.raises(Damaged), store.begin("system") as work:
        work.append("clock.adjusted", big)
    assert store.journal.head.size == 0


def test_nothing_appended_writes_nothing(store: Store) -> None:
    with store.begin("system"):
        pass
    with store.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM head").fetchone() == (0,)


def test_a_reader_sees_one_state_while_work_is_open(store: Store) -> None:
    with store.begin("system") as work:
        work.append("movement.recorded", moved(person="a" * 16))
    with store.reading() as before, store.begin("system") as work:
        count = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM presence)"
        assert before.execute(count).fetchone() == (1, 1)
        work.append("movement.recorded", moved(person="b" * 16))
        with store.reading() as during:
            assert during.execute(count).fetchone() == (1, 1)
            assert load_head(during, store.journal.origin_id).size == 1
    with store.reading() as after:
        assert after.execute(count).fetchone() == (2, 2)
        assert load_head(after, store.journal.origin_id).size == 2


def test_a_reader_keeps_its_state_over_a_commit(store: Store) -> None:
    with store.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM record").fetchone() == (0,)
        with store.begin("system") as work:
            work.append("clock.adjusted", ADJUSTED)
        assert cursor.execute("SELECT count(*) FROM record").fetchone() == (0,)
    with store.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM record").fetchone() == (1,)


def test_a_store_opened_for_reading_says_why_it_does_not_write(
    new_home: Callable[[], Path],
) -> None:
    with opened(new_home(), write=False) as store:
        assert not store.writable
        with pytest.raises(Unavailable) as caught, store.begin("system"):
            pass
        assert caught.value.code == "store_read_only"
        store.read_only_reason = "rolled_back"
        with pytest.raises(Unavailable) as caught, store.writing():
            pass
        assert caught.value.code == "rolled_back"


def test_what_was_committed_is_there_after_opening_again(new_home: Callable[[], Path]) -> None:
    home = new_home()
    with opened(home) as store:
        with store.begin("system") as work:
            work.append("clock.adjusted", ADJUSTED)
        head = store.journal.head
    with opened(home) as store:
        assert store.journal.head == head
        with store.begin("system") as work:
            assert work.append("clock.adjusted", ADJUSTED) == (OWN, 1)
