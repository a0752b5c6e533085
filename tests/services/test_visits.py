"""Announcing visitors, and the list of them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station
from gate_desk.services.visit_forms import LONGEST_NAME, LONGEST_NOTE, LONGEST_ORGANISATION
from gate_desk.services.visits import VisitOrder
from tests.helpers.demo_site import Post, Site, Wall


def order(site: Site, **values: Any) -> VisitOrder:
    given = VisitOrder(
        untrusted_name="Lò Văn Thử",
        untrusted_organisation="Công ty Thử",
        host="ubnd",
        first_day=site.today,
        last_day=site.today + timedelta(days=13),
        purpose="contractor",
    )
    return replace(given, **values)


@pytest.fixture
def desk(demo_site: Site, wall: Wall, tmp_path: Path) -> Iterator[Station]:
    station = open_station(demo_site.copy("desk-ubnd", tmp_path), Role.CONSOLE)
    yield station
    station.close()


def names(station: Station, **values: Any) -> list[str]:
    """Who is listed, without the delegation and the others of the demo."""
    found = [each.visitor.name for each in station.visits.list(**values)]
    return [name for name in found if name in ("Giàng A Phừ", "Lò Văn Thử")]


def test_who_was_announced_is_listed_and_recorded(post: Post, desk: Station) -> None:
    for station in (post.station, desk):
        expected = station.visits.expect(
            order(post.site, untrusted_name="  Lò  Văn\nThử", untrusted_note="mang theo máy khoan")
        )
        visitor = expected.visit.visitor
        assert visitor.note == "mang theo máy khoan"
        assert (visitor.name, visitor.organisation, visitor.host) == (
            "Lò Văn Thử",
            "Công ty Thử",
            "ubnd",
        )
        assert (expected.visit.over, expected.visit.passes) == (False, ())
        assert expected.visit in station.visits.list()
        assert names(station) == ["Giàng A Phừ", "Lò Văn Thử"]
        sections = station.care.show(expected.record[1])["sections"]
        assert set(sections) == {"core", "person", "note"}
        assert "Lò" not in str(sections["core"])


def test_a_desk_announces_visitors_of_its_own_agency_only(post: Post, desk: Station) -> None:
    post.station.visits.expect(order(post.site, host="hdnd"))
    size = desk.store.journal.head.size
    with pytest.raises(Refused, match="not_its_author"):
        desk.visits.expect(order(post.site, host="hdnd"))
    assert desk.store.journal.head.size == size


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no name": ({"untrusted_name": " \u200b\n"}, "name_missing"),
    "a long name": ({"untrusted_name": "a" * (LONGEST_NAME + 1)}, "name_too_long"),
    "a book as a name": ({"untrusted_name": "a b" * 100_000}, "name_too_long"),
    "a long organisation": (
        {"untrusted_organisation": "a" * (LONGEST_ORGANISATION + 1)},
        "organisation_too_long",
    ),
    "a long note": ({"untrusted_note": "a" * (LONGEST_NOTE + 1)}, "note_too_long"),
    "no such agency": ({"host": "x"}, "unknown_agency"),
    "an empty agency": ({"host": ""}, "unknown_agency"),
    "no such purpose": ({"purpose": "tourism"}, "unknown_purpose"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_announced(post: Post, name: str) -> None:
    values, code = WRONG[name]
    size = post.size
    with pytest.raises(Refused, match=code):
        post.station.visits.expect(order(post.site, **values))
    assert post.size == size


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(1, 0, "days_reversed"), (-9, -1, "days_past"), (0, 366, "visit_too_long")],
)
def test_days_that_are_none(post: Post, first: int, last: int, code: str) -> None:
    days = [post.site.today + timedelta(days=day) for day in (first, last)]
    with pytest.raises(Refused, match=code):
        post.station.visits.expect(order(post.site, first_day=days[0], last_day=days[1]))


def test_a_visit_of_one_day_and_one_of_a_year(post: Post) -> None:
    for days in (0, 365):
        last_day = post.site.today + timedelta(days=days)
        post.station.visits.expect(order(post.site, last_day=last_day))


def test_what_is_over_is_listed_only_when_asked_for(post: Post) -> None:
    post.station.visits.expect(order(post.site, last_day=post.site.today))
    assert names(post.station) == ["Giàng A Phừ", "Lò Văn Thử"]
    post.wall.forward(days=1)
    assert names(post.station) == ["Giàng A Phừ"]
    listed = {each.visitor.name: each.over for each in post.station.visits.list(past=True)}
    assert (listed["Giàng A Phừ"], listed["Lò Văn Thử"]) == (False, True)
    assert len(post.station.visits.list(past=True, limit=1)) == 1


def test_a_visit_is_found_by_its_id_alone_unless_two_hosts_use_it(post: Post) -> None:
    visits = post.station.visits
    visits.draw = lambda size: b"\x01" * size
    for host in ("ubnd", "hdnd"):
        visits.expect(order(post.site, host=host))
    with post.station.store.reading() as cursor:
        when = visits.moment(None)
        assert visits.find(cursor, "hdnd:0101010101010101", when).visitor.host == "hdnd"
        with pytest.raises(Refused, match="ambiguous_visit"):
            visits.find(cursor, "0101010101010101", when)
        for unknown in ("", "x", "ubnd:", "ubnd:x", "a" * 100_000, "congan:0101010101010101"):
            with pytest.raises(Refused, match="no_such_visit"):
                visits.find(cursor, unknown, when)
