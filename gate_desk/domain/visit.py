"""Visits: what they are for, what is left at the gate meanwhile, how long one may last."""

from enum import StrEnum

from gate_desk.domain.documents.names import fold

LONGEST_VISIT_DAYS = 366
"""First and last day included."""
MOST_PEOPLE = 500
"""Who comes with one visitor, the visitor included."""
MOST_ITEMS = 20
"""Kinds of things that one visitor leaves at the gate."""


class Purpose(StrEnum):
    """What a visitor comes for."""

    PAPERS = "papers"
    """To hand in or to fetch papers."""
    WORK = "work"
    MEETING = "meeting"
    CITIZENS = "citizens"
    """Citizens' reception (`tiếp công dân`)."""
    DELIVERY = "delivery"
    CONTRACTOR = "contractor"
    """Works in the compound for some days, and comes and goes with one pass."""
    PRIVATE = "private"
    OTHER = "other"


class DocumentKind(StrEnum):
    """By what a visitor was identified; no picture of it is ever taken or kept."""

    IDENTITY_CARD = "identity_card"
    VNEID = "vneid"
    """The identity card on a telephone: its number is typed by hand."""
    PASSPORT = "passport"
    OTHER = "other"
    NONE = "none"


_IDENTITY = (
    "can cuoc",
    "cccd",
    "chung minh",
    "cmnd",
    "cmtnd",
    "giay to tuy than",
    "ho chieu",
    "identity card",
    "id card",
    "passport",
)


def is_identity_document(untrusted_item: str) -> bool:
    """Whether something that is to be left at the gate is an identity document.

    Those are never kept (Law on Identification 26/2023, article 7; Law on Entry and Exit).
    """
    folded = f" {' '.join(fold(untrusted_item).replace('.', ' ').split())} "
    return any(f" {name} " in folded for name in _IDENTITY)
