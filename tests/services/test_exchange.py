"""Batches between real nodes: what is told, what is kept, what becomes of everything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.exchange_site import Compound, open_compound


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path)
    yield made
    made.stop()


def test_what_was_written_arrives_and_is_acknowledged(compound: Compound) -> None:
    desk = compound.nodes["desk-ubnd"]
    desk.write(5)
    (imported,) = compound.send("desk-ubnd", "post-1")
    assert (imported.code, imported.applied) == ("applied", desk.size)
    assert desk.outbox("post-1")
    answers = compound.send("post-1", "desk-ubnd")
    assert {each.code for each in answers} == {"applied"}
    assert not desk.outbox("post-1")


def test_it_ends_when_everybody_knows_everything(compound: Compound) -> None:
    for node in compound.nodes.values():
        node.write(2)
    compound.exchange(rounds=5)
    for sender in compound.nodes:
        for to in compound.nodes:
            assert sender == to or not compound.load(sender, to)
