"""A second implementation, written from PROTOCOL.md alone, reads what this program builds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.crypto.keys import load_keys
from gate_desk.domain.charter import parse_charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.ids import NodeName
from gate_desk.store.rows import read_records
from tests.helpers import protocol_reader as reader
from tests.helpers.charters import node_key
from tests.helpers.exchange_site import KEEPER, Compound, Node, open_compound

POST, DESK = "post-1", "desk-ubnd"


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path, (POST, DESK, KEEPER))
    yield made
    made.stop()


def sent(node: Node, to: Node) -> list[Path]:
    node.build(to.name)
    return node.outbox(to.name)


def opened(path: Path, to: Node, origin: str = POST, sender: str = POST) -> reader.Opened:
    identity = load_keys(to.home / "keys").age_identity
    return reader.read(path, identity, node_key(origin).public, node_key(sender).public)


def held(node: Node) -> list[int]:
    with node.station.store.reading() as cursor:
        own = node.station.store.journal
        return [index for index, _, _ in read_records(cursor, own.origin_id, 0, own.head.size)]


def test_the_keeper_s_batch_is_read_to_the_last_record(compound: Compound) -> None:
    post, keeper = compound.nodes[POST], compound.nodes[KEEPER]
    post.write(12)
    (path,) = sent(post, keeper)
    batch = opened(path, keeper)
    assert [record["index"] for record in batch.records] == held(post)
    assert batch.withheld == 0
    assert batch.root == post.station.store.journal.head.frontier.root()
    assert batch.records[0]["sections"]["core"]["person"] == f"{1:016x}"


def test_a_batch_with_withheld_runs(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    post.write(13)
    (path,) = sent(post, desk)
    batch = opened(path, desk)
    assert batch.withheld > 0
    assert batch.withheld + len(batch.records) == 13
    assert {record["sections"]["core"]["credential"][0] for record in batch.records} == {"ubnd"}
    assert batch.root == post.station.store.journal.head.frontier.root()


def test_a_batch_that_goes_on(compound: Compound) -> None:
    post, keeper = compound.nodes[POST], compound.nodes[KEEPER]
    post.write(5)
    compound.exchange(2)
    post.write(4)
    (path,) = sent(post, keeper)
    batch = opened(path, keeper)
    assert (batch.manifest["first"], batch.manifest["count"]) == (5, 4)
    assert [record["index"] for record in batch.records] == [5, 6, 7, 8]


def test_a_file_of_notes_carries_the_charter(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    (path,) = sent(post, desk)
    batch = opened(path, desk)
    assert (batch.manifest["count"], batch.records) == (0, [])
    charter = batch.manifest["notes"][0].partition("\n\n— ")[0] + "\n"
    assert parse_charter(charter).node(NodeName(POST)).key == node_key(POST).public


def test_what_was_changed_is_noticed(compound: Compound) -> None:
    post, keeper = compound.nodes[POST], compound.nodes[KEEPER]
    post.write(3)
    (path,) = sent(post, keeper)
    with pytest.raises(reader.Bad, match="signature"):
        opened(path, keeper, sender=DESK)
    with pytest.raises(reader.Bad, match="signature"):
        opened(path, keeper, origin=DESK)
    with pytest.raises(reader.Bad, match="age"):
        opened(path, compound.nodes[DESK])


def test_as_a_program(compound: Compound) -> None:
    post, keeper = compound.nodes[POST], compound.nodes[KEEPER]
    post.write(3)
    (path,) = sent(post, keeper)
    command = [sys.executable, "-m", "tests.helpers.protocol_reader", str(path)]
    command += [str(keeper.home / "keys" / "age.key"), public_text(node_key(POST).public)]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.count("movement.recorded") == 3
