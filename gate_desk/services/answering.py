"""Answers of the gate, made from a decision and what the directory knows."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.card_numbers import zones_of
from gate_desk.domain.credential_code import CredentialKind, SignedCode
from gate_desk.domain.days import day_of, moment
from gate_desk.domain.ids import AgencyId, Origin, PersonId, VisitId, node_of
from gate_desk.domain.pass_state import pass_number
from gate_desk.domain.verdict import CardState, Direction
from gate_desk.services.answers import CardView, LastPassage, PersonView, VisitorView
from gate_desk.services.identifying import Identified
from gate_desk.store.queries.directory import KnownCard, card_number
from gate_desk.store.queries.visits import KnownPass, PassLine


def person_view(known: KnownCard | None) -> PersonView | None:
    """The owner, when the directory has one."""
    if known is None or known.name is None:
        return None
    return PersonView(
        id=PersonId(known.person),
        name=known.name,
        title=known.title or "",
        unit=known.unit or "",
        agency=AgencyId(known.agency or known.issuer),
        birth_year=known.birth_year,
        photo=known.photo,
    )


def visitor_view(known: KnownPass | None) -> VisitorView | None:
    """The visitor, when the pass and its visit are here."""
    if known is None:
        return None
    return VisitorView(
        visit=VisitId(known.visit),
        host=AgencyId(known.host),
        purpose=known.purpose,
        name=known.name,
        organisation=known.organisation,
        note=known.note,
    )


def card_view(found: Identified, zone: ZoneInfo) -> CardView | None:
    """The card: as the directory has it, else as a genuine code says."""
    if found.known:
        return known_card_view(found.known, zone)
    if found.visitor:
        return pass_view(found.visitor, zone)
    if found.code and found.issuer:
        return _signed_card_view(found.code, found.issuer)
    return None


def known_card_view(known: KnownCard, zone: ZoneInfo) -> CardView:
    """A card of the directory."""
    return CardView(
        issuer=AgencyId(known.issuer),
        serial=known.serial,
        number=known.number,
        first_day=day_of(known.first_day),
        last_day=day_of(known.last_day),
        zones=zones_of(known.zones),
        state=CardState(known.state),
        state_since=None if known.state_at is None else moment(known.state_at, zone),
        replaced_by=known.replaced_by,
    )


def pass_view(known: KnownPass | PassLine, zone: ZoneInfo) -> CardView:
    """A visitor's pass of the directory."""
    return CardView(
        issuer=Origin(known.origin),
        serial=known.serial,
        number=known.printed or pass_number(known.serial),
        printed=bool(known.printed),
        first_day=day_of(known.first_day),
        last_day=day_of(known.last_day),
        zones=zones_of(known.zones),
        state=CardState(known.state),
        state_since=None if known.state_at is None else moment(known.state_at, zone),
        kind=CredentialKind.VISITOR,
        escort=bool(known.escort),
    )


def _signed_card_view(code: SignedCode, issuer: AgencyId | Origin) -> CardView:
    payload = code.payload
    staff = payload.kind is CredentialKind.STAFF
    return CardView(
        kind=payload.kind,
        issuer=issuer,
        serial=payload.serial,
        number="" if staff else pass_number(payload.serial),
        first_day=payload.first_day,
        last_day=payload.last_day,
        zones=tuple(sorted(payload.zones)),
        state=CardState.ACTIVE,
    )


def last_passage(cursor: Any, found: Identified, zone: ZoneInfo) -> LastPassage | None:
    """The movement before this one."""
    if found.last is None:
        return None
    at, origin, _index, direction = found.last
    known = found.known
    same = known is not None and (known.last_issuer, known.last_serial) == (
        known.issuer,
        known.serial,
    )
    number = known.number if known and same else ""
    if known and not same:
        number = card_number(cursor, known.last_issuer, known.last_serial)
    return LastPassage(
        direction=Direction(direction),
        gate=node_of(origin),
        at=moment(at, zone),
        card_number=number,
    )


def inside_since(found: Identified, zone: ZoneInfo) -> datetime | None:
    """Since when the subject is recorded as inside."""
    if found.last is None or found.last[3] != Direction.IN:
        return None
    return moment(found.last[0], zone)
