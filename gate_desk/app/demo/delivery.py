"""The desks' records brought to the posts and the keeper, as an import would bring them."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from random import Random

from gate_desk.app.demo.desks import open_desk
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds
from gate_desk.services.care import author_of
from gate_desk.store.cuts import newest_cut
from gate_desk.store.peers import Segment, append_segment
from gate_desk.store.rows import read_records


def read_segment(home: Path, node: str, charter: Charter, created_at: datetime) -> Segment:
    """Everything that a desk has recorded up to its newest cut."""
    store, _clock, _cutter = open_desk(home, Random(0))
    try:
        own = store.journal
        with store.reading() as cursor:
            cut = newest_cut(cursor, own.origin_id)
            if cut is None:
                raise ValueError(f"{node} has no cut")
            records = list(read_records(cursor, own.origin_id, 0, cut.size))
    finally:
        store.close()
    return Segment(
        origin=own.origin,
        author=author_of(charter)(own.origin),
        public_key=charter.node_public_key(node),
        records=records,
        cut=cut.note,
        created_at=milliseconds(created_at),
    )


def deliver(
    home: Path, segments: Mapping[str, Segment], portraits: Mapping[str, bytes], at: datetime
) -> None:
    """Append segments to a node's store, the pictures first."""
    store, clock, _cutter = open_desk(home, Random(0))
    clock.move(at)
    try:
        store.blobs.put(("image/jpeg", data) for data in portraits.values())
        for segment in segments.values():
            append_segment(store, segment, milliseconds(at))
    finally:
        store.close()
