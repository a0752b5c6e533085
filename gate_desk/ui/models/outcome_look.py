"""How a scan looks in a list by what became of it."""

from msgspec import Struct

from gate_desk.domain.verdict import Direction, Resolution, Verdict
from gate_desk.services.answers import PassageRow
from gate_desk.services.history_answers import PastScan
from gate_desk.ui.theme.palette import Role


class OutcomeLook(Struct, frozen=True):
    """The sign (an icon's name) and the colour of an outcome; the words say it, too."""

    sign: str
    role: Role


def look(row: PassageRow | PastScan) -> OutcomeLook:
    """How a line looks by what became of it."""
    if row.annulled:
        return OutcomeLook("undo-2", "muted")
    if row.resolution in (Resolution.REFUSED, Resolution.CARD_KEPT):
        return OutcomeLook("x", "refuse_text")
    if row.resolution is not None or row.verdict is Verdict.CHECK:
        return OutcomeLook("circle-alert", "check_text")
    if row.verdict is Verdict.REFUSE:
        return OutcomeLook("x", "refuse_text")
    if row.verdict is Verdict.RESCAN:
        return OutcomeLook("rotate-cw", "muted")
    if row.direction is Direction.OUT:
        return OutcomeLook("arrow-right", "exit_text")
    return OutcomeLook("check", "admit_text")
