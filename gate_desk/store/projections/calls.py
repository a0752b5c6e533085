"""`called`: who was telephoned because nothing had come."""

from gate_desk.domain.records.exchange import ExchangeCalled
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import calls as sql


def called(record: Projected, writer: Writer) -> None:
    """`exchange.called`."""
    core = record.core
    if isinstance(core, ExchangeCalled):
        writer.put(sql.CALLED, (record.origin_id, record.index, core.node, core.at))
