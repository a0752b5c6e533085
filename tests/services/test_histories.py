"""What is known of a person's and a card's past, and who was recorded by hand in a month."""

from datetime import date, timedelta

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonId, PersonRef
from gate_desk.domain.verdict import Direction, Reason, Resolution, ScanKind, Verdict
from gate_desk.services.history_answers import PastScan
from tests.helpers.demo_site import Post

UBND = AgencyId("ubnd")


def owner(post: Post, name: str = "Đặng Thị Thùy Dương") -> PersonRef:
    return post.station.lookups.find_people(name, 1)[0].person.ref


def by_hand(post: Post, person: PersonRef, *, confirm: bool = False, **ahead: float) -> int:
    """One scan by hand after some time; returns its index."""
    post.wall.forward(**(ahead or {"minutes": 1}))
    gate = post.station.gate
    answer = gate.by_hand(person, "hand", Direction.IN)
    assert answer.record
    if confirm:
        gate.confirm(answer.record)
    return answer.record[1]


def in_short(scan: PastScan) -> tuple[Verdict, Direction, Resolution | None, bool]:
    return scan.verdict, scan.direction, scan.resolution, scan.annulled


def test_a_person_s_scans_are_newest_first_with_what_became_of_them(post: Post) -> None:
    first = post.scan("valid")
    post.scan("valid", Direction.OUT)
    person = owner(post)
    by_hand(post, person, confirm=True)
    assert first.movement
    post.station.gate.annul(first.movement, "Nhầm")
    post.scan("other_agency")

    history = post.station.histories.of_person(person)

    assert history.person.name == "Đặng Thị Thùy Dương"
    assert [in_short(scan) for scan in history.scans] == [
        (Verdict.CHECK, Direction.IN, Resolution.CONFIRMED, False),
        (Verdict.ADMIT, Direction.OUT, None, False),
        (Verdict.ADMIT, Direction.IN, None, True),
    ]
    assert history.scans[0].kind is ScanKind.BY_HAND
    assert {scan.gate for scan in history.scans} == {"post-1"}
    assert {scan.card_number for scan in history.scans} == {"UBND-00417"}
    assert [event.kind for event in history.events] == ["issued"]


def test_refusals_and_repeats(post: Post) -> None:
    """A refusal has no movement and is told all the same; a repeat is no line of its own."""
    post.scan("lost")
    post.scan_now("lost")
    history = post.station.histories.of_card("HĐND-00093")
    (scan,) = history.scans
    assert (scan.verdict, scan.reason, scan.resolution) == (Verdict.REFUSE, Reason.LOST, None)


def test_a_turned_scan_is_told_as_undone(post: Post) -> None:
    answer = post.scan("valid")
    assert answer.record
    post.station.gate.turn(answer.record)
    scans = post.station.histories.of_person(owner(post)).scans
    assert [(scan.direction, scan.annulled) for scan in scans] == [
        (Direction.OUT, False),
        (Direction.IN, True),
    ]


def test_the_history_of_a_card_is_that_card_s_alone(post: Post) -> None:
    """Her card 93 was lost, 118 replaced it."""
    post.scan("lost")
    person = owner(post, "Nguyễn Thị Mẫu")
    by_hand(post, person)
    histories = post.station.histories

    lost, newer = histories.of_card("hdnd 00093"), histories.of_card("HĐND-00118")

    assert [event.kind for event in lost.events] == ["lost", "issued"]
    assert lost.person == newer.person
    assert lost.person is not None
    assert lost.person.ref == person
    assert [scan.kind for scan in lost.scans] == [ScanKind.SIGNED]
    assert [scan.kind for scan in newer.scans] == [ScanKind.BY_HAND]
    both = histories.of_person(person)
    assert len(both.scans) == 2
    assert {event.card_number for event in both.events} == {"HĐND-00093", "HĐND-00118"}


def test_the_past_names_nobody_who_decided(post: Post) -> None:
    """Least data: neither reader nor actor nor anybody's name stands in a line."""
    assert not {"name", "resolved_by", "reader", "person"} & set(PastScan.__struct_fields__)


def test_a_limit_is_kept(post: Post) -> None:
    for _ in range(4):
        post.scan("valid")
    assert len(post.station.histories.of_person(owner(post), 3).scans) == 3


def test_nobody_s_past_is_a_refusal(post: Post) -> None:
    histories = post.station.histories
    for ask, code in (
        (lambda: histories.of_person((UBND, PersonId("0" * 16))), "no_such_person"),
        (lambda: histories.of_card("XX-99999"), "no_such_card"),
        (lambda: histories.of_card(""), "no_such_card"),
        (lambda: histories.of_card("\udcff'; --"), "no_such_card"),
        (lambda: histories.forgotten(AgencyId("nobody")), "no_such_agency"),
    ):
        with pytest.raises(Refused, match=code):
            ask()


def test_forgotten_cards_are_counted_by_month(post: Post) -> None:
    month = post.site.today.replace(day=1)
    person, histories = owner(post), post.station.histories
    for _ in range(2):
        by_hand(post, person)
    by_hand(post, person, days=31)
    following = post.wall.now.date().replace(day=1)

    counted = histories.forgotten_by(person, month)
    assert (counted.month, counted.times, counted.days) == (month, 2, 1)
    assert histories.forgotten_by(person).month == following
    assert histories.forgotten_by(person).times == 1
    assert histories.forgotten_by(person, date(2020, 12, 31)).times == 0
    assert histories.forgotten_by(owner(post, "Nguyễn Thị Mẫu")).times == 0


def test_only_scans_that_stand_are_counted(post: Post) -> None:
    """Refused, undone, or decided anew in the other direction: nobody forgot a card there."""
    person, gate = owner(post), post.station.gate
    origin = post.station.store.journal.origin
    gate.refuse((origin, by_hand(post, person)))
    turned = gate.turn((origin, by_hand(post, person)))
    undone = gate.confirm((origin, by_hand(post, person)))
    assert undone.movement
    gate.annul(undone.movement, "Nhầm người")
    post.scan("valid")
    assert turned.kind is ScanKind.BY_HAND
    assert post.station.histories.forgotten_by(person).times == 1


def test_the_month_ends_at_the_site_s_midnight(post: Post) -> None:
    person, histories = owner(post), post.station.histories
    this = post.wall.now.replace(day=1, hour=0, minute=0)
    following = (this + timedelta(days=31)).replace(day=1)
    post.wall.now = following
    by_hand(post, person, minutes=-1)
    by_hand(post, person, minutes=1)
    assert histories.forgotten_by(person, this.date()).times == 1
    assert histories.forgotten_by(person, following.date()).times == 1


def test_the_officer_s_list_is_the_agency_s_own_and_the_most_often_first(post: Post) -> None:
    often, once = owner(post), owner(post, "Nguyễn Thị Mẫu")
    for _ in range(3):
        by_hand(post, often)
    by_hand(post, once)
    other = next(
        found.person.ref
        for found in post.station.lookups.find_people("n", 60)
        if found.person.agency == often[0] and found.person.ref != often
    )
    by_hand(post, other)
    rows = post.station.histories.forgotten(often[0])
    assert [(row.person, row.count.times) for row in rows] == [(often[1], 3), (other[1], 1)]
    assert rows[0].name == "Đặng Thị Thùy Dương"
    assert rows[0].unit
    assert [row.person for row in post.station.histories.forgotten(once[0])] == [once[1]]


def test_histories_use_the_indexes(post: Post) -> None:
    """Nothing of them reads all scans: a journal of years has millions."""
    from gate_desk.store.sql import histories as sql

    wanted = {
        sql.OF_SUBJECT: (("a", "a", 5), ("movement_by_subject", "scan_not_admitted")),
        sql.FORGOTTEN: (("a", 0, 1), ("scan_by_hand",)),
        sql.FORGOTTEN_BY: (("a", 0, 1, "p"), ("scan_by_hand",)),
        sql.OF_CARD: (("a", "b", "i", 1) * 2 + (5,), ("movement_by_subject", "scan_not_admitted")),
    }
    with post.station.store.reading() as cursor:
        for statement, (values, indexes) in wanted.items():
            plan = cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            steps = " ".join(str(row[3]) for row in plan)
            assert "SCAN scan" not in steps, steps
            assert "SCAN movement" not in steps, steps
            for index in indexes:
                assert index in steps, steps
