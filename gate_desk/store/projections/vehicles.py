"""Vehicles among the lines of the gate: a leader's car that was not stopped."""

from gate_desk.domain.records.vehicle import LEADER, VehiclePassed
from gate_desk.domain.verdict import LEADER_CAR, Direction, Verdict
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import movements, scans


def passed(record: Projected, writer: Writer) -> None:
    """`vehicle.entered`, `vehicle.left`: a line and a movement of its own, which can be undone.

    Nobody becomes present by it: who sat in the car is not known.
    """
    core = record.core
    if not isinstance(core, VehiclePassed) or core.priority != LEADER:
        return
    direction = Direction.IN if record.type == "vehicle.entered" else Direction.OUT
    subject = f"car {record.origin} {record.index}"
    key = (record.origin_id, record.index)
    writer.put(
        scans.SCANNED,
        (
            *key,
            core.at,
            core.number,
            "hand",
            subject,
            Verdict.ADMIT,
            direction,
            None,
            None,
            None,
            None,
            LEADER_CAR,
            None,
        ),
    )
    writer.put(movements.MOVED, (*key, core.at, direction, subject, None, None, record.index))
