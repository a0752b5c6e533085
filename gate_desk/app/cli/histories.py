"""`gate-desk history` and `gate-desk forgotten`: the past of people and cards."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import NO
from gate_desk.domain.days import moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId
from gate_desk.services.clock import SystemClock
from gate_desk.services.findings import Contradiction
from gate_desk.services.histories import MOST_SCANS
from gate_desk.services.history_answers import CardHistory, ForgottenRow, PersonHistory
from gate_desk.services.station import Station
from gate_desk.words import histories as words
from gate_desk.words import passages, text
from gate_desk.words.exchange import late_entry, twice


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("history")(history)
    app.command("forgotten")(forgotten)
    app.command("findings")(findings)


def history(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The number on the card.")],
    whole_person: Annotated[
        bool, typer.Option("--person", help="With all cards of its owner.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = MOST_SCANS,
) -> None:
    """What happened to a card and where it passed, the newest first."""
    session = session_of(context)
    with session.station(write=False) as station:
        past = _past(station, number, limit, whole_person=whole_person)
    for value, line in _lines(past):
        session.output.emit(value, line)


def forgotten(
    context: typer.Context,
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="Default: this month.")] = "",
    agency: Annotated[str, typer.Option(metavar="ID", help="Default: every agency.")] = "",
) -> None:
    """Who came without the card in a month, for the card officer."""
    first = _month(month) if month else None
    session = session_of(context)
    with session.station(write=False) as station:
        agencies = (AgencyId(agency),) if agency else station.histories.agencies()
        rows = [(one, station.histories.forgotten(one, first)) for one in agencies]
    for one, people in rows:
        for row in people:
            session.output.emit(_as_json(one, row), _forgotten_line(row))
    if not any(people for _, people in rows):
        session.output.tell(text("Không ai quên thẻ."))


def findings(context: typer.Context) -> int:
    """Who was let in although the card was blocked already, and whom two gates tell differently
    of, by what is known now; 1 if anybody.
    """
    session = session_of(context)
    with session.station(write=False) as station:
        found, twices = station.findings.late_entries(), station.findings.contradictions()
    for each in found:
        now = moment(SystemClock().now_ms(0), each.at.tzinfo or UTC)
        said = late_entry(each.at, each.state, each.blocked_at, each.data_age_s, now)
        value = {
            "what": "late_entry",
            **asdict(each),
            "at": each.at.isoformat(),
            "blocked_at": each.blocked_at.isoformat(),
        }
        session.output.emit(value, f"{each.person} · {each.card_number} · {each.gate} · {said}")
    for pair in twices:
        now = moment(SystemClock().now_ms(0), pair.after.at.tzinfo or UTC)
        before, after = pair.before, pair.after
        said = twice(pair.direction, before.gate, before.at, after.gate, after.at, now)
        session.output.emit(_pair(pair), f"{pair.person} · {pair.card_number} · {said}")
    if not found and not twices:
        session.output.tell(text("Không có lượt vào nào phải xem lại."))
    return NO if found or twices else 0


def _pair(pair: Contradiction) -> dict[str, Any]:
    both = {
        name: {"record": list(passage.record), "at": passage.at.isoformat(), "gate": passage.gate}
        for name, passage in (("before", pair.before), ("after", pair.after))
    }
    return {"what": "contradiction", **asdict(pair), **both}


def _past(
    station: Station, number: str, limit: int, *, whole_person: bool
) -> CardHistory | PersonHistory:
    card = station.histories.of_card(number, limit)
    if whole_person and card.person is not None:
        return station.histories.of_person(card.person.ref, limit)
    return card


def _lines(past: CardHistory | PersonHistory) -> Iterator[tuple[dict[str, Any], str]]:
    scans: list[tuple[Any, dict[str, Any], str]] = []
    for scan in past.scans:
        at = scan.at.isoformat(timespec="seconds")
        told = passages.outcome(scan.verdict, scan.direction, scan.resolution, scan.annulled)
        value = {"what": "scan", **asdict(scan), "record": list(scan.record), "at": at}
        scans.append((scan.at, value, f"{at} · {scan.gate} · {scan.card_number} · {told}"))
    for event in past.events:
        at = event.at.isoformat(timespec="seconds")
        line = f"{at} · {event.card_number} · {words.card_event(event.kind)}"
        scans.append((event.at, {"what": "card", **asdict(event), "at": at}, line))
    scans.sort(key=lambda entry: entry[0], reverse=True)
    return ((value, line) for _, value, line in scans)


def _as_json(agency: AgencyId, row: ForgottenRow) -> dict[str, Any]:
    count = {**asdict(row.count), "month": f"{row.count.month:%Y-%m}"}
    return {"agency": agency, "person": row.person, "name": row.name, "unit": row.unit, **count}


def _forgotten_line(row: ForgottenRow) -> str:
    told = words.forgotten(row.count.month, row.count.times, row.count.days)
    return " · ".join(filter(None, (row.name or row.person, row.unit, told)))


def _month(untrusted_text: str) -> date:
    try:
        return date.fromisoformat(f"{untrusted_text}-01")
    except ValueError as error:
        raise Refused("bad_month", untrusted_text[:40]) from error
