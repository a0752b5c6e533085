"""`gate-desk batch ...` and `gate-desk exchange ...`: batches out, batches in, how far it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import NO
from gate_desk.domain.days import moment
from gate_desk.domain.ids import NodeName
from gate_desk.services.exchange_status import NodeStatus
from gate_desk.services.imported import Imported
from gate_desk.services.lane import Lane
from gate_desk.services.sending import Delivered
from gate_desk.services.station import Station
from gate_desk.sync.carriers.carrier import Carrier
from gate_desk.words import count, text
from gate_desk.words.errors import error_sentences
from gate_desk.words.exchange import ALARMS, OUTCOMES, age_text, bytes_text

CarrierOption = Annotated[
    str | None, typer.Option("--carrier", help="A folder, or sftp://user@host/folder.")
]

batch_app = typer.Typer()
exchange_app = typer.Typer()


@batch_app.command("export")
def export(
    context: typer.Context,
    to: Annotated[str, typer.Option(help="One node, or all.")] = "all",
    carrier: CarrierOption = None,
) -> None:
    """Build what others have no custody of, and put it on the carriers.

    Without a carrier, here and in node.toml, the files wait in the outbox.
    """
    session = session_of(context)
    recipient = None if to == "all" else NodeName(to)
    with session.station(write=True) as station:
        lane = Lane(station.store)
        station.exchange.build(lane, recipient)
        delivered: dict[str, Delivered] = {}
        for url in _urls(station, carrier):
            with _opened(station, url) as place:
                for file in station.exchange.deliver(place, lane, recipient):
                    delivered[file.file] = file
        waiting = station.exchange.waiting()
    for file in delivered.values():
        session.output.emit(asdict(file), _sent_line(file))
    out = count("{n} gói đã đưa ra", len(delivered))
    session.output.tell(f"{out} · {count('{n} gói chờ xác nhận', waiting)}")


@batch_app.command("import")
def import_(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(help="A batch file, or a folder of them.")] = None,
    carrier: CarrierOption = None,
) -> int:
    """Take in everything found: a file, a folder, a stick, a server."""
    session, outcomes = session_of(context), list[Imported]()

    def told(outcome: Imported | None, _done: int, _total: int) -> None:
        if outcome is not None:
            session.output.emit(_imported(outcome), _outcome_line(outcome))

    with session.station(write=True) as station:
        lane = Lane(station.store)
        if path is not None and not (path / station.settings.node).is_dir():
            outcomes += station.exchange.take_in(path, lane, told)
        else:
            for url in _urls(station, str(path) if path else carrier):
                with _opened(station, url) as place:
                    outcomes += station.exchange.receive(place, lane, told)
    return 0 if all(each.ended or each.code == "gap" for each in outcomes) else NO


@batch_app.command("show")
def show(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """What a batch says of itself, if it is addressed to this node."""
    session = session_of(context)
    with session.station(write=False) as station:
        shown = station.exchange.show(file)
    made_at = moment(shown.created_at).isoformat()
    line = f"{shown.sender} → {shown.to}: {shown.origin} {shown.first} + {shown.count} · {made_at}"
    session.output.emit({**asdict(shown), "created_at": made_at}, line)


@exchange_app.command("called")
def called(
    context: typer.Context,
    node: Annotated[str, typer.Argument(help="The node that was silent.")],
    note: Annotated[str, typer.Option(help="Who was spoken to, and what was agreed.")] = "",
) -> None:
    """Record that somebody telephoned because nothing had come."""
    session = session_of(context)
    with session.station(write=True) as station:
        record = station.calling.called(NodeName(node), note)
    session.output.emit({"record": list(record)}, text("Đã ghi: gọi điện cho {node}.", node=node))


@exchange_app.command("status")
def status(context: typer.Context) -> int:
    """How far the exchange is with every other node; 1 when there is an alarm."""
    session = session_of(context)
    with session.station(write=False) as station:
        state = station.exchange.status()
    for node in state.nodes:
        session.output.emit(_node(node), _node_line(node))
    for version in state.charter_forks:
        session.output.tell(" ".join(error_sentences("charter_fork")) + f" ({version})")
    return NO if state.charter_forks or any(node.alarms for node in state.nodes) else 0


def _urls(station: Station, given: str | None) -> tuple[str, ...]:
    return (given,) if given is not None else station.settings.carrier.urls


@contextmanager
def _opened(station: Station, url: str) -> Iterator[Carrier]:
    from gate_desk.sync.carriers.opening import open_carrier

    with open_carrier(url, station.settings.carrier) as carrier:
        yield carrier


def _imported(outcome: Imported) -> dict[str, Any]:
    return {name: value for name, value in asdict(outcome).items() if value != ""}


def _sent_line(file: Delivered) -> str:
    return f"→ {file.to}: {file.first} + {file.count} · {bytes_text(file.bytes)} · {file.file}"


def _outcome_line(outcome: Imported) -> str:
    good = outcome.code in OUTCOMES
    what = text(OUTCOMES[outcome.code]) if good else " ".join(error_sentences(outcome.code))
    records = f" · {outcome.first} + {outcome.count}" if outcome.origin else ""
    return f"{outcome.file} · {outcome.origin or '?'}{records} · {what}"


def _node(node: NodeStatus) -> dict[str, Any]:
    times = ("sent_at", "custody_at", "received_at", "waiting_since")
    fields = asdict(node)
    return fields | {
        name: None if fields[name] is None else moment(fields[name]).isoformat() for name in times
    }


def _node_line(node: NodeStatus) -> str:
    told = text("đã nhận của ta {custody}/{own}", custody=node.custody, own=node.own_size)
    held = text("ta có {received}, cũ {age}", received=node.received, age=age_text(node.age_s))
    alarms = " · ".join(text(ALARMS[code]) for code in node.alarms)
    return " · ".join(filter(None, (node.node, told, held, alarms)))
