"""Segments of other nodes: applied, gap, fork, damaged, duplicate, interrupted (protocol.md 7)."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Note
from gate_desk.domain.records.credential import CredentialEvent
from gate_desk.journal.record import Section
from gate_desk.journal.verifier import verify
from gate_desk.store import arriving, peers
from gate_desk.store.cuts import cut_notes
from gate_desk.store.exchange_tables import peer
from gate_desk.store.head import find_origin, load_head
from gate_desk.store.opening import open_store
from gate_desk.store.peers import Appended, Segment
from gate_desk.store.projections.slices import project_slice
from gate_desk.store.rows import StoredRecord, read_slices
from gate_desk.store.store import Store
from gate_desk.store.tables import card_event
from tests.helpers.charters import node_key
from tests.helpers.journals import BEGIN, KEY, OWN, Peer, Ticks, deliver, derived, desk, rows


def ubnd(count: int = 12) -> Peer:
    """A desk with cards that were lost, each with a note."""
    peer = desk("ubnd")
    for serial in range(count):
        core = CredentialEvent(issuer="ubnd", serial=serial, at=BEGIN + serial)
        peer.write("credential.lost", {"core": core, "note": Note(text=f"mất {serial}")})
    return peer


def refusal(store: Store, segment: Segment) -> str:
    before = derived(store), size_of(store, segment.origin)
    with pytest.raises(Refused) as caught:
        deliver(store, segment)
    assert (derived(store), size_of(store, segment.origin)) == before
    return caught.value.code


def size_of(store: Store, origin: str) -> int:
    with store.reading() as cursor:
        known = find_origin(cursor, origin)
        return 0 if known is None else load_head(cursor, known).size


def whole(store: Store, sender: Peer) -> bool:
    """Is the sender's whole journal held, verified, and with its head and its cut?"""
    with store.reading() as cursor:
        own = find_origin(cursor, sender.origin)
        assert own is not None
        head, cuts = load_head(cursor, own), cut_notes(cursor, own)
        slices = read_slices(cursor, own, 0, head.size)
        report = verify(sender.origin, slices, cuts, sender.key.public)
    size = len(sender.records)
    assert report.ok
    assert report.root == head.frontier.root() == sender.root(size)
    assert size in cuts
    return (head.size, report.sections) == (size, 2 * size)


def test_applied_then_duplicate(store: Store) -> None:
    sender = ubnd()
    assert deliver(store, sender.segment()) == Appended("applied", 12, 0)
    assert whole(store, sender)
    assert len(rows(store, card_event)) == 12
    held = derived(store)
    assert deliver(store, sender.segment()) == Appended("duplicate", 0, 0)
    assert deliver(store, sender.segment(3, 9)) == Appended("duplicate", 0, 0)
    assert derived(store) == held


def test_counts_and_time_are_those_of_the_records(store: Store) -> None:
    sender = ubnd()
    deliver(store, sender.segment())
    with store.reading() as cursor:
        head = load_head(cursor, find_origin(cursor, sender.origin) or 0)
    assert head.counts == {"credential.lost": 12}
    assert head.highest == BEGIN + 11_000


@pytest.mark.parametrize("first", [5, 3, 0])
def test_goes_on_where_it_stands_with_or_without_overlap(store: Store, first: int) -> None:
    sender = ubnd()
    deliver(store, sender.segment(0, 5))
    assert deliver(store, sender.segment(first)) == Appended("applied", 7, 0)
    assert whole(store, sender)


def test_gap(store: Store) -> None:
    sender = ubnd()
    assert refusal(store, sender.segment(1)) == "gap"
    deliver(store, sender.segment(0, 5))
    assert refusal(store, sender.segment(6)) == "gap"
    assert refusal(store, replace(sender.segment(), records=())) == "gap"


def twin(sender: Peer, fork_at: int, more: int = 4) -> Peer:
    """The same node from a copy of its machine: another history from an index on."""
    other = Peer(sender.node, sender.kind, sender.agency, sender.records[:fork_at])
    for _ in range(more):
        core = CredentialEvent(issuer="ubnd", serial=99, at=BEGIN)
        other.write("credential.revoked", {"core": core})
    return other


@pytest.mark.parametrize(("first", "end"), [(0, 8), (3, 8), (6, 8), (0, 10), (5, 10), (6, 10)])
def test_another_record_at_a_held_index_is_a_fork(store: Store, first: int, end: int) -> None:
    sender = ubnd(8)
    deliver(store, sender.segment())
    assert refusal(store, twin(sender, 6).segment(first, end)) == "fork"


@pytest.mark.parametrize("size", [3, 8])
@pytest.mark.parametrize("empty", [True, False])
def test_another_root_for_a_held_size_is_a_fork(store: Store, size: int, empty: bool) -> None:
    sender = ubnd(8)
    deliver(store, sender.segment(0, 5))
    deliver(store, sender.segment(5))
    lie = sender.cut(size, bytes(32))
    records = () if empty else tuple(sender.records[:size])
    assert refusal(store, sender.segment(records=records, cut=lie)) == "fork"


def test_another_root_for_a_new_size_is_damage(store: Store) -> None:
    sender = ubnd(8)
    deliver(store, sender.segment(0, 5))
    assert refusal(store, sender.segment(5, cut=sender.cut(8, bytes(32)))) == "damaged"
    assert refusal(store, sender.segment(cut=sender.cut(8, bytes(32)))) == "damaged"


def test_overlap_that_was_spoilt_on_the_way_is_no_fork(store: Store) -> None:
    """Nobody but the origin itself can make its journal fork."""
    sender = ubnd(8)
    deliver(store, sender.segment(0, 6))
    other = twin(sender, 4)
    spoilt = (*other.records[2:6], *sender.records[6:8])
    assert refusal(store, sender.segment(2, records=spoilt)) == "damaged"
    assert refusal(store, sender.segment(0, records=other.records[:6], cut=sender.cut(6))) == (
        "damaged"
    )


def flipped(raw: bytes, place: int) -> bytes:
    return bytes([*raw[:place], raw[place] ^ 1, *raw[place + 1 :]])


def with_header(record: StoredRecord, place: int) -> StoredRecord:
    index, header, sections = record
    return index, flipped(header, place % len(header)), sections


def with_section(record: StoredRecord, place: int) -> StoredRecord:
    index, header, sections = record
    core, *rest = sections
    spoilt = Section(core.name, core.salt, flipped(core.data, place % len(core.data)))
    return index, header, [spoilt, *rest]


def with_salt(record: StoredRecord, place: int) -> StoredRecord:
    index, header, sections = record
    core, *rest = sections
    return index, header, [Section(core.name, flipped(core.salt, place % 16), core.data), *rest]


def with_name(record: StoredRecord, _place: int) -> StoredRecord:
    index, header, sections = record
    core, *rest = sections
    return index, header, [Section("person", core.salt, core.data), *rest]


def with_section_twice(record: StoredRecord, _place: int) -> StoredRecord:
    index, header, sections = record
    return index, header, [*sections, sections[0]]


def with_short_salt(record: StoredRecord, _place: int) -> StoredRecord:
    index, header, sections = record
    core, *rest = sections
    shifted = Section(core.name, core.salt[:15], core.salt[15:] + core.data)
    return index, header, [shifted, *rest]


def with_index(record: StoredRecord, _place: int) -> StoredRecord:
    return record[0] + 1, *record[1:]


@pytest.mark.parametrize("held", [0, 3])
@pytest.mark.parametrize(
    "spoil",
    [
        with_header,
        with_section,
        with_salt,
        with_name,
        with_section_twice,
        with_short_salt,
        with_index,
    ],
)
def test_a_flipped_bit_anywhere_is_damage(
    store: Store, spoil: Callable[[StoredRecord, int], StoredRecord], held: int
) -> None:
    sender, rng = ubnd(8), Random(5)
    if held:
        deliver(store, sender.segment(0, held))
    for _ in range(12):
        records = list(sender.records[held:])
        place = rng.randrange(len(records))
        records[place] = spoil(records[place], rng.randrange(10_000))
        assert refusal(store, sender.segment(held, records=records)) == "damaged"
    assert deliver(store, sender.segment(held)).code == "applied"


def test_a_flipped_character_of_the_cut_is_damage(store: Store) -> None:
    sender, rng = ubnd(4), Random(6)
    cut = sender.cut(4).encode()
    for place in rng.sample(range(len(cut)), 40):
        spoilt = flipped(cut, place).decode("utf-8", "replace")
        assert refusal(store, sender.segment(cut=spoilt)) == "damaged"


def test_the_cut_must_be_this_origin_s(store: Store) -> None:
    sender, other = ubnd(4), desk("hdnd")
    assert refusal(store, sender.segment(public_key=other.key.public)) == "damaged"
    assert refusal(store, replace(sender.segment(), origin=other.origin)) == "damaged"
    assert refusal(store, sender.segment(cut=sender.cut(3, sender.root(4)))) == "damaged"


def test_missing_and_exchanged_records_are_damage(store: Store) -> None:
    sender = ubnd(8)
    records = list(sender.records)
    exchanged = [*records[:2], records[3], records[2], *records[4:]]
    assert refusal(store, sender.segment(records=exchanged)) == "damaged"
    with_hole = [*records[:2], *records[3:]]
    assert refusal(store, sender.segment(records=with_hole)) in {"damaged", "gap"}
    assert refusal(store, sender.segment(records=[*records, records[-1]])) == "damaged"


def test_withheld_sections_are_not_missed(store: Store) -> None:
    sender = ubnd(4)
    cores = [(index, header, sections[:1]) for index, header, sections in sender.records]
    assert deliver(store, sender.segment(records=cores)) == Appended("applied", 4, 0)
    bare: list[StoredRecord] = [(index, header, []) for index, header, _ in ubnd(4).records]
    assert deliver(store, replace(sender.segment(records=bare))).code == "duplicate"
    assert len(rows(store, card_event)) == 4


def test_an_interrupted_run_goes_on_where_it_stopped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = ubnd(20)
    monkeypatch.setattr(peers, "SLICE", 6)
    calls = iter(range(99))

    def break_down(*parts: Any) -> int:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return project_slice(*parts)

    with monkeypatch.context() as patch:
        patch.setattr(arriving, "project_slice", break_down)
        with pytest.raises(KeyboardInterrupt):
            deliver(store, sender.segment())
    assert size_of(store, sender.origin) == 12
    assert rows(store, peer) == [], "an incomplete batch makes nothing fresher"
    assert len(rows(store, card_event)) == 12
    assert deliver(store, sender.segment()) == Appended("applied", 8, 0)
    assert whole(store, sender)
    assert len(rows(store, card_event)) == 20


def test_age_counts_from_the_newest_complete_batch(store: Store) -> None:
    sender = ubnd(8)
    deliver(store, sender.segment(created_at=500))
    deliver(store, sender.segment(created_at=400))
    assert rows(store, peer) == [(sender.origin, 500, BEGIN)]
    deliver(store, sender.segment(0, 5, created_at=900))
    assert rows(store, peer) == [(sender.origin, 500, BEGIN)], "an old state is not fresh"
    deliver(store, sender.segment(created_at=600))
    assert rows(store, peer) == [(sender.origin, 600, BEGIN)]


def test_what_its_author_may_not_write_is_stored_and_listed(store: Store) -> None:
    stranger = ubnd(3)
    assert deliver(store, stranger.segment(author=None)) == Appended("applied", 3, 3)
    assert rows(store, card_event) == []
    assert {row[2] for row in derived(store)["unprojected"]} == {"not_its_author"}
    assert whole(store, stranger)


def test_this_node_s_own_journal_only_grows_here(new_home: Callable[[], Path]) -> None:
    """Records of ours that we do not have: this store is not the one that wrote last."""
    home = new_home()
    sender = Peer("desk-dbqh", "desk", "dbqh")
    assert sender.origin == OWN
    store = open_store(home, KEY, Origin(OWN), Ticks(), write=True)
    try:
        with store.begin("system") as work:
            work.append("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)})
        sender.write("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)})
        assert refusal(store, sender.segment(public_key=node_key("desk-dbqh").public)) == "fork"
        sender.write("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)})
        assert refusal(store, sender.segment(1)) == "fork"
        with store.begin("system") as work:
            assert work.append("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)}) == (
                OWN,
                1,
            )
    finally:
        store.close()


@pytest.mark.parametrize("seed", range(3))
def test_any_spoilt_segment_is_an_answer_not_a_crash(store: Store, seed: int) -> None:
    rng, sender = Random(seed), ubnd(6)
    deliver(store, sender.segment(0, 2))
    for _ in range(40):
        records = sender.records[2:]
        place = rng.randrange(len(records))
        index, header, sections = records[place]
        spoilt = [b"", b"[]", b"null", b"[" * 4000, rng.randbytes(50), b"\xff" * 5000, header[:-1]]
        records[place] = (index, rng.choice(spoilt), sections)
        assert refusal(store, sender.segment(2, records=records)) == "damaged"
