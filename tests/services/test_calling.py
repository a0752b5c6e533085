"""A silence answered by telephone: recorded, told to those concerned, and on the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName
from gate_desk.services.calling import LONGEST_NOTE
from gate_desk.services.exchange_status import SILENT, NodeStatus
from tests.helpers.exchange_site import Compound, Node, open_compound

POST, DESK, OTHER = "post-1", "desk-ubnd", "desk-hdnd"


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path, (POST, DESK, OTHER))
    yield made
    made.stop()


def state_of(node: Node, name: str) -> NodeStatus:
    return {each.node: each for each in node.station.exchange.status().nodes}[NodeName(name)]


def test_the_call_stands_beside_the_silence(compound: Compound) -> None:
    post = compound.nodes[POST]
    assert SILENT in state_of(post, DESK).alarms
    assert state_of(post, DESK).called_at is None
    origin, index = post.station.calling.called(NodeName(DESK), "  bà Mẫu:\u202e mai\n gửi ")
    state = state_of(post, DESK)
    assert SILENT in state.alarms, "only what comes ends a silence"
    assert state.called_at is not None
    shown = post.station.care.show(index)
    assert shown["sections"]["note"] == {"text": "bà Mẫu: mai gửi"}
    assert shown["sections"]["core"]["concerned"] == ["ubnd"]
    assert origin == post.origin
    assert post.station.care.rebuild(lambda *_: None).differing == ()


def test_those_concerned_learn_of_it_and_nobody_else(compound: Compound) -> None:
    post = compound.nodes[POST]
    post.station.calling.called(NodeName(DESK), "bà Mẫu")
    called_at = state_of(post, DESK).called_at
    for name, expected in ((DESK, 1), (OTHER, 0)):
        compound.send(POST, name)
        with compound.nodes[name].station.store.reading() as cursor:
            (seen,) = cursor.execute("SELECT count(*) FROM called").fetchone()
        assert seen == expected
    assert called_at is not None


@pytest.mark.parametrize(
    ("code", "node", "note"),
    [
        ("unknown_node", "desk-none", ""),
        ("own_node", POST, ""),
        ("note_too_long", DESK, "a" * (LONGEST_NOTE + 1)),
    ],
)
def test_what_is_refused(compound: Compound, code: str, node: str, note: str) -> None:
    post = compound.nodes[POST]
    with pytest.raises(Refused, match=f"^{code}"):
        post.station.calling.called(NodeName(node), note)
    assert post.size == 0
