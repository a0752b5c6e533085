"""A contractor's pass at the gate: every day in and out with it, and what the rule says of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from gate_desk.domain.admission import Facts, Standing
from gate_desk.domain.admission import Gate as Place
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import CardState, Direction, NextStep, Reason, ScanKind, Verdict
from gate_desk.services.answers import InsideKind, IssuedPass, ScanAnswer
from gate_desk.services.passes import PassOrder
from gate_desk.services.station import open_station
from gate_desk.services.visits import VisitOrder
from tests.domain.second_admission import decide_again
from tests.helpers.demo_site import MADE, Post

IN, OUT = Direction.IN, Direction.OUT
PASS = "visitor_pass"
STAFF = "Đặng Thị Thùy Dương"
CONTRACTOR = "Giàng A Phừ"


def given(answer: ScanAnswer) -> tuple[Verdict, tuple[Reason, ...]]:
    return answer.verdict, answer.reasons


def issue(post: Post, *, zones: tuple[int, ...] = (1,), escort: bool = False) -> IssuedPass:
    order = VisitOrder(
        untrusted_name="Lò Văn Thử",
        untrusted_organisation="Công ty Thử",
        host="hdnd",
        first_day=post.wall.now.date(),
        last_day=post.wall.now.date() + timedelta(days=2),
        purpose="contractor",
    )
    visit = post.station.visits.expect(order).visit.visitor.visit
    return post.station.passes.issue(PassOrder(untrusted_visit=visit, zones=zones, escort=escort))


@pytest.fixture
def early(post: Post) -> Post:
    """The same post a week before the demo's day: the pass has been issued, nothing else."""
    post.wall.forward(days=-9)
    return post


def test_every_day_in_and_out_from_the_first_to_the_last(early: Post) -> None:
    first = early.site.today - timedelta(days=6)
    days = [early.wall.now.date() + timedelta(days=day) for day in range(19)]
    assert days[0] < first
    for day in days:
        if not first <= day < first + timedelta(days=14):
            code = Reason.NOT_YET_VALID if day < first else Reason.EXPIRED
            assert given(early.scan(PASS)) == (Verdict.REFUSE, (code,)), day
            early.wall.forward(days=1)
            continue
        for hour, direction in ((7, IN), (11, OUT), (13, IN), (17, OUT)):
            early.wall.now = early.wall.now.replace(hour=hour)
            answer = early.scan(PASS, direction)
            assert given(answer) == (Verdict.ADMIT, ()), (day, hour)
            assert early.inside == ({CONTRACTOR} if direction is IN else set())
        early.wall.forward(days=1)
    assert early.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_the_answer_tells_who_and_whose_guest(post: Post) -> None:
    answer = post.scan(PASS)
    visitor, card = answer.visitor, answer.card
    assert visitor is not None
    assert card is not None
    assert answer.person is None
    assert answer.name == visitor.name == CONTRACTOR
    assert (visitor.organisation, visitor.host) == ("Công ty Xây lắp Hoàng Liên", "ubnd")
    assert (card.issuer, card.zones) == ("gatedesk/laocai-khoi2/post-1/1", (1, 3, 4))
    assert (card.last_day - card.first_day).days == 13
    assert answer.record is not None
    recalled = post.station.lookups.answer(answer.record)
    assert (recalled.visitor, recalled.card) == (visitor, card)
    assert (recalled.name, recalled.movement) == (answer.name, answer.movement)
    core = post.station.care.show(answer.record[1])["sections"]["core"]
    assert core["credential"] == [card.issuer, card.serial]
    assert (core["visit"], core["host"]) == (visitor.visit, "ubnd")
    assert "ages" not in core, "this post's own data have no age"
    assert CONTRACTOR not in str(core)
    (row,) = post.station.lookups.passages(0, 9)
    assert (row.name, row.card_number) == (CONTRACTOR, card.number)


def test_visitors_are_inside_apart_from_staff(post: Post) -> None:
    post.scan("valid")
    post.scan(PASS)
    assert post.station.lookups.overview().staff_inside == 1
    rows = post.station.lookups.inside()
    assert [(row.name, row.kind) for row in rows] == [
        (STAFF, InsideKind.PEOPLE),
        (CONTRACTOR, InsideKind.VISITS),
    ]
    assert (rows[1].unit, rows[1].agency) == ("Công ty Xây lắp Hoàng Liên", "ubnd")
    assert rows[1].card_number.startswith("K-")
    assert rows[1].visit is not None


def test_a_serial_is_not_shared_with_the_cards_of_an_agency(post: Post) -> None:
    """A pass of the police's post with the serial of a colleague's card."""
    card = post.scan("valid").card
    assert card is not None
    assert card.serial is not None
    serial = card.serial
    post.station.passes.draw = lambda size: serial.to_bytes(size)
    made = issue(post)
    assert made.card.serial == serial
    answer = post.scan(made.code)
    assert (given(answer), answer.name) == ((Verdict.ADMIT, ()), "Lò Văn Thử")
    assert post.inside == {STAFF, "Lò Văn Thử"}
    names = [row.name for row in post.station.lookups.passages(0, 9)]
    assert names == ["Lò Văn Thử", STAFF]
    assert post.scan("valid", OUT).name == STAFF
    assert post.inside == {"Lò Văn Thử"}


def test_repeat_undo_and_the_other_direction(post: Post) -> None:
    first = post.scan(PASS)
    again = post.scan_now(PASS)
    assert (again.repeat, again.movement) == (True, first.movement)
    post.restart()
    assert post.scan_now(PASS).repeat
    inside = post.scan(PASS)
    assert given(inside) == (Verdict.ADMIT, (Reason.ALREADY_INSIDE,))
    assert inside.movement is not None
    core = post.station.care.show(inside.movement[1])["sections"]["core"]
    assert core["closes"] == list(first.movement or ())
    assert inside.record is not None
    turned = post.station.gate.turn(inside.record)
    assert (given(turned), turned.direction) == ((Verdict.ADMIT, ()), OUT)
    assert post.inside == set()
    assert turned.movement is not None
    post.station.gate.annul(turned.movement, "Quét nhầm")
    assert post.inside == {CONTRACTOR}
    assert post.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_the_direction_follows_the_visitor_s_last_movement(post: Post) -> None:
    directions = [post.scan(PASS, None).direction for _ in range(3)]
    assert directions == [IN, OUT, IN]


@pytest.mark.parametrize(
    ("act", "reason"), [("take_back", Reason.REVOKED), ("report_missing", Reason.LOST)]
)
def test_a_pass_that_is_not_to_be_had_is_kept(post: Post, act: str, reason: Reason) -> None:
    post.scan(PASS)
    change: Callable[[str], object] = getattr(post.station.passes, act)
    change(post.site.codes[PASS])
    entering = post.scan(PASS)
    assert given(entering) == (Verdict.REFUSE, (reason, Reason.ALREADY_INSIDE))
    assert entering.next_step is NextStep.KEEP_CARD
    leaving = post.scan(PASS, OUT)
    assert given(leaving) == (Verdict.CHECK, (reason,))
    assert leaving.record is not None
    post.station.gate.keep_card(leaving.record)
    assert post.inside == set(), "an exit is never blocked"
    kept = post.station.care.show(post.size - 2)
    assert kept["header"][3] == "credential.kept"
    assert leaving.card is not None
    core = kept["sections"]["core"]
    assert (core["issuer"], core["serial"]) == (leaving.card.issuer, leaving.card.serial)


def test_another_pass_of_the_visitor_is_no_repeat(post: Post) -> None:
    """The old pass is missing, the new one comes within seconds at the same reader."""
    made = issue(post)
    post.station.passes.report_missing(made.code)
    visit = made.visit.visitor.visit
    second = post.station.passes.issue(PassOrder(untrusted_visit=visit, zones=[1]))
    assert post.scan(made.code).verdict is Verdict.REFUSE
    answer = post.scan_now(second.code)
    assert (answer.repeat, given(answer)) == (False, (Verdict.ADMIT, ()))
    assert post.inside == {"Lò Văn Thử"}


def test_an_escort_is_waited_for(post: Post) -> None:
    made = issue(post, escort=True)
    check = post.scan(made.code)
    assert given(check) == (Verdict.CHECK, (Reason.ESCORT,))
    assert check.next_step is NextStep.CALL_ESCORT
    assert post.inside == set()
    assert check.record is not None
    assert post.station.gate.confirm(check.record).movement is not None
    assert post.inside == {"Lò Văn Thử"}


@pytest.fixture
def second(post: Post, tmp_path: Path) -> Iterator[Post]:
    """The other post, which learned of the pass from the first one's data."""
    other = Post(post.site, post.site.copy("post-2", tmp_path / "two"), post.wall)
    yield other
    other.station.close()


def test_at_another_post_the_age_of_the_issuing_post_counts(second: Post) -> None:
    answer = second.scan(PASS)
    origin = "gatedesk/laocai-khoi2/post-1/1"
    assert (given(answer), answer.name) == ((Verdict.ADMIT, ()), CONTRACTOR)
    assert answer.record is not None
    shown = second.station.care.show(answer.record[1])
    assert list(shown["sections"]["core"]["ages"]) == [origin]
    assert [tuple(cause) for cause in shown["header"][6]] == [(origin, MADE)]
    assert second.station.lookups.answer(answer.record).data_age_s == {
        origin: shown["sections"]["core"]["ages"][origin]
    }
    second.wall.forward(days=5)
    assert given(second.scan(PASS, OUT)) == (Verdict.CHECK, (Reason.STALE,))


def test_a_pass_that_is_not_here_yet(post: Post, second: Post) -> None:
    made = issue(post)
    answer = second.scan(made.code)
    assert given(answer) == (Verdict.CHECK, (Reason.NOT_IN_DIRECTORY,))
    assert (answer.name, answer.person, answer.visitor) == (None, None, None)
    assert answer.card is not None
    assert answer.card.number == made.card.number
    assert answer.record is not None
    second.station.gate.confirm(answer.record)
    assert second.station.lookups.overview().staff_inside == 0
    (row,) = second.station.lookups.inside()
    assert (row.name, row.kind, row.card_number) == ("", InsideKind.VISITS, made.card.number)


def test_the_rule_written_a_second_time_agrees(post: Post) -> None:
    """Every state, day, zone and escort, in and out, against the independent table."""
    passes = {
        (state, zones, escort): issue(post, zones=zones, escort=escort)
        for state, zones, escort in product(CardState, ((1,), (6,)), (False, True))
        if state in (CardState.ACTIVE, CardState.LOST, CardState.RETURNED)
    }
    for (state, _zones, _escort), made in passes.items():
        if state is CardState.LOST:
            post.station.passes.report_missing(made.code)
        if state is CardState.RETURNED:
            post.station.passes.take_back(made.code)
    inside: dict[str, bool] = {}
    for _day in range(5):
        for ((state, zones, escort), made), lane in product(passes.items(), Direction):
            answer = post.scan(made.code, lane)
            standing = Standing(
                state=state,
                first_day=made.card.first_day,
                last_day=made.card.last_day,
                zones=frozenset(zones),
                escort=escort,
            )
            facts = Facts(
                kind=ScanKind.SIGNED,
                genuine=True,
                standing=standing,
                inside=inside.get(made.code),
            )
            place = Place(direction=lane, zones=frozenset({1, 2, 3}), now=post.wall.now)
            assert given(answer) == decide_again(facts, place)
            if answer.movement is not None:
                inside[made.code] = lane is IN
        post.wall.forward(days=1)


def test_a_gate_with_nobody_logged_in_scans_passes_and_issues_none(post: Post) -> None:
    post.station.close()
    station = open_station(post.home, Role.UNATTENDED)
    post.station = station
    assert post.scan(PASS).verdict is Verdict.ADMIT
    assert station.visits.list()


def test_a_staff_badge_asks_nothing_about_visitors(post: Post) -> None:
    """The rush of the morning does not pay for passes."""
    post.scan("valid")
    writer, asked = post.station.store._writer, list[str]()
    assert writer is not None
    writer.set_trace_callback(asked.append)
    post.scan("valid", OUT)
    writer.set_trace_callback(None)
    assert len(asked) == 11, "as before there were passes"
    assert not [sql for sql in asked if " pass" in sql or " visit" in sql]
