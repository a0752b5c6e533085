"""Who may write what, from the first table of records.md, written a second time."""

import pytest

from gate_desk.domain.authority import Author, may_author
from gate_desk.domain.ids import AgencyId
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Section
from gate_desk.domain.records.credential import CredentialEvent, CredentialKept
from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.movement import MovementAnnulled
from gate_desk.domain.records.person import PersonCore
from gate_desk.domain.records.registry import RECORD_TYPES
from gate_desk.domain.records.vehicle import VehiclePassed

SCAN = ("gatedesk/laocai-khoi2/post-1/1", 0)
POST = Author("post", AgencyId("congan"))
DESK = Author("desk", AgencyId("ubnd"))
CENTRE = Author("centre", AgencyId("ubnd"))
OTHER_DESK = Author("desk", AgencyId("hdnd"))
EVERYBODY = (POST, DESK, CENTRE, OTHER_DESK)

CARD = CredentialEvent(issuer="ubnd", serial=1, at=0)
KEPT = CredentialKept(issuer="ubnd", serial=1, at=0, scan=SCAN)
PERSON = PersonCore(person="a", agency="ubnd")
BY_POSTS = frozenset({POST})
BY_ITS_DESK = frozenset({DESK})
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
