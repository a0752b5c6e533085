"""`gate-desk scan`, `confirm`, `annul`: the gate for scripts, support and tests."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any

import typer
from msgspec.structs import asdict, replace

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import DONE, NO
from gate_desk.app.cli.radio import reading_place
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import Station
from gate_desk.words import text
from gate_desk.words.verdicts import REASONS, next_step_line, verdict_word

LONGEST_SCAN = 64 * 1024
"""Bytes of one scanned text."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("scan")(scan)
    app.command("confirm")(confirm)
    app.command("annul")(annul)


def scan(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The scanned text; - reads one a line.")],
    direction: Annotated[str, typer.Option(help="in, out or auto.")] = "auto",
    at: Annotated[str | None, typer.Option(help="Event time, ISO 8601 with an offset.")] = None,
    reader: Annotated[
        str | None, typer.Option(help="As this reader of node.toml: its lane, its notation.")
    ] = None,
) -> int:
    """Decide on a scanned code and record it. Exit status 1 when nobody may pass."""
    session = session_of(context)
    if direction not in ("in", "out", "auto"):
        raise typer.BadParameter("in, out, auto", param_hint="--direction")
    lane = None if direction == "auto" else Direction(direction)
    place = reading_place(session, reader, lane)
    when = _moment(at)
    status = DONE
    with session.station(write=True, simulated=at is not None) as station:
        for untrusted_text in _codes(code):
            try:
                reading = replace(place, untrusted_text=_bounded(untrusted_text), at=when)
                answer = station.gate.scan(reading)
            except Refused as error:
                if code != "-":
                    raise
                status = session.output.error(error)
                continue
            session.output.emit(as_json(answer), _line(answer, station))
            if answer.verdict in (Verdict.REFUSE, Verdict.RESCAN):
                status = max(status, NO)
    return status


def confirm(
    context: typer.Context,
    index: Annotated[int, typer.Argument(min=0, help="Index of the scan.")],
) -> None:
    """Clear a check, as the guard does with F6: the movement is recorded."""
    session = session_of(context)
    with session.station(write=True) as station:
        answer = station.gate.confirm(_own(station, index))
        session.output.emit(
            {**as_json(answer), "record": answer.movement or answer.record},
            text("Đã xác nhận lượt {number}.", number=answer.number_today),
        )


def annul(
    context: typer.Context,
    index: Annotated[int, typer.Argument(min=0, help="Index of the scan or its movement.")],
    reason: Annotated[str, typer.Option(help="Why; it stays with the record.")],
) -> None:
    """Undo a movement; the reason stays with it."""
    session = session_of(context)
    with session.station(write=True) as station:
        movement = _own(station, index)
        with suppress(Refused):  # Not a scan: then it is the movement itself.
            movement = station.lookups.answer(movement).movement or movement
        record = station.gate.annul(movement, reason)
        session.output.emit({"record": record, "movement": movement}, text("Đã hủy lượt."))


def as_json(answer: ScanAnswer) -> dict[str, Any]:
    """The contract's object for one scan."""
    card = answer.card
    return {
        "verdict": answer.verdict.value,
        "reasons": [reason.value for reason in answer.reasons],
        "next_step": answer.next_step.value,
        "direction": answer.direction.value,
        "repeat": answer.repeat,
        "kind": answer.kind.value,
        "number": answer.number_today,
        "at": answer.at.isoformat(timespec="milliseconds"),
        "person": _person(answer),
        "visit": answer.visitor.visit if answer.visitor else None,
        "credential": {"issuer": card.issuer, "number": card.number, "serial": card.serial}
        if card
        else None,
        "record": answer.record,
        "movement": answer.movement,
        "data_age_s": answer.data_age_s,
        "elapsed_us": answer.elapsed_us,
    }


def _person(answer: ScanAnswer) -> dict[str, Any] | None:
    """Staff, or a visitor with organisation and host."""
    if answer.visitor is not None:
        return asdict(answer.visitor)
    return asdict(answer.person) if answer.person else None


def _line(answer: ScanAnswer, station: Station) -> str:
    parts = [
        verdict_word(answer.verdict, answer.direction),
        next_step_line(answer.next_step, station.settings.gate.phone or None),
        *(text(REASONS[reason]) for reason in answer.reasons),
        answer.name or "",
        answer.card.number if answer.card else "",
    ]
    return " · ".join(filter(None, parts))


def _codes(code: str) -> Iterator[str]:
    """The code itself, or one a line from standard input; any bytes, endless lines cut."""
    if code != "-":
        yield code
        return
    while line := sys.stdin.buffer.readline(LONGEST_SCAN + 2):
        yield line.rstrip(b"\r\n").decode("utf-8", errors="surrogateescape")


def _bounded(untrusted_text: str) -> str:
    if len(untrusted_text.encode("utf-8", errors="surrogatepass")) > LONGEST_SCAN:
        raise Refused("input_too_long", str(len(untrusted_text)))
    return untrusted_text


def _moment(untrusted_text: str | None) -> datetime | None:
    if untrusted_text is None:
        return None
    try:
        moment = datetime.fromisoformat(untrusted_text)
    except ValueError as error:
        raise typer.BadParameter(untrusted_text, param_hint="--at") from error
    if moment.tzinfo is None:
        raise typer.BadParameter("offset, such as +07:00", param_hint="--at")
    return moment


def _own(station: Station, index: int) -> RecordRef:
    return station.store.journal.origin, index
