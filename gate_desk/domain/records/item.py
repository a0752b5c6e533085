"""`item.held` and `item.handed_back`: what a visitor leaves at the gate meanwhile."""

from gate_desk.domain.records.common import At, Section


class ItemEvent(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of both, version 1. What it is stands in the note of `item.held`."""

    at: At
    item: str
    """Random."""
    visit: str
    host: str
