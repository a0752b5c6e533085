"""The record that a card stands by: for desks, which say anew what holds of it."""

from typing import Any

from gate_desk.domain.ids import Origin, RecordRef
from gate_desk.domain.records.credential import CredentialIssued
from gate_desk.domain.records.registry import decode_section
from gate_desk.store.head import find_origin
from gate_desk.store.rows import read_records
from gate_desk.store.sql.cards import ISSUED


def issued_by(cursor: Any, issuer: str, serial: int) -> RecordRef | None:
    """The newest `credential.issued` of a card."""
    row = cursor.execute(ISSUED, (issuer, serial)).fetchone()
    return (Origin(row[0]), row[1]) if row else None


def issued_core(cursor: Any, record: RecordRef) -> CredentialIssued | None:
    """What that record says; None where its section was erased."""
    origin = find_origin(cursor, record[0])
    if origin is None:
        return None
    for _index, _header, sections in read_records(cursor, origin, record[1], record[1] + 1):
        for section in sections:
            core = decode_section("credential.issued", 1, section.name, section.data)
            if isinstance(core, CredentialIssued):
                return core
    return None
