"""What commands say about readers of radio cards: the notation, or a reader of node.toml."""

from typing import Annotated

import typer

from gate_desk.app.cli.context import Session
from gate_desk.config.node_toml import ReaderSettings
from gate_desk.domain.errors import Refused
from gate_desk.domain.reading import Reading
from gate_desk.domain.rfid import Notation, RfidProfile
from gate_desk.domain.verdict import Direction
from gate_desk.services.reader_profile import common_profile, rfid_profile
from gate_desk.services.station import read_settings

NotationOption = Annotated[
    Notation | None, typer.Option("--notation", help="How the reader writes radio numbers.")
]
ReversedOption = Annotated[
    bool, typer.Option("--reversed", help="The reader turns the order of the bytes round.")
]

_CONSOLE = "console"


def named_profile(notation: Notation | None, reversed_: bool) -> RfidProfile | None:
    """The profile that the options of a command name."""
    if notation is None:
        if reversed_:
            raise typer.BadParameter("--notation", param_hint="--reversed")
        return None
    return RfidProfile(notation, reversed_)


def own_profile(session: Session) -> RfidProfile | None:
    """The profile of the node's own readers, where they all have the same."""
    return common_profile(read_settings(session.common.home).reader)


def reading_place(session: Session, reader: str | None, lane: Direction | None) -> Reading:
    """Where a command reads: a reader of node.toml, or the console; the text is still empty."""
    if reader is None:
        name = _CONSOLE if lane is None else f"{_CONSOLE}-{lane}"
        return Reading(untrusted_text="", reader=name, lane=lane)
    settings = _reader(session, reader)
    own_lane = Direction(settings.lane) if settings.lane else None
    return Reading(
        untrusted_text="", reader=reader, lane=lane or own_lane, rfid=rfid_profile(settings)
    )


def _reader(session: Session, name: str) -> ReaderSettings:
    for settings in read_settings(session.common.home).reader:
        if settings.name == name:
            return settings
    raise Refused("unknown_reader", name)
