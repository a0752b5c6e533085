"""`gate-desk bench`: the measured goals, each with its reference."""

from typing import Annotated

import typer

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import NO


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("bench")(bench)


def bench(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME ...]")] = None,
    scale: Annotated[int, typer.Option(min=100, help="Cards and records.")] = 100_000,
    rounds: Annotated[int, typer.Option(min=1, max=99)] = 5,
) -> int:
    """Measure, each figure against a reference in the same run."""
    from gate_desk.app.bench.run import as_json, run_bench, table

    output = session_of(context).output
    measured = []
    for figure in run_bench(names or [], scale, rounds, output.tell):
        measured.append(figure)
        if output.as_json:
            output.emit(as_json(figure))
    output.tell(table(measured))
    return 0 if all(figure.ok for figure in measured) else NO
