"""`credential`, `rfid` and `card_event`: cards, their numbers and what happened to them."""

from datetime import date
from typing import Any

from gate_desk.domain.card_numbers import number_key, zone_mask
from gate_desk.domain.card_state import CardEvent, card_state
from gate_desk.domain.days import day_number
from gate_desk.domain.records.credential import (
    CredentialEvent,
    CredentialIssued,
    CredentialKept,
    CredentialRenewed,
)
from gate_desk.domain.rfid_matching import number_keys
from gate_desk.domain.verdict import CardState, Resolution
from gate_desk.store.projections.resolutions import resolve
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import cards as sql
from gate_desk.store.sqlite.schema import INDEX_CARD


def issued(record: Projected, writer: Writer) -> None:
    """`credential.issued`."""
    core = record.core
    if not isinstance(core, CredentialIssued):
        return
    hours = "-".join(core.hours) if core.hours else None
    writer.put(
        sql.PUT,
        (
            core.issuer,
            core.serial,
            core.number,
            number_key(core.number),
            core.person,
            day_number(date.fromisoformat(core.first_day)),
            day_number(date.fromisoformat(core.last_day)),
            zone_mask(core.zones),
            hours,
            core.escort,
            CardState.ACTIVE.value,
            None,
            record.recorded_at,
            record.origin,
            record.index,
        ),
    )
    writer.put(INDEX_CARD, (core.issuer, core.serial))
    for number in core.rfid:
        for key in number_keys(number):
            card = (core.issuer, core.serial, record.origin, record.index)
            writer.put(sql.RFID, (key, number, *card))
    writer.settle(settle_card, core.issuer, core.serial)


def renewed(record: Projected, writer: Writer) -> None:
    """`credential.renewed`."""
    core = record.core
    if isinstance(core, CredentialRenewed):
        days = (date.fromisoformat(core.first_day), date.fromisoformat(core.last_day))
        terms = (*map(day_number, days), zone_mask(core.zones))
        _put_event(record, core.issuer, core.serial, core.at, terms, writer)


def happened(record: Projected, writer: Writer) -> None:
    """`credential.suspended`, `.resumed`, `.lost`, `.found`, `.returned`, `.revoked`."""
    core = record.core
    if isinstance(core, CredentialEvent):
        _put_event(record, core.issuer, core.serial, core.at, (None, None, None), writer)


def kept(record: Projected, writer: Writer) -> None:
    """`credential.kept`: resolves the scan at which the card was taken."""
    core = record.core
    if isinstance(core, CredentialKept) and core.scan[0] == record.origin:
        resolve(record, core.scan[1], Resolution.CARD_KEPT.value, core.at, writer)


def _put_event(
    record: Projected, issuer: str, serial: int, at: int, terms: tuple[Any, ...], writer: Writer
) -> None:
    kind = record.type.partition(".")[2]
    writer.put(sql.EVENT, (issuer, serial, at, record.origin, record.index, kind, *terms))
    writer.settle(settle_card, issuer, serial)


def settle_card(cursor: Any, issuer: str, serial: int) -> None:
    """Bring a card's state, days and zones in line with all that happened to it."""
    rows = cursor.execute(sql.EVENTS, (issuer, serial)).fetchall()
    if not rows:
        return
    state, since = card_state(CardEvent(*row[:4]) for row in rows)
    cursor.execute(sql.STATE, (state.value, since, issuer, serial))
    renewals = [row for row in rows if row[3] == "renewed"]
    if renewals:
        cursor.execute(sql.RENEW, (*max(renewals)[4:7], issuer, serial))
