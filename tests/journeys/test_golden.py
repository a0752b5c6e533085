"""Golden files: what was written once is read for ever, and is written the same way today.

The files in `tests/data/golden` were made by the first version of the protocol and are never made
anew: a test here that fails means that old journals, batches or notes could not be read any more.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gate_desk.journal.charter import check_chain
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from gate_desk.journal.following import Follower
from gate_desk.journal.node_notes import NodeNote, open_node_note, sign_node_note
from gate_desk.journal.note import parse_note
from gate_desk.journal.receipts import Custody, Want, parse_receipt, sign_receipt
from gate_desk.journal.record import encode_header, parse_header
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier
from gate_desk.sync.building import name_of
from gate_desk.sync.checking import Inspection, Trust
from gate_desk.sync.compression import read_body
from gate_desk.sync.entries import Picture, blob_entry, record_entry, withheld_entry
from gate_desk.sync.manifest import pack
from tests.helpers.charters import SITE, agency_key, node_key
from tests.helpers.forgeries import take_apart

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
EXPECTED: dict[str, Any] = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
BATCHES = ("records", "picture")


def note(name: str) -> str:
    return (GOLDEN / f"{name}.note").read_text("utf-8")


def inspection(name: str) -> Inspection:
    return Inspection(GOLDEN / f"{name}.gdb", EXPECTED[name]["identity"])


def told(entry: Any) -> dict[str, Any]:
    if isinstance(entry, Picture):
        return {"picture": entry.sha256.hex(), "bytes": entry.data.hex()}
    if isinstance(entry, Subtree):
        return {"withheld": entry.level, "hash": entry.hash.hex()}
    _, header, sections = entry
    return {
        "record": header.decode(),
        "sections": [[each.name, each.salt.hex(), each.data.decode()] for each in sections],
    }


@pytest.mark.parametrize("name", BATCHES)
def test_a_batch_is_opened_and_says_what_it_said(name: str) -> None:
    expected, opened = EXPECTED[name], inspection(name)
    data = (GOLDEN / f"{name}.gdb").read_bytes()
    assert name_of(sha256(data).hexdigest()) == expected["name"]
    opened.verify((bytes.fromhex(expected["sender_key"]),))
    assert [told(entry) for entry in opened.entries()] == expected["entries"]


def test_all_of_a_batch_holds_under_its_checkpoint() -> None:
    cut, empty = EXPECTED["checkpoint"], Frontier()
    trust = Trust(bytes.fromhex(cut["key"]), 0, empty.dump())
    assert inspection("records").check(trust).root.hex() == cut["root"]


@pytest.mark.parametrize("name", BATCHES)
def test_its_plain_bytes_are_written_the_same_way_today(name: str) -> None:
    identity = EXPECTED[name]["identity"]
    opened, plain = inspection(name), (GOLDEN / f"{name}.plain").read_bytes()
    parts = take_apart(GOLDEN / f"{name}.gdb", identity)
    sender = node_key(opened.manifest.sender)
    assert parts.plain == pack(opened.manifest, sender, parts.body) == plain


@pytest.mark.parametrize("name", BATCHES)
def test_its_entries_are_written_the_same_way_today(name: str) -> None:
    opened = inspection(name)
    parts = take_apart(GOLDEN / f"{name}.gdb", EXPECTED[name]["identity"])
    written = b""
    for entry in opened.entries():
        if isinstance(entry, Picture):
            written += blob_entry(entry.data)
        elif isinstance(entry, Subtree):
            written += withheld_entry(entry)
        else:
            assert encode_header(parse_header(entry[1])) == entry[1]
            written += record_entry(entry[1], entry[2])
    assert written == b"".join(read_body(parts.body, opened.manifest.raw_size))


def test_records_hold_to_their_commitments() -> None:
    follower = Follower(Frontier(), None)
    for entry in inspection("records").entries():
        if isinstance(entry, Subtree):
            follower.withheld(entry.level, entry.hash)
        elif not isinstance(entry, Picture):
            follower.record(entry[1], entry[2])
    assert follower.frontier().root().hex() == EXPECTED["checkpoint"]["root"]


def test_a_checkpoint() -> None:
    expected = EXPECTED["checkpoint"]
    cut = open_checkpoint(note("checkpoint"), expected["origin"], bytes.fromhex(expected["key"]))
    assert cut == Checkpoint(expected["origin"], expected["size"], bytes.fromhex(expected["root"]))
    assert sign_checkpoint(cut, node_key("post-1")) == note("checkpoint")


@pytest.mark.parametrize(("name", "type_"), [("custody", Custody), ("want", Want)])
def test_receipts(name: str, type_: type[Custody] | type[Want]) -> None:
    receipt, expected = parse_receipt(parse_note(note(name)).text), EXPECTED[name]
    assert isinstance(receipt, type_)
    for field, value in expected.items():
        found = getattr(receipt, field)
        shown = found.hex() if isinstance(found, bytes) else found
        assert (list(shown) if isinstance(shown, tuple) else shown) == value
    assert sign_receipt(receipt, node_key("desk-ubnd")) == note(name)


def test_a_node_note_under_its_charter() -> None:
    expected = EXPECTED["node"]
    charter = check_chain([(GOLDEN / "charter.note").read_bytes()])
    opened = open_node_note(note("node"), charter)
    assert opened == NodeNote(
        node=expected["node"],
        epoch=expected["epoch"],
        key=bytes.fromhex(expected["key"]),
        age=expected["age"],
        previous_size=expected["previous_size"],
        previous_root=bytes.fromhex(expected["previous_root"]),
    )
    assert sign_node_note(opened, SITE, "ubnd", agency_key("ubnd")) == note("node")
