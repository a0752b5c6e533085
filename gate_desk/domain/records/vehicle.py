"""`vehicle.entered` and `vehicle.left`: a vehicle passed the gate."""

from gate_desk.domain.records.common import At, Section


class VehiclePassed(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `vehicle.entered` and of `vehicle.left`, version 1."""

    at: At
    """Event time, UTC milliseconds."""
    number: int
    """Running number of the day at this node, shared with the scans."""
    priority: str = ""
    """`leader`: a leader's car that was not stopped. Empty: an ordinary vehicle."""
    people: int | None = None
    """How many sat in it; null: nobody could know."""


LEADER = "leader"
