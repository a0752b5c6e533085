"""`resolution`: what became of a check or a refusal."""

from gate_desk.domain.records.decision import Decided
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import resolutions as sql


def decided(record: Projected, writer: Writer) -> None:
    """`decision.confirmed`, `decision.refused`: a post decides on its own scans only."""
    core = record.core
    if isinstance(core, Decided) and core.scan[0] == record.origin:
        resolve(record, core.scan[1], record.type.partition(".")[2], core.at, writer)


def resolve(record: Projected, scan: int, kind: str, at: int, writer: Writer) -> None:
    """Note that a scan of the record's own journal was resolved by it."""
    origin = record.origin_id
    writer.put(sql.RESOLVED, (origin, scan, origin, record.index, kind, at, record.actor))
