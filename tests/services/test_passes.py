"""Issuing passes, taking them back, reporting them missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from gate_desk.domain.credential_code import CredentialKind, read_code
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import CardState
from gate_desk.services.answers import IssuedPass
from gate_desk.services.passes import PassOrder
from gate_desk.services.station import Station, open_station
from gate_desk.services.visits import VisitOrder
from tests.helpers.demo_site import Post, Site, Wall


def announced(station: Station, today: date, *, host: str = "ubnd", days: int = 14) -> str:
    order = VisitOrder(
        untrusted_name="Lò Văn Thử",
        untrusted_organisation="Công ty Thử",
        host=host,
        first_day=today,
        last_day=today + timedelta(days=days - 1),
        purpose="contractor",
    )
    visitor = station.visits.expect(order).visit.visitor
    return f"{visitor.host}:{visitor.visit}"


def issued(post: Post, **values: Any) -> IssuedPass:
    visit = values.pop("visit", None) or announced(post.station, post.site.today)
    return post.station.passes.issue(PassOrder(untrusted_visit=visit, zones=(1, 3), **values))


@pytest.fixture
def desk(demo_site: Site, wall: Wall, tmp_path: Path) -> Iterator[Station]:
    station = open_station(demo_site.copy("desk-ubnd", tmp_path), Role.CONSOLE)
    yield station
    station.close()


def test_a_pass_says_in_its_code_what_is_recorded(post: Post) -> None:
    made = issued(post, escort=True)
    payload = read_code(made.code).payload
    assert payload.kind is CredentialKind.VISITOR
    assert payload.name == ""
    assert (payload.serial, payload.zones) == (made.card.serial, frozenset({1, 3}))
    assert (payload.first_day, payload.last_day) == (made.card.first_day, made.card.last_day)
    assert made.record is not None
    shown = post.station.care.show(made.record[1])
    assert shown["header"][3] == "pass.issued"
    core = shown["sections"]["core"]
    assert set(shown["sections"]) == {"core"}
    assert (core["serial"], core["zones"], core["escort"]) == (payload.serial, [1, 3], True)
    assert (core["host"], core["visit"]) == ("ubnd", made.visit.visitor.visit)


def test_a_serial_is_never_drawn_twice(post: Post) -> None:
    draws = iter((1, 1, 2))
    post.station.passes.draw = lambda size: next(draws).to_bytes(size)
    assert [issued(post).card.serial for _ in range(2)] == [1, 2]


def test_for_fewer_days_than_the_visit_has(post: Post) -> None:
    visit, today = announced(post.station, post.site.today), post.site.today
    last_day = today + timedelta(days=2)
    assert issued(post, visit=visit, last_day=last_day).card.last_day == last_day
    for first, last in ((-1, 3), (0, 14), (5, 4)):
        days = [today + timedelta(days=day) for day in (first, last)]
        with pytest.raises(Refused, match="outside_visit"):
            issued(post, visit=visit, first_day=days[0], last_day=days[1])


def test_days_that_have_passed_and_visits_that_are_over(post: Post) -> None:
    visit, today = announced(post.station, post.site.today), post.site.today
    post.wall.forward(days=3)
    with pytest.raises(Refused, match="days_past"):
        issued(post, visit=visit, last_day=today)
    post.wall.forward(days=20)
    with pytest.raises(Refused, match="visit_over"):
        issued(post, visit=visit)


@pytest.mark.parametrize(
    ("zones", "code"), [((), "zones_missing"), ((7,), "unknown_zone"), ((1, 0), "unknown_zone")]
)
def test_zones_of_the_charter_only(post: Post, zones: tuple[int, ...], code: str) -> None:
    visit = announced(post.station, post.site.today)
    size = post.size
    with pytest.raises(Refused, match=code):
        post.station.passes.issue(PassOrder(untrusted_visit=visit, zones=zones))
    assert post.size == size


def test_one_pass_at_a_time_is_out(post: Post) -> None:
    visit = announced(post.station, post.site.today)
    first = issued(post, visit=visit)
    with pytest.raises(Refused, match="pass_still_out"):
        issued(post, visit=visit)
    post.station.passes.report_missing(first.card.number)
    second = issued(post, visit=visit)
    post.station.passes.take_back(second.code)
    third = issued(post, visit=visit, last_day=post.site.today)
    post.wall.forward(days=1)
    issued(post, visit=visit)
    listed = {str(each.visitor.visit): each for each in post.station.visits.list()}
    states = [card.state for card in listed[visit.partition(":")[2]].passes]
    assert states == [CardState.LOST, CardState.RETURNED, CardState.ACTIVE, CardState.ACTIVE]
    assert third.card.serial != second.card.serial


def test_a_pass_is_named_by_its_number_its_serial_or_its_code(post: Post) -> None:
    passes = post.station.passes
    for name in (
        lambda made: made.card.number,
        lambda made: made.card.number.lower() + "\r\n",
        lambda made: str(made.card.serial),
        lambda made: made.code,
        lambda made: "]Q1" + made.code,
    ):
        made = issued(post)
        changed = passes.take_back(name(made))
        assert (changed.card.serial, changed.card.state) == (made.card.serial, CardState.RETURNED)
        assert changed.card.state_since == post.wall.now
        with pytest.raises(Refused, match="already_returned"):
            passes.take_back(name(made))
        assert passes.report_missing(name(made)).card.state is CardState.LOST
        with pytest.raises(Refused, match="already_missing"):
            passes.report_missing(name(made))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_such_pass"),
        ("K-", "no_such_pass"),
        ("K-0", "no_such_pass"),
        ("K-٣", "no_such_pass"),
        ("-1", "no_such_pass"),
        ("9" * 15, "no_such_pass"),
        ("9" * 70_000, "no_such_pass"),
        ("UBND-00417", "no_such_pass"),
        ("valid", "no_such_pass"),
        ("forged", "no_such_pass"),
        ("misread", "pass_misread"),
        ("6807" + "1" * 70_000, "pass_misread"),
    ],
)
def test_what_names_no_pass(post: Post, text: str, code: str) -> None:
    size, passes = post.size, post.station.passes
    for act in (passes.take_back, passes.report_missing, passes.again):
        with pytest.raises(Refused, match=code):
            act(post.site.codes.get(text, text))
    assert post.size == size


def test_only_its_own_node_prints_a_pass_again(post: Post, demo_site: Site, tmp_path: Path) -> None:
    code = post.site.codes["visitor_pass"]
    again = post.station.passes.again(code)
    assert (again.code, again.record, again.visit.visitor.name) == (code, None, "Giàng A Phừ")
    second = open_station(demo_site.copy("post-2", tmp_path), Role.CONSOLE)
    try:
        with pytest.raises(Refused, match="not_its_pass"):
            second.passes.again(code)
        assert second.passes.take_back(code).card.state is CardState.RETURNED
    finally:
        second.close()
    post.station.passes.report_missing(code)
    with pytest.raises(Refused, match="pass_not_valid"):
        post.station.passes.again(code)


def test_a_desk_speaks_of_its_own_visitors_and_passes(desk: Station, demo_site: Site) -> None:
    visit = announced(desk, demo_site.today)
    made = desk.passes.issue(PassOrder(untrusted_visit=visit, zones=[1]))
    assert desk.passes.take_back(made.code).card.state is CardState.RETURNED
    assert desk.care.rebuild(lambda _done, _all: None).differing == ()


def test_a_desk_takes_no_pass_of_a_post_back(demo_site: Site, wall: Wall, tmp_path: Path) -> None:
    keeper = open_station(demo_site.copy("desk-congan", tmp_path), Role.CONSOLE)
    try:
        for act in (keeper.passes.take_back, keeper.passes.report_missing):
            with pytest.raises(Refused, match="not_its_author"):
                act(demo_site.codes["visitor_pass"])
        visit = keeper.visits.list()[0].visitor.visit
        keeper.passes.draw = bytes
        with pytest.raises(Refused, match=r"not_its_author|pass_still_out"):
            keeper.passes.issue(PassOrder(untrusted_visit=visit, zones=[1]))
    finally:
        keeper.close()
