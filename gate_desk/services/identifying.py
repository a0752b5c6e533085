"""From a recognised text to what the directory knows about it."""

from datetime import time
from typing import Any

from msgspec import Struct

from gate_desk.crypto.text_mac import text_mac
from gate_desk.domain.admission import Standing
from gate_desk.domain.card_numbers import zones_of
from gate_desk.domain.credential_code import CredentialKind, SignedCode
from gate_desk.domain.days import day_of
from gate_desk.domain.documents.plate import is_plate
from gate_desk.domain.ids import AgencyId, CardRef, Origin
from gate_desk.domain.rfid import RfidProfile
from gate_desk.domain.scanned import (
    CardNumber,
    Foreign,
    MisreadCode,
    RfidNumber,
    Unreadable,
    as_card_number,
    recognise,
)
from gate_desk.domain.subject import subject_of
from gate_desk.domain.verdict import CardState, ScanKind, Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.radio_cards import cards_meant
from gate_desk.store.queries.directory import (
    KnownCard,
    card_by_number,
    card_by_serial,
    presence_of,
)
from gate_desk.store.queries.visits import KnownPass, pass_by_number, pass_by_ref


class Identified(Struct, frozen=True, kw_only=True):
    """One scan, identified as far as it can be."""

    kind: ScanKind
    known: KnownCard | None = None
    visitor: KnownPass | None = None
    """The pass of a visitor, when it and its visit are here."""
    code: SignedCode | None = None
    ambiguous: bool = False
    """A radio number that cards of several people have, as far as it was read."""
    credential: CardRef | None = None
    """Issuer and serial of a card or a pass that is genuine or in the directory."""
    text_length: int = 0
    text_mac: str = ""
    missing_digits: int = 0
    watch: Watch | None = None
    """The gravest thing that the watch list says of a visitor."""
    last: tuple[int, str, int, str] | None = None
    """Time, origin, index and direction of the subject's last movement."""

    @property
    def issuer(self) -> AgencyId | Origin | None:
        """Who issued the card: an agency, or for a pass a journal."""
        return self.credential[0] if self.credential else None

    @property
    def person(self) -> str | None:
        """The owner's id."""
        return self.known.person if self.known else None

    @property
    def standing(self) -> Standing | None:
        """How the card or the pass stands; None: not in the directory."""
        if self.known is not None:
            return standing_of(self.known)
        return standing_of_pass(self.visitor) if self.visitor is not None else None

    @property
    def subject(self) -> str | None:
        """Who a movement would be about."""
        if self.visitor is not None:
            return self.visitor.subject
        return subject_of(self.person, self.credential)


def identify(
    cursor: Any,
    untrusted_text: str,
    ring: KeyRing,
    store_key: bytes,
    rfid: RfidProfile | None = None,
) -> Identified:
    """Recognise a text, check its signature, look it up; `rfid` is the profile of its reader."""
    match recognise(untrusted_text, rfid):
        case SignedCode() as code:
            found = _of_code(cursor, code, ring)
        case CardNumber(key=key):
            found = _of_number(cursor, key)
        case RfidNumber() as number:
            found = _of_radio(cursor, number, untrusted_text, store_key)
            if found.kind is ScanKind.PLATE or found.ambiguous:
                return found
        case MisreadCode(missing_digits=missing):
            return _unknown(ScanKind.MISREAD, untrusted_text, store_key, missing)
        case Foreign(kind=kind):
            return Identified(kind=kind, text_length=len(untrusted_text))
        case Unreadable(kind=kind):
            return _unknown(kind, untrusted_text, store_key)
    if found.credential is None:
        return _unknown(found.kind, untrusted_text, store_key, code=found.code)
    return found


def _of_radio(cursor: Any, number: RfidNumber, untrusted_text: str, store_key: bytes) -> Identified:
    meant = cards_meant(cursor, number.all)
    if meant.ambiguous:
        return _unknown(ScanKind.RFID, untrusted_text, store_key, ambiguous=True)
    if meant.best is None:
        # Where no card has it, the text is what else it has the form of: `CA002310`, `24A67890`.
        printed = as_card_number(untrusted_text)
        card = card_by_number(cursor, printed.key) if printed else None
        if card is not None:
            return of_known(ScanKind.NUMBER, card)
        if is_plate(number.hex):
            return Identified(kind=ScanKind.PLATE, text_length=len(untrusted_text))
    return of_known(ScanKind.RFID, meant.best)


def _of_number(cursor: Any, key: str) -> Identified:
    """A staff card, else a pre-printed card that a visitor has."""
    card = card_by_number(cursor, key)
    visitor = pass_by_number(cursor, key) if card is None else None
    if visitor is None:
        return of_known(ScanKind.NUMBER, card)
    credential: CardRef = (Origin(visitor.origin), visitor.serial)
    return Identified(
        kind=ScanKind.NUMBER, visitor=visitor, credential=credential, last=_last(visitor)
    )


def of_known(kind: ScanKind, known: KnownCard | None) -> Identified:
    """A card found in the directory by something else than a signed code."""
    if known is None:
        return Identified(kind=kind)
    credential = (AgencyId(known.issuer), known.serial)
    return Identified(kind=kind, known=known, credential=credential, last=_last(known))


def standing_of(known: KnownCard) -> Standing:
    """The card's standing for the admission rule; cards of people who left are handed back."""
    begin, _, end = (known.hours or "").partition("-")
    return Standing(
        state=CardState.RETURNED if known.left else CardState(known.state),
        first_day=day_of(known.first_day),
        last_day=day_of(known.last_day),
        zones=frozenset(zones_of(known.zones)),
        hours=(time.fromisoformat(begin), time.fromisoformat(end)) if known.hours else None,
        escort=bool(known.escort),
    )


def standing_of_pass(known: KnownPass) -> Standing:
    """The pass's standing for the admission rule; those of visits that are over are handed back."""
    over = known.state == CardState.ACTIVE and VisitState(known.visit_state).over
    return Standing(
        state=CardState.RETURNED if over else CardState(known.state),
        first_day=day_of(known.first_day),
        last_day=day_of(known.last_day),
        zones=frozenset(zones_of(known.zones)),
        escort=bool(known.escort),
    )


def _of_code(cursor: Any, code: SignedCode, ring: KeyRing) -> Identified:
    issuer = ring.issuer(code)
    if issuer is None:
        return Identified(kind=ScanKind.SIGNED, code=code)
    credential: CardRef = (issuer, code.payload.serial)
    if code.payload.kind is CredentialKind.VISITOR:
        return _of_pass(cursor, code, credential)
    staff = code.payload.kind is CredentialKind.STAFF
    known = card_by_serial(cursor, *credential) if staff else None
    last = _last(known) if known else presence_of(cursor, subject_of(None, credential) or "")
    return Identified(
        kind=ScanKind.SIGNED, known=known, code=code, credential=credential, last=last
    )


def _of_pass(cursor: Any, code: SignedCode, credential: CardRef) -> Identified:
    visitor = pass_by_ref(cursor, *credential)
    last = _last(visitor) if visitor else presence_of(cursor, subject_of(None, credential) or "")
    return Identified(
        kind=ScanKind.SIGNED, visitor=visitor, code=code, credential=credential, last=last
    )


def _last(known: KnownCard | KnownPass) -> tuple[int, str, int, str] | None:
    if known.last_at is None:
        return None
    origin, index = known.last_origin or "", known.last_index or 0
    return known.last_at, origin, index, known.last_direction or ""


def _unknown(
    kind: ScanKind,
    untrusted_text: str,
    store_key: bytes,
    missing: int = 0,
    code: SignedCode | None = None,
    ambiguous: bool = False,
) -> Identified:
    return Identified(
        kind=kind,
        code=code,
        ambiguous=ambiguous,
        text_length=len(untrusted_text),
        text_mac=text_mac(store_key, untrusted_text),
        missing_digits=missing,
    )
