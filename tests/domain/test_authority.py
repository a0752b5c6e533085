"""Who may write what, from the first table of records.md, written a second time."""

import pytest

from gate_desk.domain.authority import Author, may_author
from gate_desk.domain.ids import AgencyId, NodeName
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Section
from gate_desk.domain.records.credential import CredentialEvent, CredentialKept
from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.exchange import ExchangeCalled
from gate_desk.domain.records.item import ItemEvent
from gate_desk.domain.records.journal import JournalContinued, JournalLost
from gate_desk.domain.records.movement import MovementAnnulled
from gate_desk.domain.records.person import PersonCore
from gate_desk.domain.records.registry import RECORD_TYPES
from gate_desk.domain.records.roll import RollBegun, RollEnded, RollMarked
from gate_desk.domain.records.vehicle import VehiclePassed
from gate_desk.domain.records.visit import VisitEvent, VisitExpected
from gate_desk.domain.records.visitor_pass import PassEvent, PassIssued
from gate_desk.domain.records.watch import WatchLifted, WatchListed, WatchMatched

SCAN = ("gatedesk/laocai-khoi2/post-1/1", 0)
POST = Author("post", AgencyId("congan"))
DESK = Author("desk", AgencyId("ubnd"), NodeName("desk-ubnd"))
SECOND_DESK = Author("desk", AgencyId("ubnd"), NodeName("desk-ubnd-2"))
CENTRE = Author("centre", AgencyId("ubnd"))
OTHER_DESK = Author("desk", AgencyId("hdnd"), NodeName("desk-hdnd"))
EVERYBODY = (POST, DESK, SECOND_DESK, CENTRE, OTHER_DESK)

CARD = CredentialEvent(issuer="ubnd", serial=1, at=0)
KEPT = CredentialKept(issuer="ubnd", serial=1, at=0, scan=SCAN)
PERSON = PersonCore(person="a", agency="ubnd")
BY_POSTS = frozenset({POST})
BY_ITS_DESK = frozenset({DESK, SECOND_DESK})
BY_THE_HOST = frozenset({POST, DESK, SECOND_DESK})
BY_ITS_ISSUER = frozenset({POST, DESK})
VISIT = VisitExpected(
    at=0,
    visit="a",
    host="ubnd",
    purpose="contractor",
    first_day="2026-01-01",
    last_day="2026-01-02",
)
PASS = PassIssued(
    at=0,
    serial=1,
    visit="a",
    host="ubnd",
    first_day="2026-01-01",
    last_day="2026-01-02",
    zones=[1],
)
CHANGED_PASS = PassEvent(at=0, origin="gatedesk/laocai-khoi2/desk-ubnd/1", serial=1, host="ubnd")
VISIT_EVENT = VisitEvent(at=0, visit="a", host="ubnd")
NOTIFIES = WatchListed(at=0, entry="a", agency="ubnd", kind="notify", last_day="2026-01-01")
TABLE: dict[str, tuple[Section, frozenset[Author]]] = {
    "scan.decided": (Decided(at=0, scan=SCAN), BY_POSTS),
    "movement.recorded": (Decided(at=0, scan=SCAN), BY_POSTS),
    "movement.annulled": (MovementAnnulled(at=0, movement=SCAN), BY_POSTS),
    "decision.confirmed": (Decided(at=0, scan=SCAN), BY_POSTS),
    "decision.refused": (Decided(at=0, scan=SCAN), BY_POSTS),
    "vehicle.entered": (VehiclePassed(at=0, number=1), BY_POSTS),
    "vehicle.left": (VehiclePassed(at=0, number=1), BY_POSTS),
    "person.enrolled": (PERSON, BY_ITS_DESK),
    "person.changed": (PERSON, BY_ITS_DESK),
    "person.left": (PERSON, BY_ITS_DESK),
    "credential.issued": (CARD, BY_ITS_DESK),
    "credential.renewed": (CARD, BY_ITS_DESK),
    "credential.suspended": (CARD, BY_ITS_DESK),
    "credential.resumed": (CARD, BY_ITS_DESK),
    "credential.lost": (CARD, BY_ITS_DESK),
    "credential.found": (CARD, BY_ITS_DESK),
    "credential.returned": (CARD, BY_ITS_DESK),
    "credential.revoked": (CARD, BY_ITS_DESK),
    "credential.kept": (KEPT, BY_POSTS),
    "visit.expected": (VISIT, BY_THE_HOST),
    "visit.changed": (VISIT, BY_THE_HOST),
    "visit.registered": (VISIT, BY_THE_HOST),
    "visit.cancelled": (VISIT_EVENT, BY_THE_HOST),
    "visit.awaiting": (VISIT_EVENT, BY_THE_HOST),
    "visit.admitted": (VISIT_EVENT, BY_THE_HOST),
    "visit.ended": (VISIT_EVENT, BY_THE_HOST),
    "visit.refused": (VISIT_EVENT, BY_THE_HOST),
    "visit.unseen": (VISIT_EVENT, BY_THE_HOST),
    "item.held": (ItemEvent(at=0, item="a", visit="a", host="ubnd"), BY_POSTS),
    "item.handed_back": (ItemEvent(at=0, item="a", visit="a", host="ubnd"), BY_POSTS),
    "watch.listed": (NOTIFIES, BY_ITS_DESK),
    "watch.lifted": (WatchLifted(at=0, entry="a", agency="ubnd"), BY_ITS_DESK),
    "roll.begun": (RollBegun(at=0, inside=1), BY_POSTS),
    "roll.marked": (RollMarked(at=0, roll=1, subject="ubnd:a"), BY_POSTS),
    "roll.ended": (RollEnded(at=0, roll=1, missing=0), BY_POSTS),
    "watch.matched": (WatchMatched(at=0, matched=[]), BY_POSTS),
    "pass.assigned": (PASS, BY_POSTS),
    "pass.issued": (PASS, BY_THE_HOST),
    "pass.returned": (CHANGED_PASS, BY_ITS_ISSUER),
    "pass.missing": (CHANGED_PASS, BY_ITS_ISSUER),
    "journal.continued": (JournalContinued("gatedesk/x/post-1/1", 0, ""), frozenset(EVERYBODY)),
    "journal.lost": (JournalLost("gatedesk/x/post-1/1", 0, 1), frozenset(EVERYBODY)),
    "exchange.called": (ExchangeCalled(at=0, node="x", concerned=[]), frozenset(EVERYBODY)),
    "clock.adjusted": (ClockAdjusted(highest=1, now=0), frozenset(EVERYBODY)),
}


def test_every_type_is_in_the_table() -> None:
    assert set(TABLE) == {type_ for type_, _ in RECORD_TYPES}


@pytest.mark.parametrize("type_", TABLE)
def test_who_may(type_: str) -> None:
    core, authors = TABLE[type_]
    assert {author for author in EVERYBODY if may_author(type_, author, core)} == authors


def test_deny_by_default() -> None:
    for author in EVERYBODY:
        assert not may_author("carpet.flown", author, CARD)
        assert not may_author("credential.lost", author, CredentialEvent(issuer="", serial=1, at=0))
        assert not may_author("person.left", author, PersonCore(person="a", agency=""))


@pytest.mark.parametrize("origin", ["", "desk-ubnd", "gatedesk/x/desk-ubnd", "a/b/desk-ubnd/1/2"])
def test_a_pass_of_no_journal_is_taken_back_at_posts_only(origin: str) -> None:
    core = PassEvent(at=0, origin=origin, serial=1)
    for type_ in ("pass.returned", "pass.missing"):
        nameless = Author("desk", AgencyId("ubnd"))
        assert [who for who in (*EVERYBODY, nameless) if may_author(type_, who, core)] == [POST]


def test_a_restored_node_speaks_of_the_passes_of_its_earlier_journal() -> None:
    core = PassEvent(at=0, origin="gatedesk/laocai-khoi2/desk-ubnd/7", serial=1)
    assert may_author("pass.returned", DESK, core)


def test_only_an_agency_that_guards_lists_whom_a_gate_must_not_let_in() -> None:
    blocks = WatchListed(at=0, entry="a", agency="congan", kind="block", last_day="2026-01-01")
    police = Author("desk", AgencyId("congan"), NodeName("desk-congan"), guards=True)
    assert may_author("watch.listed", police, blocks)
    assert not may_author("watch.listed", Author("desk", AgencyId("congan")), blocks)
    assert not any(may_author("watch.listed", author, blocks) for author in EVERYBODY)
