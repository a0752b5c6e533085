"""`clock.adjusted`: the wall clock went backwards."""

from gate_desk.domain.records.common import Section


class ClockAdjusted(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `clock.adjusted`, version 1; UTC milliseconds."""

    highest: int
    """The highest time this node had recorded."""
    now: int
