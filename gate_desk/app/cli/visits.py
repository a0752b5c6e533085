"""`gate-desk visit ...` and `gate-desk pass ...`: visitors announced, their passes."""

from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import Session, session_of
from gate_desk.app.pass_printing import check_place, print_pass
from gate_desk.domain.days import read_day
from gate_desk.domain.errors import Refused
from gate_desk.services.answers import CardView, ChangedPass, IssuedPass, SiteNames, VisitView
from gate_desk.services.passes import PassOrder
from gate_desk.services.visits import VisitOrder
from gate_desk.words import gate, text, visits

visit_app = typer.Typer()
pass_app = typer.Typer()

_Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Print to a PDF.")]
_Pass = Annotated[str, typer.Argument(metavar="PASS", help="Number on the pass, or its code.")]


@visit_app.command()
def expect(
    context: typer.Context,
    name: Annotated[str, typer.Option(help="The visitor's full name.")],
    host: Annotated[str, typer.Option(help="The agency that receives the visitor.")],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="First day, YYYY-MM-DD.")],
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="Last day, YYYY-MM-DD.")],
    organisation: Annotated[str, typer.Option(help="Whom the visitor works for.")] = "",
    purpose: Annotated[str, typer.Option(help="contractor")] = "contractor",
    note: Annotated[str, typer.Option(help="For the guard.")] = "",
) -> None:
    """Announce a visitor."""
    session = session_of(context)
    order = VisitOrder(
        untrusted_name=name,
        untrusted_organisation=organisation,
        host=host,
        first_day=read_day(first),
        last_day=read_day(last),
        purpose=purpose,
        untrusted_note=note,
    )
    with session.station(write=True) as station:
        expected = station.visits.expect(order)
    answer = {"record": expected.record, **_visit(expected.visit)}
    session.output.emit(answer, _visit_line(expected.visit))


@visit_app.command("list")
def list_visits(
    context: typer.Context,
    past: Annotated[bool, typer.Option("--past", help="Also those that are over.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000)] = 1000,
) -> None:
    """Visits of today and later, by first day and name."""
    session = session_of(context)
    with session.station(write=False) as station:
        found = station.visits.list(past=past, limit=limit)
    for visit in found:
        session.output.emit(_visit(visit), _visit_line(visit))
    session.output.tell(text("Khách đã báo: {count}", count=len(found)))


@pass_app.command()
def issue(
    context: typer.Context,
    visit: Annotated[str, typer.Argument(metavar="VISIT", help="As `visit expect` printed it.")],
    zones: Annotated[str, typer.Option(metavar="N,N", help="Zones of the charter, such as 1,3.")],
    escort: Annotated[bool, typer.Option("--escort", help="Never without an escort.")] = False,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY")] = None,
    pdf: _Pdf = None,
) -> None:
    """Sign a pass for a visit; for all of its days unless others are named."""
    session = session_of(context)
    order = PassOrder(
        untrusted_visit=visit,
        zones=_zones(zones),
        escort=escort,
        first_day=None if first is None else read_day(first),
        last_day=None if last is None else read_day(last),
    )
    check_place(pdf)
    with session.station(write=True) as station:
        issued = station.passes.issue(order)
        names = station.lookups.names()
    _issued(session, issued, names, pdf)


@pass_app.command("print")
def print_again(context: typer.Context, printed: _Pass, pdf: _Pdf = None) -> None:
    """A pass of this machine once more."""
    session = session_of(context)
    check_place(pdf)
    with session.station(write=False) as station:
        issued = station.passes.again(printed)
        names = station.lookups.names()
    _issued(session, issued, names, pdf)


@pass_app.command("return")
def take_back(context: typer.Context, returned: _Pass) -> None:
    """The pass was handed back."""
    session = session_of(context)
    with session.station(write=True) as station:
        changed = station.passes.take_back(returned)
    _changed(session, changed, text("Đã nhận lại thẻ {number}.", number=changed.card.number))


@pass_app.command()
def missing(context: typer.Context, lost: _Pass) -> None:
    """The pass was lost: whoever shows it has it taken away."""
    session = session_of(context)
    with session.station(write=True) as station:
        changed = station.passes.report_missing(lost)
    _changed(session, changed, text("Đã báo mất thẻ {number}.", number=changed.card.number))


def _issued(session: Session, issued: IssuedPass, names: SiteNames, pdf: Path | None) -> None:
    card, visitor = issued.card, issued.visit.visitor
    if pdf is not None:
        print_pass(issued, names, pdf)
    answer = {
        "record": issued.record,
        "visit": visitor.visit,
        **_pass(card),
        "code": issued.code,
        "pdf": str(pdf) if pdf else None,
    }
    days = gate.validity(card.first_day, card.last_day)
    session.output.emit(answer, f"{card.number} · {visitor.name} · {days}\n{issued.code}")


def _changed(session: Session, changed: ChangedPass, line: str) -> None:
    answer = {"record": changed.record, "visit": changed.visitor.visit, **_pass(changed.card)}
    session.output.emit(answer, f"{line} {changed.visitor.name}")


def _visit(visit: VisitView) -> dict[str, Any]:
    since = visit.inside_since
    return {
        **asdict(visit.visitor),
        "first_day": visit.first_day.isoformat(),
        "last_day": visit.last_day.isoformat(),
        "over": visit.over,
        "inside_since": since.isoformat(timespec="seconds") if since else None,
        "passes": [_pass(card) for card in visit.passes],
    }


def _pass(card: CardView) -> dict[str, Any]:
    since = card.state_since
    return {
        "origin": card.issuer,
        "serial": card.serial,
        "number": card.number,
        "first_day": card.first_day.isoformat(),
        "last_day": card.last_day.isoformat(),
        "zones": list(card.zones),
        "escort": card.escort,
        "state": card.state.value,
        "state_since": since.isoformat(timespec="seconds") if since else None,
    }


def _visit_line(visit: VisitView) -> str:
    visitor = visit.visitor
    parts = [
        f"{visitor.host}:{visitor.visit}",
        visitor.name,
        visitor.organisation,
        visits.purpose(visitor.purpose),
        gate.validity(visit.first_day, visit.last_day),
        *(f"{card.number} ({visits.pass_state(card.state)})" for card in visit.passes),
    ]
    return " · ".join(filter(None, parts))


def _zones(untrusted_text: str) -> list[int]:
    parts = [part.strip() for part in untrusted_text.split(",") if part.strip()]
    for part in parts:
        if not (part.isascii() and part.isdigit() and len(part) <= 2):
            raise Refused("unknown_zone", part[:40])
    return [int(part) for part in parts]
