"""`gate-desk charter ...` and `gate-desk node-note ...`: the regulation and who signs it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from gate_desk.app.cli.context import Session, session_of
from gate_desk.app.cli.output import NO
from gate_desk.domain.days import moment
from gate_desk.domain.errors import Refused
from gate_desk.journal.note import MAX_NOTE
from gate_desk.services.charters import CharterState, Version, read_versions
from gate_desk.services.lane import Lane
from gate_desk.services.station import read_settings
from gate_desk.words import language, text

app = typer.Typer()
node_note_app = typer.Typer()

KeyOption = Annotated[Path, typer.Option("--key", help="The agency's key file.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write there instead.")]
FilesArgument = Annotated[list[Path], typer.Argument(help="Charter files, in any order.")]


@app.command()
def key(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Make an agency's key in a new file, to be kept offline; prints the public key."""
    from gate_desk.crypto.keys import create_agency_key
    from gate_desk.domain.encoded import public_text

    public = public_text(create_agency_key(file).public)
    line = text("Khóa công khai, ghi vào quy chế: {key}", key=public)
    session_of(context).output.emit({"key": public, "file": file.name}, line)


@app.command()
def draft(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Write the next version's text to a new file, to be edited and signed."""
    session = session_of(context)
    _write_new(file, _draft(session))
    line = text("Bản thảo ở {file}: sửa, rồi từng cơ quan ký.", file=file.name)
    session.output.emit({"file": str(file)}, line)


@app.command()
def sign(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A draft, or a charter signed by others.")],
    key_file: KeyOption,
    agency: Annotated[str, typer.Option(help="Needed with a key that is being replaced.")] = "",
    out: OutOption = None,
) -> None:
    """Add an agency's signature to a charter."""
    from gate_desk.crypto.keys import load_agency_key
    from gate_desk.services.drafting import sign_charter

    session, signing = session_of(context), load_agency_key(key_file)
    signed = sign_charter(_read(file), agency, signing)
    _write(out or file, signed.note)
    (version,) = read_versions([signed.note.encode()])
    session.output.emit(_version(version), _version_line(version))


@app.command()
def verify(context: typer.Context, files: FilesArgument) -> int:
    """Check charter files as one chain from version 1; 1 when signatures are missing."""
    from gate_desk.journal.charter import check_chain, fingerprint, signers_of
    from gate_desk.journal.note import parse_note

    session, notes = session_of(context), [_read(file) for file in files]
    versions = sorted(read_versions(notes), key=lambda each: each.version)
    for version in versions:
        session.output.emit(_version(version), _version_line(version))
    try:
        charter = check_chain(notes)
    except Refused as error:
        if error.code != "charter_unsigned":
            raise
        session.output.error(error)
        return NO
    first = next(note for note in notes if signers_of(note)[0].version == 1)
    digits, number = fingerprint(parse_note(first)), charter.version
    line = text("Đúng, phiên bản {version}. Dấu vân tay: {digits}", version=number, digits=digits)
    session.output.emit({"ok": True, "version": charter.version, "fingerprint": digits}, line)
    return 0


@app.command()
def accept(
    context: typer.Context,
    files: FilesArgument,
    fingerprint: Annotated[str, typer.Option(help="Of version 1, from the signed paper.")] = "",
) -> None:
    """Adopt the charter: the first time by its fingerprint, later by its chain."""
    from gate_desk.domain.permissions import Role
    from gate_desk.services.access import Access
    from gate_desk.services.joining import accept as accept_charter

    session = session_of(context)
    notes = [_read(file) for file in files]
    state = accept_charter(session.common.home, notes, fingerprint, Access(Role.CONSOLE))
    _emit(session, state)


@app.command()
def show(
    context: typer.Context,
    full: Annotated[bool, typer.Option("--text", help="The whole text as it was signed.")] = False,
) -> int:
    """The charter that this node works by, with its signatures and machines."""
    session = session_of(context)
    with session.station(write=False) as station:
        state, whole = station.charters.state(), station.charters.text()
    if full:
        session.output.emit({"text": whole}, whole)
    else:
        _emit(session, state)
    return NO if state.rivals else 0


@node_note_app.command("draft")
def draft_note(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Write what this machine's agency has to sign, after a restore."""
    session = session_of(context)
    with session.station(write=False) as station:
        note = station.own_node_note()
    _write_new(file, note.text)
    line = text("Cơ quan của máy {node} ký tệp {file}.", node=note.node, file=file.name)
    session.output.emit({"node": note.node, "epoch": note.epoch, "file": str(file)}, line)


@node_note_app.command("sign")
def sign_note(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `node-note draft` wrote.")],
    key_file: KeyOption,
    charter: Annotated[Path, typer.Option(help="The newest charter.")],
    out: OutOption = None,
) -> None:
    """Sign a machine's note with the key of its agency."""
    from gate_desk.crypto.keys import load_agency_key
    from gate_desk.journal.charter import signers_of
    from gate_desk.services.drafting import sign_machine

    known, _ = signers_of(_read(charter))
    signed = sign_machine(_read(file), known, load_agency_key(key_file))
    _write(out or file, signed.note)
    line = text("Đã ký dưới tên {name}.", name=signed.name)
    session_of(context).output.emit({"name": signed.name}, line)


@node_note_app.command("accept")
def accept_note(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Take a signed node note; it goes to the others with the next batches."""
    session = session_of(context)
    with session.station(write=True) as station:
        note = station.charters.take_node_note(_read(file), Lane(station.store))
    line = text("Máy {node}: từ nay là đời thứ {epoch}.", node=note.node, epoch=note.epoch)
    session.output.emit({"node": note.node, "epoch": note.epoch}, line)


def _draft(session: Session) -> str:
    from gate_desk.crypto.keys import load_keys
    from gate_desk.domain.encoded import public_text
    from gate_desk.services.clock import SystemClock
    from gate_desk.services.drafting import first_draft, next_draft

    try:
        with session.station(write=False) as station:
            return next_draft(station.charters.text())
    except Refused as error:
        if error.code != "pending":
            raise
    keys = load_keys(session.common.home / "keys")
    today = moment(SystemClock().now_ms(0)).date().isoformat()
    settings = read_settings(session.common.home)
    return first_draft(settings, public_text(keys.signing.public), keys.age_recipient, today)


def _emit(session: Session, state: CharterState) -> None:
    value: dict[str, Any] = msgspec.to_builtins(state)
    value["versions"] = [_version(version) for version in state.versions]
    lines = [*_head_lines(state), *map(_version_line, state.versions)]
    lines += [
        text("{node}: {agency}, đời thứ {epoch}", node=it.node, agency=it.agency, epoch=it.epoch)
        for it in state.machines
    ]
    session.output.emit(value, "\n".join(lines))


def _head_lines(state: CharterState) -> Iterator[str]:
    name = state.name.in_language(language())
    yield text("Quy chế “{name}”, phiên bản {version}.", name=name, version=state.version)
    yield text("Dấu vân tay của phiên bản 1: {digits}", digits=state.fingerprint)
    for rival in state.rivals:
        yield text("CÓ HAI VĂN BẢN của phiên bản {version}: gọi cơ quan chủ trì.", version=rival)


def _version(version: Version) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(version)
    at = version.adopted_at
    return fields | {"adopted_at": None if at is None else moment(at).isoformat()}


def _version_line(version: Version) -> str:
    signed = text(
        "Phiên bản {version}, có hiệu lực từ {day}, đã ký: {names}",
        version=version.version,
        day=version.valid_from,
        names=", ".join(version.signed_by) or "–",
    )
    if not version.missing:
        return signed
    return f"{signed} · " + text("chưa ký: {names}", names=", ".join(version.missing))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_NOTE + 1)
    except OSError as error:
        raise Refused("no_such_file", file.name) from error


def _write(file: Path, note: str) -> None:
    from gate_desk.services.whole_file import write_whole

    write_whole(file.absolute().parent, file.name, note.encode())


def _write_new(file: Path, note: str) -> None:
    if file.exists():
        raise Refused("file_exists", file.name)
    _write(file, note)
