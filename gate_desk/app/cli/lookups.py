"""`gate-desk find` and `gate-desk inside`: what is known, who is here."""

from typing import Annotated, Literal

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, InsideKind
from gate_desk.words import text


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("find")(find)
    app.command("inside")(inside)


def find(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="TEXT", help="Name without accents, or number.")],
    kind: Annotated[Literal["people"], typer.Option()] = "people",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
) -> int:
    """Find people by words of their name, in any order, or part of a card number."""
    session = session_of(context)
    with session.station(write=False) as station:
        hits = station.lookups.find_people(query, limit)
    for hit in hits:
        number = hit.card.number if hit.card else ""
        line = f"{hit.person.name} · {hit.person.birth_year} · {hit.person.unit} · {number}"
        session.output.emit({"kind": kind, **_as_json(hit)}, line)
    if not hits:
        session.output.tell(text("Không thấy ai."))
    return 0 if hits else 1


def inside(
    context: typer.Context,
    kind: Annotated[InsideKind | None, typer.Option(help="Only these.")] = None,
) -> None:
    """Everybody who is recorded as inside, visitors after staff: also the evacuation roll."""
    session = session_of(context)
    with session.station(write=False) as station:
        rows = [row for row in station.lookups.inside() if kind in (None, row.kind)]
    for row in rows:
        since = row.since.isoformat(timespec="seconds")
        value = {**asdict(row), "kind": row.kind.value, "since": since}
        session.output.emit(value, f"{row.name or row.subject} · {row.card_number} · {since}")
    session.output.tell(text("Đang ở trong: {count}", count=len(rows)))


def _as_json(hit: FoundPerson) -> dict[str, object]:
    card, last = hit.card, hit.last
    return {
        **asdict(hit.person),
        "credential": {"issuer": card.issuer, "number": card.number, "serial": card.serial}
        if card
        else None,
        "state": card.state if card else None,
        "inside": last is not None and last.direction is Direction.IN,
        "last": last.at.isoformat(timespec="seconds") if last else None,
    }
