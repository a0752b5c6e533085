"""`gate-desk tour`: a morning played through the real windows, with pictures."""

from pathlib import Path
from typing import Annotated

import typer

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import NO
from gate_desk.words import text


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tour")(tour)


def tour(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pictures go.")],
) -> int:
    """Play a morning through the real window and save a picture of each step."""
    from gate_desk.app.tour.play import play_tour

    output = session_of(context).output
    played = play_tour(folder.absolute(), output.tell)
    pictures = [str(path) for path in played.pictures]
    answer = {
        "steps": played.steps,
        "pictures": pictures,
        "sheet": str(played.sheet),
        "failed": list(played.failed),
    }
    line = text("{count} ảnh trong {folder}", count=len(pictures), folder=folder)
    output.emit(answer, line)
    return NO if played.failed else 0
