"""`exchange.called`: a node was silent for too long, and somebody telephoned."""

from gate_desk.domain.records.common import At, Section


class ExchangeCalled(Section, frozen=True, gc=False):
    """Core of `exchange.called`, version 1."""

    at: At
    node: str
    """Whose data had not come."""
    concerned: list[str]
    """Its agency."""
