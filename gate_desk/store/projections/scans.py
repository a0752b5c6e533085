"""`scan`: every scan with its verdict."""

from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.subject import subject_of
from gate_desk.store.projections.resolutions import resolve
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import scans as sql


def decided(record: Projected, writer: Writer) -> None:
    """`scan.decided`."""
    core = record.core
    if not isinstance(core, ScanDecided):
        return
    issuer, serial = core.credential or (None, None)
    writer.put(
        sql.SCANNED,
        (
            record.origin_id,
            record.index,
            core.at,
            core.number,
            core.reader,
            subject_of(core.person, core.credential, core.visit, core.host) or core.text_mac,
            core.verdict,
            core.direction,
            core.person,
            issuer,
            serial,
            core.reasons[0] if core.reasons else None,
            core.kind,
            core.repeat_of,
        ),
    )
    if core.replaces is not None:
        resolve(record, core.replaces, "turned", core.at, writer)
