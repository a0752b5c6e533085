"""`gate-desk credential ...`: an agency's cards, what becomes of them, and their radio numbers."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import Session, session_of
from gate_desk.app.cli.gate import LONGEST_SCAN
from gate_desk.app.cli.output import NO
from gate_desk.app.cli.radio import NotationOption, ReversedOption, named_profile, own_profile
from gate_desk.domain.days import read_day
from gate_desk.domain.errors import Refused
from gate_desk.domain.rfid import RfidProfile
from gate_desk.services.card_acts import CardAct
from gate_desk.services.card_issue import CardOrder
from gate_desk.services.enrolment import Enrolled, Tapped
from gate_desk.services.station import Station
from gate_desk.words import text
from gate_desk.words.cards import DONE

CardArgument = Annotated[str, typer.Argument(metavar="CARD", help="The number printed on a card.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Record it without asking.")]

NoteOption = Annotated[str, typer.Option(help="Why, for those who read it.")]

app = typer.Typer()


@app.command()
def tap(
    context: typer.Context,
    card: CardArgument,
    notation: NotationOption = None,
    reversed_: ReversedOption = False,
    yes: YesOption = False,
) -> int:
    """Tap a radio card (read from standard input), see its number, give it to a card.

    With --json nobody is asked: without --yes the number is shown and nothing is recorded.
    """
    session = session_of(context)
    profile = named_profile(notation, reversed_) or own_profile(session)
    with session.station(write=True) as station:
        tapped = _tapped(session, station, profile)
        if not _wanted(session, tapped, yes, text("Gắn số này vào thẻ {card}?", card=card)):
            return NO
        enrolled = station.enrolment.bind(card, tapped)
    line = text("Đã gắn. Gỡ lại: gate-desk credential untap {card}", card=enrolled.number)
    _emit(session, enrolled, tapped, line)
    return 0


@app.command()
def untap(
    context: typer.Context,
    card: CardArgument,
    notation: NotationOption = None,
    reversed_: ReversedOption = False,
    yes: YesOption = False,
) -> int:
    """Tap a radio card and take its number from a card again."""
    session = session_of(context)
    profile = named_profile(notation, reversed_) or own_profile(session)
    with session.station(write=True) as station:
        tapped = _tapped(session, station, profile)
        if not _wanted(session, tapped, yes, text("Gỡ số này khỏi thẻ {card}?", card=card)):
            return NO
        enrolled = station.enrolment.release(card, tapped)
    _emit(session, enrolled, tapped, text("Đã gỡ số khỏi thẻ {card}.", card=enrolled.number))
    return 0


@app.command()
def issue(
    context: typer.Context,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="The person's id, or the number of an old card.")
    ],
    until: Annotated[str, typer.Option(help="Its last day, YYYY-MM-DD.")],
    zone: Annotated[list[int], typer.Option(help="A zone it opens; several times for several.")],
    from_: Annotated[str, typer.Option("--from", help="Its first day; today if not given.")] = "",
    number: Annotated[
        str, typer.Option(help="Printed on it; the agency's next one if not given.")
    ] = "",
    note: NoteOption = "",
) -> None:
    """Issue a card to somebody of this desk's agency, and show its code."""
    session = session_of(context)
    with session.station(write=True) as station:
        issued = station.card_issue.issue(
            CardOrder(
                person=station.cards.person(person),
                first_day=read_day(from_) if from_ else station.cards.today(),
                last_day=read_day(until),
                zones=tuple(zone),
                untrusted_number=number,
                untrusted_note=note,
            )
        )
    who = " · ".join(filter(None, (issued.number, issued.person)))
    session.output.emit(asdict(issued), f"{who} · {text('Đã cấp thẻ.')}\n{issued.code}")


@app.command()
def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="The workbook to write.")],
) -> None:
    """Write the cards and movements that this node may see into a workbook."""
    session = session_of(context)
    with session.station(write=False, acts=True) as station:
        written = station.extract.write(out)
    line = text("{file}: {n} dòng", file=written.file, n=written.rows)
    session.output.emit(asdict(written), line)


@app.command()
def suspend(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """Suspend a card until it is resumed."""
    _report(context, CardAct.SUSPENDED, card, note)


@app.command()
def resume(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """End a suspension, or hand a returned card out again."""
    _report(context, CardAct.RESUMED, card, note)


@app.command()
def lost(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """Report a card lost: every gate keeps it."""
    _report(context, CardAct.LOST, card, note)


@app.command()
def found(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """A lost card is with its owner again."""
    _report(context, CardAct.FOUND, card, note)


@app.command()
def returned(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """Its owner has handed a card back."""
    _report(context, CardAct.RETURNED, card, note)


@app.command()
def revoke(context: typer.Context, card: CardArgument, note: NoteOption = "") -> None:
    """Revoke a card with all its radio numbers; this is final."""
    _report(context, CardAct.REVOKED, card, note)


def _report(context: typer.Context, act: CardAct, card: str, note: str) -> None:
    session = session_of(context)
    with session.station(write=True) as station:
        report = station.card_acts.report(act, card, note)
    who = " · ".join(filter(None, (report.number, report.person)))
    session.output.emit(asdict(report), f"{who} · {text(DONE[act])}")


def _tapped(session: Session, station: Station, profile: RfidProfile | None) -> Tapped:
    """Wait for the card and say what was read."""
    enrolment = station.enrolment
    session.output.tell(text("Mời chạm thẻ vào đầu đọc."))
    raw = sys.stdin.buffer.readline(LONGEST_SCAN + 1)
    if len(raw) > LONGEST_SCAN:
        raise Refused("input_too_long")
    tapped = enrolment.read(raw.decode("utf-8", errors="surrogateescape"), profile)
    for notation, number in tapped.notations.items():
        session.output.tell(f"  {notation:7} {number}")
    for notation, number in tapped.reversed_notations.items():
        session.output.tell(f"  {notation:7} {number}  {text('đảo thứ tự')}")
    if tapped.is_partial:
        session.output.tell(text("Đầu đọc này chỉ cho 24 bit của số: thẻ khác có thể trùng."))
    return tapped


def _wanted(session: Session, tapped: Tapped, yes: bool, question: str) -> bool:
    if yes:
        return True
    if session.output.as_json:
        session.output.emit({"record": None, **_number(tapped)})
        return False
    session.output.tell(f"{question} [{text('c')}/{text('k')}]")
    answer = sys.stdin.buffer.readline(16).decode("utf-8", errors="replace").strip().casefold()
    return answer == text("c")


def _emit(session: Session, enrolled: Enrolled, tapped: Tapped | None, line: str) -> None:
    number = _number(tapped) if tapped else {}
    who = " · ".join(filter(None, (enrolled.number, enrolled.person)))
    session.output.emit({**asdict(enrolled), **number}, f"{who} · {line}")


def _number(tapped: Tapped) -> dict[str, Any]:
    return {
        "hex": tapped.number.hex,
        "notations": tapped.notations,
        "reversed": tapped.reversed_notations,
        "partial": tapped.is_partial,
    }
