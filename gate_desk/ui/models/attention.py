"""What needs attention at the gate now, from facts of the overview."""

from collections.abc import Callable

from msgspec import Struct

from gate_desk.services.answers import Overview
from gate_desk.ui.models.gate_view import PINNED
from gate_desk.words import strips, text

LOW_DISK_BYTES = 2_000_000_000


class AttentionText(Struct, frozen=True):
    """What is the matter, and what to do; `good` when nothing is."""

    what: str
    advice: str = ""
    good: bool = False


def attention(
    overview: Overview | None, waiting: int, number: Callable[[float, int], str]
) -> tuple[AttentionText, ...]:
    """The most pressing first; one good line when there is nothing, none while that is unknown.

    `number` writes a figure with so many decimals in the language in use.
    """
    found: list[tuple[str, str]] = []
    if overview and not overview.clock_ok:
        found.append(strips.clock_suspect())
    if waiting > PINNED:
        found.append(strips.many_waiting(waiting))
    ages = overview.ages if overview else ()
    found += [strips.stale_agency(age.short_name, age.age_s) for age in ages if age.stale]
    if overview and overview.free_disk_bytes < LOW_DISK_BYTES:
        free = text("{n} GB", n=number(overview.free_disk_bytes / 1e9, 1))
        found.append(strips.low_disk(free))
    if overview and not found:
        return (AttentionText(strips.nothing_to_do(), good=True),)
    return tuple(AttentionText(what, advice) for what, advice in found)
