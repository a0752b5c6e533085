"""`journal.continued` and `journal.lost`: a journal goes on in another one, or parts are gone."""

from gate_desk.domain.records.common import Section


class JournalContinued(Section, frozen=True, gc=False):
    """Core of `journal.continued`, version 1: the first record of an epoch."""

    previous: str
    """The journal of the epoch before."""
    size: int
    """How much of it this machine holds."""
    root: str
    """Its root at that size, base64."""


class JournalLost(Section, frozen=True, gc=False):
    """Core of `journal.lost`, version 1: records that no one can bring back."""

    origin: str
    first: int
    end: int
    """Behind the last of them."""
