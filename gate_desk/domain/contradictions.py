"""Passages at different gates that cannot both be the whole story: in twice, or out twice."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct


class Passed(Struct, frozen=True, order=True):
    """One passage of somebody; they sort by person, then by time, as presence does."""

    subject: str
    at: int
    """UTC milliseconds."""
    origin: str
    """The journal of the gate."""
    index: int
    direction: str
    issuer: str | None = None
    serial: int | None = None


def contradictions(passages: Iterable[Passed]) -> Iterator[tuple[Passed, Passed]]:
    """Neighbouring passages of one person in one direction at two gates, the earlier one first.

    At one and the same gate the guard has seen it already.
    """
    for before, after in pairwise(sorted(passages)):
        same = (before.subject, before.direction) == (after.subject, after.direction)
        if same and before.origin != after.origin:
            yield before, after
