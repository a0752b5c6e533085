"""Every service asks first: what a role may not do changes nothing."""

from collections.abc import Callable
from datetime import date

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, Origin, PersonId
from gate_desk.domain.permissions import Operation, Role
from gate_desk.domain.reading import Reading
from gate_desk.services.access import Access
from gate_desk.services.passes import PassOrder
from gate_desk.services.station import Station, open_station
from gate_desk.services.visits import VisitOrder
from tests.helpers.demo_site import MADE, Post

REF = (Origin("gatedesk/laocai-khoi2/post-1/1"), 0)
NOBODY = (AgencyId("ubnd"), PersonId("0"))
VISIT = VisitOrder(
    untrusted_name="Lò Văn Thử",
    untrusted_organisation="",
    host="ubnd",
    first_day=date(2030, 1, 1),
    last_day=date(2030, 1, 2),
    purpose="contractor",
)
ACTS: dict[str, Callable[[Station], object]] = {
    "scan": lambda at: at.gate.scan(Reading(untrusted_text="x", reader="r")),
    "by_hand": lambda at: at.gate.by_hand(NOBODY, "r", None),
    "confirm": lambda at: at.gate.confirm(REF),
    "refuse": lambda at: at.gate.refuse(REF),
    "keep_card": lambda at: at.gate.keep_card(REF),
    "annul": lambda at: at.gate.annul(REF, "Nhầm"),
    "turn": lambda at: at.gate.turn(REF),
    "find": lambda at: at.lookups.find_people("x", 1),
    "look": lambda at: at.lookups.look(NOBODY),
    "answer": lambda at: at.lookups.answer(REF),
    "passages": lambda at: at.lookups.passages(0, 1),
    "pending": lambda at: at.lookups.pending(),
    "inside": lambda at: at.lookups.inside(),
    "roll": lambda at: at.roll.read(),
    "begin_roll": lambda at: at.roll.begin(),
    "mark": lambda at: at.roll.mark("ubnd:a"),
    "mark_scanned": lambda at: at.roll.scan(Reading(untrusted_text="x", reader="r")),
    "end_roll": lambda at: at.roll.end(),
    "photo": lambda at: at.lookups.photo("0"),
    "expect": lambda at: at.visits.expect(VISIT),
    "visits": lambda at: at.visits.list(),
    "issue": lambda at: at.passes.issue(PassOrder(untrusted_visit="x", zones=[1])),
    "print": lambda at: at.passes.again("1"),
    "take_back": lambda at: at.passes.take_back("1"),
    "missing": lambda at: at.passes.report_missing("1"),
}


@pytest.mark.parametrize("name", ACTS)
def test_who_may_not_is_refused_before_anything_is_done(post: Post, name: str) -> None:
    post.scan("escort")
    post.station.close()
    station = open_station(post.home, Role.SYSTEM)
    try:
        size = station.store.journal.head.size
        with pytest.raises(Refused, match="not_allowed"):
            ACTS[name](station)
        assert station.store.journal.head.size == size
    finally:
        station.close()
        post.open()


def test_the_actor_stands_in_every_header(post: Post) -> None:
    post.scan("escort")
    post.station.close()
    station = open_station(post.home, Role.UNATTENDED)
    station.gate.confirm((station.store.journal.origin, MADE))
    station.close()
    post.open()
    actors = [post.station.care.show(index)["header"][5] for index in range(MADE, post.size)]
    assert actors == ["console", "unattended", "unattended"]
    (line,) = post.station.lookups.passages(0, 9)
    assert line.resolved_by == "unattended"


def test_a_window_without_a_login_scans_and_does_not_maintain() -> None:
    access = Access(Role.UNATTENDED)
    denied = {
        Operation.MAINTAIN,
        Operation.EXPECT,
        Operation.ISSUE,
        Operation.EXTRACT,
        Operation.WATCH,
        Operation.CHARTER,
        Operation.BACK_UP,
    }
    for operation in set(Operation) - denied:
        access.require(operation)
    for operation in denied:
        with pytest.raises(Refused, match="not_allowed"):
            access.require(operation)
