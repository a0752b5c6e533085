"""How identity documents and plates read, for `gate-desk inspect`."""

from datetime import date
from typing import Any

from msgspec.structs import asdict

from gate_desk.domain.documents.citizen_card import read_citizen_card
from gate_desk.domain.documents.mrz import read_mrz, repairs
from gate_desk.domain.documents.plate import read_plate
from gate_desk.domain.rfid import RfidProfile

Reading = dict[str, Any]


def citizen_card(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
    """The code of an identity card."""
    read = read_citizen_card(untrusted_text)
    fields = {name: _plain(value) for name, value in asdict(read).items()}
    warnings, error = fields.pop("warnings"), fields.pop("error")
    shown = fields if read.valid else {}
    return {
        "kind": "cccd",
        "valid": read.valid,
        "fields": shown,
        "warnings": warnings,
        "error": error,
    }


def machine_zone(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
    """The machine-readable zone; what could be meant by a wrong one is offered."""
    read = read_mrz(untrusted_text)
    fields = {name: _plain(value) for name, value in asdict(read).items()}
    error = fields.pop("error")
    offered = [
        {"changes": [list(change) for change in repair.changes], "number": repair.mrz.number}
        for repair in repairs(read)
    ]
    warnings = ["check_digit"] if error is None and not read.valid else []
    shown = fields | ({"repairs": offered} if offered else {}) if error is None else {}
    return {
        "kind": "mrz",
        "valid": read.valid,
        "fields": shown,
        "warnings": warnings,
        "error": error,
    }


def plate(untrusted_text: str, _profile: RfidProfile | None) -> Reading:
    """A vehicle's plate."""
    read = read_plate(untrusted_text)
    warnings = ["ambiguous"] if len(read.kinds) > 1 else []
    fields = {name: _plain(value) for name, value in asdict(read).items()}
    error = None if read.valid else "unreadable"
    return {
        "kind": "plate",
        "valid": read.valid,
        "fields": fields,
        "warnings": warnings,
        "error": error,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
