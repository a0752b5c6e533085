"""`pass` and `pass_event`: passes of visitors, and what happened to them."""

from datetime import date
from typing import Any

from gate_desk.domain.card_numbers import number_key, zone_mask
from gate_desk.domain.card_state import CardEvent
from gate_desk.domain.days import day_number
from gate_desk.domain.pass_state import pass_state
from gate_desk.domain.records.visitor_pass import PassAssigned, PassEvent, PassIssued
from gate_desk.domain.subject import visit_subject
from gate_desk.domain.verdict import CardState
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import visits as sql


def issued(record: Projected, writer: Writer) -> None:
    """`pass.issued`, `pass.assigned`: the pass is one of the journal of the record."""
    core = record.core
    if not isinstance(core, PassIssued):
        return
    printed = core.number if isinstance(core, PassAssigned) else ""
    writer.put(
        sql.ISSUED,
        (
            record.origin,
            core.serial,
            visit_subject(core.host, core.visit),
            day_number(date.fromisoformat(core.first_day)),
            day_number(date.fromisoformat(core.last_day)),
            zone_mask(core.zones),
            core.escort,
            CardState.ACTIVE.value,
            None,
            record.recorded_at,
            record.index,
            printed,
            number_key(printed),
        ),
    )
    writer.settle(settle_pass, record.origin, core.serial)


def happened(record: Projected, writer: Writer) -> None:
    """`pass.returned`, `pass.missing`."""
    core = record.core
    if isinstance(core, PassEvent):
        kind = record.type.partition(".")[2]
        row = (core.origin, core.serial, core.at, record.origin, record.index, kind)
        writer.put(sql.EVENT, row)
        writer.settle(settle_pass, core.origin, core.serial)


def settle_pass(cursor: Any, origin: str, serial: int) -> None:
    """Bring a pass's state in line with all that happened to it."""
    rows = cursor.execute(sql.EVENTS, (origin, serial)).fetchall()
    if rows:
        state, since = pass_state(CardEvent(*row) for row in rows)
        cursor.execute(sql.STATE, (state.value, since, origin, serial))
