"""Visits: what they are for, and how long one may be announced."""

from enum import StrEnum

LONGEST_VISIT_DAYS = 366
"""First and last day included."""


class Purpose(StrEnum):
    """What a visitor comes for."""

    CONTRACTOR = "contractor"
    """Works in the compound for some days, and comes and goes with one pass."""
