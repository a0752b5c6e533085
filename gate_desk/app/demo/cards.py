"""The cards of the demo: who holds which, in which state, and what its code says."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from gate_desk.app.demo.bodies import CONGAN, DBQH, HDND, RESIDENT_UNITS, UBND
from gate_desk.app.demo.names import InventedPerson
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from gate_desk.domain.ids import AgencyId

PREFIXES = {DBQH: "ĐBQH", HDND: "HĐND", UBND: "UBND", CONGAN: "CA"}
FIXED_SERIALS = {
    "Đặng Thị Thùy Dương": 417,
    "Nguyễn Thị Mẫu": 93,
    "Phạm Ngọc Ẩn": 231,
}
"""Numbers that stay the same in pictures and texts."""
REPLACEMENT = 118
"""The new card of the colleague whose card 93 was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCard:
    """One card with its owner; `fate` names what its code is listed for."""

    issuer: AgencyId
    serial: int
    person: InventedPerson
    first_day: date
    last_day: date
    zones: tuple[int, ...]
    escort: bool = False
    rfid: str = ""
    """Canonical radio number, 5 bytes."""
    fate: str = ""
    events: tuple[str, ...] = field(default=())
    """Record types that follow `credential.issued`."""

    @property
    def number(self) -> str:
        """As printed: `UBND-00417`."""
        return f"{PREFIXES[self.issuer]}-{self.serial:05}"

    def code(self, site: str, key: SigningKey) -> str:
        """The text of its QR code, signed with a desk's key."""
        payload = pack(
            CredentialPayload(
                CredentialKind.STAFF,
                credential_key_id(key.public),
                self.serial,
                self.first_day,
                self.last_day,
                frozenset(self.zones),
                "",
            )
        )
        return write_code(payload, key.sign(signed_message(site, payload)))


_FATES: dict[AgencyId, tuple[str, ...]] = {
    UBND: ("expired", "revoked", "suspended", "zone", "not_yet_valid", "rfid", "number", "escort"),
    HDND: ("other_agency",),
    DBQH: ("stale",),
    CONGAN: ("police",),
}
_EVENTS = {
    "lost": ("credential.lost",),
    "revoked": ("credential.revoked",),
    "suspended": ("credential.suspended",),
}
_UNITS = frozenset(unit.name[0] for unit in RESIDENT_UNITS)


def deal_cards(
    rng: Random, issuer: AgencyId, people: list[InventedPerson], today: date
) -> list[DemoCard]:
    """One card for each of an agency's people; the first plain ones take the fates in turn."""
    free = (number for number in range(1, 100_000) if number not in _TAKEN)
    fates = iter(_FATES[issuer])
    cards = []
    for person in people:
        fate = _fixed_fate(person)
        if fate is None and person.unit not in _UNITS:
            fate = next(fates, "")
        serial = FIXED_SERIALS.get(person.name) or next(free)
        cards.append(_card(rng, issuer, serial, person, fate or "", today))
        if fate == "lost":
            cards.append(_card(rng, issuer, REPLACEMENT, person, "", today))
    return cards


_TAKEN = frozenset({*FIXED_SERIALS.values(), REPLACEMENT})


def _fixed_fate(person: InventedPerson) -> str | None:
    return {"Đặng Thị Thùy Dương": "valid", "Nguyễn Thị Mẫu": "lost"}.get(person.name)


def _card(
    rng: Random, issuer: AgencyId, serial: int, person: InventedPerson, fate: str, today: date
) -> DemoCard:
    first = today - timedelta(days=rng.randrange(100, 500))
    last = today + timedelta(days=rng.randrange(200, 900))
    if fate == "expired":
        last = today - timedelta(days=12)
    if fate == "not_yet_valid":
        first = today + timedelta(days=7)
    zones = (6,) if fate == "zone" else rng.choice(((1, 2), (1, 2, 3), (1, 2, 3, 4), (1, 3)))
    radio = f"01{rng.getrandbits(32):08X}"
    return DemoCard(
        issuer=issuer,
        serial=serial,
        person=person,
        first_day=first,
        last_day=last,
        zones=zones,
        escort=fate == "escort",
        rfid=radio if fate == "rfid" or serial % 3 == 0 else "",
        fate=fate,
        events=_EVENTS.get(fate, ()),
    )
