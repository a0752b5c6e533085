"""Two gates of one compound: in at one and out at the other; what contradicts is a finding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.domain.verdict import Direction
from gate_desk.services.findings import Contradiction
from gate_desk.store.queries.directory import presence_of
from gate_desk.store.queries.findings import passed_since
from tests.helpers.charters import AGENCIES
from tests.helpers.exchange_site import Compound, Node, open_compound
from tests.helpers.two_gates import BEGUN, MINUTE, passes

ORDER = ("post-1", "post-2")


@pytest.fixture
def gates(tmp_path: Path) -> Iterator[Compound]:
    compound = open_compound(tmp_path, ORDER)
    yield compound
    compound.stop()


def meet(gates: Compound) -> None:
    for sender, to in (ORDER, ORDER[::-1]):
        gates.send(sender, to)


def found(node: Node) -> tuple[Contradiction, ...]:
    return node.station.findings.contradictions()


def test_in_at_one_and_out_at_the_other_is_understood(gates: Compound) -> None:
    first, second = gates.nodes.values()
    passes(first, 0, Direction.IN)
    meet(gates)
    passes(second, 30, Direction.OUT)
    meet(gates)
    subject = f"{AGENCIES[0]}:{1:016x}"
    for node in (first, second):
        with node.station.store.reading() as cursor:
            presence = presence_of(cursor, subject)
        assert presence is not None
        assert (presence[1], presence[3]) == (second.origin, "out")
        assert found(node) == ()


def test_in_at_both_is_a_finding_at_both_and_changes_nothing(gates: Compound) -> None:
    first, second = gates.nodes.values()
    passes(first, 0, Direction.IN)
    passes(second, 20, Direction.IN)
    passes(second, 25, Direction.IN, person=2)
    assert found(first) == found(second) == (), "nobody knows of the other yet"
    meet(gates)
    for node in (first, second):
        (pair,) = found(node)
        assert pair.direction is Direction.IN
        assert (pair.before.gate, pair.after.gate) == ORDER
        assert (pair.after.at - pair.before.at).total_seconds() == 20 * 60
        assert pair.before.record == (first.origin, 0)
        assert all(verified.ok for verified in node.station.care.verify())


def test_what_comes_later_can_explain_it(gates: Compound) -> None:
    first, second = gates.nodes.values()
    passes(first, 0, Direction.IN)
    passes(second, 20, Direction.IN)
    meet(gates)
    assert len(found(second)) == 1
    passes(first, 10, Direction.OUT)  # noted afterwards, with the time when it happened
    meet(gates)
    assert found(first) == found(second) == ()


def test_only_passages_since_a_moment_are_read(gates: Compound) -> None:
    first, second = gates.nodes.values()
    for minute in (0, 3, 1, 2, 9, 8):  # a clock was set back
        passes(first, minute, Direction.IN, person=minute)
    passes(second, 4, Direction.OUT, person=4)
    meet(gates)
    for since in range(11):
        with second.station.store.reading() as cursor:
            read = passed_since(cursor, BEGUN + since * MINUTE)
        minutes = sorted((passed.at - BEGUN) // MINUTE for passed in read)
        assert minutes == [minute for minute in (0, 1, 2, 3, 4, 8, 9) if minute >= since]
