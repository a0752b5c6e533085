"""`movement`, `annulment` and `presence`: who passed, and who is inside."""

from typing import Any

from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.subject import subject_of
from gate_desk.store.projections.visits import settle_after_undoing
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import movements as sql


def recorded(record: Projected, writer: Writer) -> None:
    """`movement.recorded`: the later of two movements decides who is inside."""
    core = record.core
    if not isinstance(core, MovementRecorded):
        return
    subject = subject_of(core.person, core.credential, core.visit, core.host)
    if subject is None:
        return
    issuer, serial = core.credential or (None, None)
    key = (record.origin_id, record.index)
    writer.put(sql.MOVED, (*key, core.at, core.direction, subject, issuer, serial, core.scan))
    writer.put(
        sql.PRESENT,
        (subject, core.at, record.origin, record.index, core.direction, issuer, serial),
    )


def annulled(record: Projected, writer: Writer) -> None:
    """`movement.annulled`: a post undoes its own movements only, always after they were made."""
    core = record.core
    if not isinstance(core, MovementAnnulled) or core.movement[0] != record.origin:
        return
    movement_idx = core.movement[1]
    # Of a movement that is still to come it would depend on the order of arrival.
    if movement_idx < record.index:
        writer.put(sql.ANNULLED, (record.origin_id, movement_idx, record.origin_id, record.index))
        writer.settle(settle_presence, record.origin_id, movement_idx)
        writer.settle(settle_after_undoing, record.origin_id, movement_idx)


def settle_presence(cursor: Any, origin_id: int, movement_idx: int) -> None:
    """Bring presence in line after a movement of somebody was undone."""
    row = cursor.execute(sql.SUBJECT, (origin_id, movement_idx)).fetchone()
    if row:
        cursor.execute(sql.FORGET, row)
        cursor.execute(sql.LATEST, row)
