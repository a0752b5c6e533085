"""`gate-desk journal ...`: head, verify, rebuild, show."""

from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import NO
from gate_desk.domain.ids import Origin
from gate_desk.services.care import HeadView, Verified
from gate_desk.words import text
from gate_desk.words.errors import FINDINGS

app = typer.Typer()


@app.command()
def head(context: typer.Context) -> None:
    """The newest state: size, root, records by type."""
    session = session_of(context)
    with session.station(write=False) as station:
        state = station.care.head()
    session.output.emit({"ok": True, **asdict(state)}, _line(state))


@app.command()
def verify(
    context: typer.Context,
    deep: Annotated[bool, typer.Option(help="Also rebuild what is derived and compare.")] = False,
) -> int:
    """Read every record of every journal held again and compare every seal."""
    session = session_of(context)
    with session.station(write=deep) as station:
        own, *others = station.care.verify()
        rebuilt = station.care.rebuild(_silent) if deep else None
    ok = all(each.ok for each in (own, *others)) and not (rebuilt and rebuilt.differing)
    answer = {"ok": ok, **_as_json(own), "others": [_as_json(each) for each in others]}
    if rebuilt:
        answer["differing"] = list(rebuilt.differing)
    session.output.emit(answer, "\n".join(_verdict(each) for each in (own, *others)))
    return 0 if ok else NO


@app.command()
def rebuild(context: typer.Context) -> int:
    """Make every derived table anew from the journals and compare it with what was there."""
    session = session_of(context)
    with session.station(write=True) as station:
        rebuilt = station.care.rebuild(_silent)
        state = station.care.head()
    ok = not rebuilt.differing
    line = text("Đã dựng lại {count} bản ghi.", count=rebuilt.records)
    if not ok:
        line += " " + text("Bảng khác trước: {names}", names=", ".join(rebuilt.differing))
    session.output.emit({"ok": ok, **asdict(state), **asdict(rebuilt)}, line)
    return 0 if ok else NO


@app.command()
def show(context: typer.Context, index: Annotated[int, typer.Argument(min=0)]) -> None:
    """One record of this node's own journal."""
    session = session_of(context)
    with session.station(write=False) as station:
        record = station.care.show(index)
    session.output.emit(record, f"{record['header']}\n{record['sections']}")


@app.command()
def lost(
    context: typer.Context,
    origin: Annotated[str, typer.Argument(help="The name of the journal of an earlier epoch.")],
    first: Annotated[int, typer.Argument(min=0, help="The first record that is gone.")],
    end: Annotated[int, typer.Argument(min=0, help="Behind the last of them.")],
) -> None:
    """Declare records of an earlier epoch of this node that nobody can bring back."""
    session = session_of(context)
    with session.station(write=True) as station:
        record = station.care.declare_lost(Origin(origin), first, end)
    session.output.emit({"record": list(record)}, text("Đã khai mất {n} bản ghi.", n=end - first))


def _silent(_done: int, _total: int) -> None:
    """No progress for scripts."""


def _as_json(verified: Verified) -> dict[str, Any]:
    findings = [{"code": found.code, "index": found.index} for found in verified.report.findings]
    return {**asdict(verified.head), "ok": verified.ok, "findings": findings}


def _line(state: HeadView) -> str:
    return f"{state.origin}: {state.size} · {state.root}"


def _verdict(verified: Verified) -> str:
    if verified.ok:
        return "✓ " + _line(verified.head)
    found = ", ".join(
        f"{text(FINDINGS[each.code])} ({each.index})" for each in verified.report.findings
    )
    return f"✕ {_line(verified.head)} · {found or text('sổ khác với lúc chốt')}"
