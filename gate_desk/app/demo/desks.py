"""What the desks of the demo have recorded: their people and their cards."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from gate_desk.app.demo.cards import DemoCard
from gate_desk.config.node_toml import load_settings
from gate_desk.crypto.keys import load_keys
from gate_desk.domain.days import milliseconds
from gate_desk.domain.ids import AgencyId
from gate_desk.domain.records.common import Photo, Section
from gate_desk.domain.records.credential import CredentialEvent, CredentialIssued
from gate_desk.domain.records.person import PersonCore, PersonDetails
from gate_desk.services.clock import DemoClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.nodes import origin_of
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

_PER_COMMIT = 500
_OFFICER = "op-demo"


def open_desk(home: Path, rng: Random) -> tuple[Store, DemoClock, Cutter]:
    """A desk's store with a clock that stands where it is put, and seeded salts."""
    settings, keys = load_settings(home), load_keys(home / "keys")
    clock = DemoClock()
    store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
    store.journal.salts = rng.randbytes
    return store, clock, Cutter(store, home, keys.signing, clock)


def record_cards(
    home: Path,
    agency: AgencyId,
    cards: Sequence[DemoCard],
    portraits: Mapping[str, bytes],
    begin: datetime,
    rng: Random,
    tell: Callable[[int], None],
) -> None:
    """Enrol an agency's people, issue their cards, record what happened to them; then a cut."""
    store, clock, cutter = open_desk(home, rng)
    clock.move(begin)
    try:
        hashes = store.blobs.put(("image/jpeg", data) for data in portraits.values())
        photos = {
            person: Photo(sha256=digest, size=len(data), media_type="image/jpeg")
            for (person, data), digest in zip(portraits.items(), hashes, strict=True)
        }
        enrolled: set[str] = set()
        for start in range(0, len(cards), _PER_COMMIT):
            with store.begin(_OFFICER) as work:
                for card in cards[start : start + _PER_COMMIT]:
                    clock.move(begin + timedelta(seconds=30 * start))
                    _record_card(work, agency, card, photos, enrolled)
            tell(min(_PER_COMMIT, len(cards) - start))
        _record_events(store, clock, cards, begin + timedelta(days=20, hours=8, minutes=10))
        cutter.cut()
    finally:
        store.close()


def _record_card(
    work: UnitOfWork,
    agency: AgencyId,
    card: DemoCard,
    photos: Mapping[str, Photo],
    enrolled: set[str],
) -> None:
    person = card.person
    if person.id not in enrolled:
        enrolled.add(person.id)
        sections: dict[str, Section] = {
            "core": PersonCore(person=person.id, agency=agency),
            "person": PersonDetails(
                name=person.name,
                title=person.title,
                unit=person.unit,
                birth_year=person.birth_year,
            ),
        }
        if person.id in photos:
            sections["photo"] = photos[person.id]
        work.append("person.enrolled", sections)
    issued = CredentialIssued(
        issuer=card.issuer,
        serial=card.serial,
        number=card.number,
        person=person.id,
        first_day=card.first_day.isoformat(),
        last_day=card.last_day.isoformat(),
        zones=list(card.zones),
        escort=card.escort,
        rfid=[card.rfid] if card.rfid else [],
    )
    work.append("credential.issued", {"core": issued})


def _record_events(
    store: Store, clock: DemoClock, cards: Sequence[DemoCard], when: datetime
) -> None:
    clock.move(when)
    with store.begin(_OFFICER) as work:
        for card in cards:
            for type_ in card.events:
                event = CredentialEvent(
                    issuer=card.issuer, serial=card.serial, at=milliseconds(when)
                )
                work.append(type_, {"core": event})
