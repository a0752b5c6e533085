"""`gate-desk inspect`: how one scanned text would be read, nothing recorded."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.gate import LONGEST_SCAN
from gate_desk.app.cli.inspect_documents import citizen_card, machine_zone, plate
from gate_desk.app.cli.output import DONE, NO
from gate_desk.app.cli.radio import NotationOption, ReversedOption, named_profile
from gate_desk.domain.credential_code import Misread, SignedCode, read_code
from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.documents.personal_id import read_personal_id
from gate_desk.domain.errors import Refused
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.rfid import Candidate, NotRfid, RfidProfile, all_printed, candidates, parse
from gate_desk.domain.scanned import CardNumber, Foreign, RfidNumber, recognise

Reading = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("inspect")(inspect)


def inspect(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option("--as", metavar="KIND")] = None,
    notation: NotationOption = None,
    reversed_: ReversedOption = False,
) -> int:
    """Read one text from standard input as a kind: name, personal_id, cccd, mrz, plate,
    credential, rfid.
    """
    profile = named_profile(notation, reversed_)
    raw = sys.stdin.buffer.read(LONGEST_SCAN + 1)
    if len(raw) > LONGEST_SCAN:
        raise Refused("input_too_long")
    untrusted_text = raw.decode("utf-8", errors="surrogateescape").rstrip("\r\n")
    read = _KINDS.get(kind) if kind else _any
    if read is None:
        raise Refused("unknown_kind", kind or "")
    answer: Reading = {"kind": kind, "valid": False, "fields": {}, "warnings": [], "error": None}
    answer |= read(untrusted_text, profile)
    session_of(context).output.emit(answer, _line(answer))
    return DONE if answer["valid"] else NO


def _name(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
    name = normalise(untrusted_text)
    fields = {"name": name, "fold": fold(name), "sort_key": sort_key(name)}
    return {"kind": "name", "valid": bool(name), "fields": fields}


def _personal_id(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
    found = read_personal_id(unframed(untrusted_text))
    fields = asdict(found)
    kind, warnings = fields.pop("kind"), list(fields.pop("warnings"))
    return {"kind": kind, "valid": found.valid, "fields": fields, "warnings": warnings}


def _credential(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
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


def _rfid(untrusted_text: str, profile: RfidProfile | None) -> Reading:
    text = unframed(untrusted_text)
    found = candidates(text)
    if profile is not None:
        number = parse(text, profile)
        if isinstance(number, NotRfid):
            return {"kind": "rfid", "error": "unreadable", "fields": {"fault": number.fault}}
        found = (Candidate(profile, number),)
    if not found:
        return {"kind": "rfid", "error": "unreadable"}
    likeliest = found[0].number.hex
    texts = all_printed(likeliest)
    fields: Reading = {"hex": likeliest} | {name.value: text for name, text in texts.items()}
    fields["reversed"] = all_printed(likeliest, mirrored=True)
    fields["candidates"] = [
        {"notation": each.profile.notation, "hex": each.number.hex} for each in found
    ]
    warnings = [] if len(found) == 1 else ["ambiguous"]
    return {"kind": "rfid", "valid": True, "fields": fields, "warnings": warnings}


def _any(untrusted_text: str, profile: RfidProfile | None) -> Reading:
    found = recognise(untrusted_text, profile)
    match found:
        case SignedCode(text=text):
            return _credential(text, profile)
        case RfidNumber():
            return _rfid(untrusted_text, _unless_another(untrusted_text, profile))
        case CardNumber(key=key, text=text):
            return {"kind": "number", "valid": True, "fields": {"key": key, "number": text}}
        case Foreign(kind=kind):
            return {"kind": kind.value, "valid": True}
    return {"kind": None, "error": "unreadable"}


def _unless_another(untrusted_text: str, profile: RfidProfile | None) -> RfidProfile | None:
    """The gate reads another notation than the profile's all the same."""
    if profile is None or isinstance(parse(unframed(untrusted_text), profile), NotRfid):
        return None
    return profile


_KINDS: dict[str, Callable[[str, RfidProfile | None], Reading]] = {
    "name": _name,
    "personal_id": _personal_id,
    "cccd": citizen_card,
    "mrz": machine_zone,
    "plate": plate,
    "credential": _credential,
    "rfid": _rfid,
}


def _line(answer: Reading) -> str:
    parts = [f"{name}: {value}" for name, value in answer["fields"].items()]
    found = answer["kind"] or answer["error"]
    return " · ".join([str(found), *parts, *answer["warnings"]])
