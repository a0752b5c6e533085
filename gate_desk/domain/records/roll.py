"""`roll.*`: an evacuation; who was found safe outside."""

from typing import Literal

from gate_desk.domain.records.common import At, Section


class RollBegun(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `roll.begun`, version 1."""

    at: At
    inside: int
    """How many were recorded as inside."""


class RollMarked(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `roll.marked`, version 1; the later of two about one person counts."""

    at: At
    roll: int
    """Index of `roll.begun` in the same journal."""
    subject: str
    """As presence names somebody (`domain.subject`): ids, never a name."""
    safe: bool = True
    """False takes a mark back that was a mistake."""
    by: Literal["scan", "hand"] = "scan"


class RollEnded(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `roll.ended`, version 1."""

    at: At
    roll: int
    missing: int
    """How many were neither found safe nor seen leaving."""
