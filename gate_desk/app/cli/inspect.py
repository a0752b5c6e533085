"""`gate-desk inspect`: how one scanned text would be read, nothing recorded."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.gate import LONGEST_SCAN
from gate_desk.app.cli.output import DONE, NO
from gate_desk.domain.credential_code import Misread, SignedCode, read_code
from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.documents.personal_id import read_personal_id
from gate_desk.domain.errors import Refused
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.rfid import rfid_hex
from gate_desk.domain.scanned import CardNumber, Foreign, RfidNumber, recognise

Reading = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("inspect")(inspect)


def inspect(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option("--as", metavar="KIND")] = None,
) -> int:
    """Read one text from standard input as a kind: name, personal_id, credential, rfid."""
    raw = sys.stdin.buffer.read(LONGEST_SCAN + 1)
    if len(raw) > LONGEST_SCAN:
        raise Refused("input_too_long")
    untrusted_text = raw.decode("utf-8", errors="surrogateescape").rstrip("\r\n")
    read = _KINDS.get(kind) if kind else _any
    if read is None:
        raise Refused("unknown_kind", kind or "")
    answer: Reading = {"kind": kind, "valid": False, "fields": {}, "warnings": [], "error": None}
    answer |= read(untrusted_text)
    session_of(context).output.emit(answer, _line(answer))
    return DONE if answer["valid"] else NO


def _name(untrusted_text: str) -> Reading:
    name = normalise(untrusted_text)
    fields = {"name": name, "fold": fold(name), "sort_key": sort_key(name)}
    return {"kind": "name", "valid": bool(name), "fields": fields}


def _personal_id(untrusted_text: str) -> Reading:
    found = read_personal_id(unframed(untrusted_text))
    fields = asdict(found)
    kind, warnings = fields.pop("kind"), list(fields.pop("warnings"))
    return {"kind": kind, "valid": found.valid, "fields": fields, "warnings": warnings}


def _credential(untrusted_text: str) -> Reading:
    try:
        payload = read_code(unframed(untrusted_text)).payload
    except Misread as error:
        missing = {"missing_digits": error.missing_digits}
        return {"kind": "credential", "error": "misread", "fields": missing}
    fields = {
        "credential_kind": payload.kind.name.lower(),
        "key_id": payload.key_id.hex(),
        "serial": payload.serial,
        "first_day": payload.first_day.isoformat(),
        "last_day": payload.last_day.isoformat(),
        "zones": sorted(payload.zones),
        "name": payload.name,
    }
    return {"kind": "credential", "valid": True, "fields": fields}


def _rfid(untrusted_text: str) -> Reading:
    number = rfid_hex(unframed(untrusted_text))
    if number is None:
        return {"kind": "rfid", "error": "unreadable"}
    return {"kind": "rfid", "valid": True, "fields": {"hex": number}}


def _any(untrusted_text: str) -> Reading:
    found = recognise(untrusted_text)
    match found:
        case SignedCode(text=text):
            return _credential(text)
        case RfidNumber(hex=number):
            return {"kind": "rfid", "valid": True, "fields": {"hex": number}}
        case CardNumber(key=key, text=text):
            return {"kind": "number", "valid": True, "fields": {"key": key, "number": text}}
        case Foreign(kind=kind):
            return {"kind": kind.value, "valid": True}
    return {"kind": None, "error": "unreadable"}


_KINDS: dict[str, Callable[[str], Reading]] = {
    "name": _name,
    "personal_id": _personal_id,
    "credential": _credential,
    "rfid": _rfid,
}


def _line(answer: Reading) -> str:
    parts = [f"{name}: {value}" for name, value in answer["fields"].items()]
    found = answer["kind"] or answer["error"]
    return " · ".join([str(found), *parts, *answer["warnings"]])
