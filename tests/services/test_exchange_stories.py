"""Stories of nodes and carriers that fail in every way; in the end all agree, or a fork is known.

Seeded by hypothesis (derandomized): the same stories in every run.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gate_desk.domain.ids import NodeName, node_of
from gate_desk.domain.sharing import Sharing
from gate_desk.services.imported import Imported
from gate_desk.store.forks import forks
from gate_desk.store.head import find_origin, load_head
from gate_desk.store.receipts import receipts
from gate_desk.store.rows import StoredRecord, read_records
from tests.helpers.exchange_site import NODES, Compound, Node, charter, open_compound

CODES = {"applied", "duplicate", "gap", "fork", "damaged", "not_addressed"}
"""What can become of a file here: every sender is in the charter, and no file is too large."""
_CLONE = 1_000_000
_number = st.integers(0, 1 << 16)


class Stories(RuleBasedStateMachine):
    """Rules that any number of nodes may meet."""

    names: ClassVar[tuple[str, ...]] = NODES

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp(prefix="story-"))
        self.compound = open_compound(self.folder, self.names)
        self.carrier: list[tuple[str, str, bytes]] = []
        self.kept: dict[str, Path] = {}
        self.tampered: set[str] = set()

    def _node(self, number: int) -> Node:
        return self.compound.nodes[self.names[number % len(self.names)]]

    def _pair(self, number: int) -> tuple[str, str]:
        count = len(self.names)
        sender = self.names[number % count]
        others = [name for name in self.names if name != sender]
        return sender, others[number // count % len(others)]

    @rule(number=_number, count=st.integers(1, 5))
    def write(self, number: int, count: int) -> None:
        self._node(number).write(count)

    @rule(number=_number)
    def cut(self, number: int) -> None:
        self._node(number).cut()

    @rule(number=_number)
    def export(self, number: int) -> None:
        sender, to = self._pair(number)
        self.carrier += [(to, *file) for file in self.compound.load(sender, to)]

    @precondition(lambda self: self.carrier)
    @rule(number=_number, order=st.randoms(use_true_random=False), left=st.booleans())
    def deliver(self, number: int, order: object, left: bool) -> None:
        """What lies there for one node comes, in any order; some of it may stay there."""
        to = self.carrier[number % len(self.carrier)][0]
        files = [(name, data) for each, name, data in self.carrier if each == to]
        order.shuffle(files)  # type: ignore[attr-defined]
        if left:
            files = files[: len(files) // 2 + 1]
        else:
            self.carrier = [each for each in self.carrier if each[0] != to]
        self._take_in(to, files)

    @precondition(lambda self: self.carrier)
    @rule(number=_number)
    def lose(self, number: int) -> None:
        del self.carrier[number % len(self.carrier)]

    @precondition(lambda self: self.carrier)
    @rule(number=_number, at=_number, bit=st.integers(0, 7))
    def flip(self, number: int, at: int, bit: int) -> None:
        to, name, data = self.carrier[number % len(self.carrier)]
        changed = bytearray(data)
        if changed:
            changed[at % len(data)] ^= 1 << bit
        self.carrier[number % len(self.carrier)] = (to, name, bytes(changed))

    @precondition(lambda self: self.carrier)
    @rule(number=_number, at=_number)
    def truncate(self, number: int, at: int) -> None:
        to, name, data = self.carrier[number % len(self.carrier)]
        self.carrier[number % len(self.carrier)] = (to, name, data[: at % (len(data) + 1)])

    @precondition(lambda self: self.carrier)
    @rule(number=_number, to=_number)
    def misdirect(self, number: int, to: int) -> None:
        _, name, data = self.carrier[number % len(self.carrier)]
        self.carrier.append((self._node(to).name, name, data))

    @rule(number=_number)
    def restart(self, number: int) -> None:
        node = self._node(number)
        node.stop()
        node.start()

    @rule(number=_number)
    def keep_a_copy(self, number: int) -> None:
        node = self._node(number)
        node.stop()
        self.kept[node.name] = Path(mkdtemp(dir=self.folder)) / node.name
        shutil.copytree(node.home, self.kept[node.name])
        node.start()

    @precondition(lambda self: self.kept)
    @rule(number=_number)
    def roll_back(self, number: int) -> None:
        """The whole machine is as it was: nothing on it can tell."""
        name = sorted(self.kept)[number % len(self.kept)]
        node = self.compound.nodes[name]
        node.stop()
        shutil.rmtree(node.home)
        shutil.copytree(self.kept[name], node.home)
        node.start()
        self.tampered.add(name)

    @rule(number=_number, count=st.integers(1, 3))
    def clone(self, number: int, count: int) -> None:
        """A copy of the machine writes a record of its own and sends it once."""
        sender, to = self._pair(number)
        node = self.compound.nodes[sender]
        node.stop()
        home = Path(mkdtemp(dir=self.folder)) / sender
        shutil.copytree(node.home, home)
        node.start()
        other = Node(NodeName(sender), home)
        other.write(count, number=_CLONE)
        self.carrier += [(to, *file) for file in other.send(to)]
        other.stop()
        self.tampered.add(sender)

    def _take_in(self, to: str, files: list[tuple[str, bytes]]) -> list[Imported]:
        outcomes = self.compound.nodes[to].take_in(files)
        assert {each.code for each in outcomes} <= CODES
        return outcomes

    def teardown(self) -> None:
        if not hasattr(self, "compound"):
            return
        try:
            self._finish()
        finally:
            self.compound.stop()
            shutil.rmtree(self.folder)

    def _finish(self) -> None:
        for to in self.names:
            self._take_in(to, [(name, data) for each, name, data in self.carrier if each == to])
        for node in self.compound.nodes.values():
            node.write(8)  # more than any clone has
        self.compound.exchange(rounds=5)
        forked = set(_forked(self.compound))
        assert forked <= self.tampered
        for node in self.compound.nodes.values():
            assert all(each.ok for each in node.station.care.verify())
            assert not node.station.care.rebuild(lambda *_: None).differing
            for other in self.compound.nodes.values():
                if other is not node and not {node.name, other.name} & forked:
                    _agree(other, node)


def _forked(compound: Compound) -> Iterator[str]:
    for node in compound.nodes.values():
        with node.station.store.reading() as cursor:
            for fork in forks(cursor):
                yield node_of(fork.origin)


def _agree(writer: Node, reader: Node) -> None:
    """The reader holds all of the writer's journal, discloses what it may, and has said so."""
    written, held = _journal(writer, writer.origin), _journal(reader, writer.origin)
    with reader.station.store.reading() as cursor:
        known = find_origin(cursor, writer.origin)
        assert known is not None
        assert load_head(cursor, known).frontier == writer.station.store.journal.head.frontier
    assert held == list(_shared(written, reader.name))
    with writer.station.store.reading() as cursor:
        custody = {
            receipt.signer: receipt.size
            for receipt in receipts(cursor)
            if (receipt.kind, receipt.origin) == ("custody", writer.origin)
        }
    assert custody[reader.name] == writer.size


def _journal(node: Node, origin: str) -> list[StoredRecord]:
    with node.station.store.reading() as cursor:
        known = find_origin(cursor, origin)
        assert known is not None
        return list(read_records(cursor, known, 0, load_head(cursor, known).size))


def _shared(written: list[StoredRecord], reader: NodeName) -> Iterator[StoredRecord]:
    from gate_desk.journal.record import parse_header

    sharing = Sharing(charter(), reader)
    for index, header, sections in written:
        names = tuple(section.name for section in sections)
        core = next((each.data for each in sections if each.name == "core"), None)
        given = sharing.disclosed(parse_header(header).type, names, core)
        if given:
            yield index, header, [section for section in sections if section.name in given]


class TwoNodes(Stories):
    """A post and a desk."""

    names: ClassVar[tuple[str, ...]] = ("post-1", "desk-ubnd")


class SixNodes(Stories):
    """The whole compound, the keeper among them."""


def _quietly(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=True,
        database=None,
        # A failure is told as it came: to shrink it takes longer than all other tests.
        phases=(Phase.generate,),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def test_two_nodes() -> None:
    run_state_machine_as_test(TwoNodes, settings=_quietly(220, 14))


def test_six_nodes() -> None:
    run_state_machine_as_test(SixNodes, settings=_quietly(80, 20))
