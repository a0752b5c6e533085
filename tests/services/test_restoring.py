"""Backup and restore: the node goes on in a new epoch, and the others give back what it lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.domain.errors import GateDeskError, Refused
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.permissions import Role
from gate_desk.journal.node_notes import sign_node_note
from gate_desk.services.access import Access
from gate_desk.services.restoring import restore
from gate_desk.store.forks import forks
from gate_desk.store.head import find_origin
from gate_desk.store.rows import read_records
from tests.helpers.charters import SITE, agency_key
from tests.helpers.exchange_site import Compound, Node, open_compound

POST, DESK, KEEPER = "post-1", "desk-ubnd", "desk-congan"
FIRST = f"gatedesk/{SITE}/{POST}/1"
RECOVERY = new_identity()


@dataclass
class Disaster:
    """A post that was backed up, went on, and was lost; the others hold more than the backup."""

    compound: Compound
    backup: Path
    home: Path

    @property
    def lost(self) -> Node:
        return self.compound.nodes[POST]

    def restore(self, epoch: int | None = None) -> Node:
        restore(self.backup, self.home, RECOVERY, Access(Role.CONSOLE), epoch)
        self.lost.stop()
        node = Node(NodeName(POST), self.home)
        self.compound.nodes[POST] = node
        return node

    def announce(self, node: Node) -> None:
        note = node.station.own_node_note()
        signed = sign_node_note(note, SITE, "congan", agency_key("congan"))
        node.station.charters.take_node_note(signed, node.lane)


@pytest.fixture
def disaster(tmp_path: Path) -> Iterator[Disaster]:
    compound = open_compound(tmp_path / "site", (POST, DESK, KEEPER))
    post = compound.nodes[POST]
    post.write(4)
    compound.nodes[DESK].write(3)
    compound.exchange(2)
    backup = tmp_path / "post-1.backup"
    made = post.station.backup.make(backup, recipient_of(RECOVERY))
    assert (made.size, made.verified) == (backup.stat().st_size, True)
    post.write(5)
    compound.nodes[DESK].write(2)
    compound.exchange(2)
    yield Disaster(compound, backup, tmp_path / "new" / POST)
    compound.stop()


def rows(node: Node, origin: str) -> list[bytes]:
    with node.station.store.reading() as cursor:
        known = find_origin(cursor, origin)
        assert known is not None
        return [header for _, header, _ in read_records(cursor, known, 0, 1000)]


def test_the_others_give_back_what_was_written_after_the_backup(disaster: Disaster) -> None:
    compound, before = disaster.compound, rows(disaster.lost, FIRST)
    post = disaster.restore()
    assert post.origin == f"gatedesk/{SITE}/{POST}/2"
    assert rows(post, FIRST) == before[:4], "as far as the backup"
    disaster.announce(post)
    post.write(2)
    compound.exchange(4)
    assert rows(post, FIRST) == before
    desk = compound.nodes[DESK]
    assert rows(post, desk.origin) == rows(desk, desk.origin)
    for other in (DESK, KEEPER):
        assert rows(compound.nodes[other], post.origin)[0] == rows(post, post.origin)[0]
        with compound.nodes[other].station.store.reading() as cursor:
            assert not forks(cursor)
    assert all(verified.ok for verified in post.station.care.verify())
    assert not post.station.care.rebuild(lambda *_: None).differing


def test_what_nobody_can_give_back_is_declared_lost(disaster: Disaster) -> None:
    held = len(rows(disaster.lost, FIRST))
    post = disaster.restore()
    with pytest.raises(Refused, match="not_lost"):
        post.station.care.declare_lost(Origin(FIRST), 0, held)
    _, index = post.station.care.declare_lost(Origin(FIRST), 4, held)
    core = post.station.care.show(index)["sections"]["core"]
    assert core == {"origin": FIRST, "first": 4, "end": held}


def test_a_restored_node_works_before_its_note_is_signed(disaster: Disaster) -> None:
    post = disaster.restore()
    post.write(2)
    assert post.size == 3
    assert [each.code for each in disaster.compound.send(POST, DESK)] == ["unknown_origin"]
    disaster.announce(post)
    disaster.compound.exchange(4)
    assert len(rows(disaster.compound.nodes[KEEPER], post.origin)) == 3


def test_the_old_machine_that_goes_on_is_a_fork(disaster: Disaster, tmp_path: Path) -> None:
    import shutil

    disaster.lost.stop()
    shutil.copytree(disaster.lost.home, tmp_path / "clone")
    disaster.lost.start()
    post = disaster.restore()
    disaster.announce(post)
    disaster.compound.exchange(4)
    clone = Node(NodeName(POST), tmp_path / "clone")
    try:
        clone.write(3)
        files = clone.send(DESK)
    finally:
        clone.stop()
    desk = disaster.compound.nodes[DESK]
    assert "fork" in {each.code for each in desk.take_in(files)}
    with desk.station.store.reading() as cursor:
        assert [fork.origin for fork in forks(cursor)] == [FIRST]
    assert desk.station.exchange.status().nodes[0].alarms[0] == "fork"


def test_restored_twice_it_needs_a_later_epoch(disaster: Disaster) -> None:
    post = disaster.restore(epoch=3)
    assert post.origin == f"gatedesk/{SITE}/{POST}/3"
    with pytest.raises(Refused, match="home_not_empty"):
        restore(disaster.backup, disaster.home, RECOVERY, Access(Role.CONSOLE))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data[:-1], "damaged"),
        (lambda data: data[:5000], "damaged"),
        (lambda data: b"", "damaged"),
        (lambda data: data[:3000] + bytes([data[3000] ^ 1]) + data[3001:], "damaged"),
    ],
)
def test_a_damaged_backup_leaves_an_empty_home(
    disaster: Disaster, change: object, code: str
) -> None:
    assert callable(change)
    disaster.backup.write_bytes(change(disaster.backup.read_bytes()))
    with pytest.raises(GateDeskError, match=code):
        restore(disaster.backup, disaster.home, RECOVERY, Access(Role.CONSOLE))
    assert not list(disaster.home.iterdir())


def test_what_cannot_be_done_is_refused(disaster: Disaster, tmp_path: Path) -> None:
    may = Access(Role.CONSOLE)
    with pytest.raises(Refused, match="not_addressed"):
        restore(disaster.backup, disaster.home, new_identity(), may)
    with pytest.raises(Refused, match="bad_epoch"):
        restore(disaster.backup, disaster.home, RECOVERY, may, 1)
    with pytest.raises(Refused, match="no_such_file"):
        restore(tmp_path / "none", disaster.home, RECOVERY, may)
    backup = disaster.lost.station.backup
    with pytest.raises(Refused, match="no_recipient"):
        backup.make(tmp_path / "another")
    with pytest.raises(Refused, match="recipient_malformed"):
        backup.make(tmp_path / "another", "age1nobody")
    with pytest.raises(Refused, match="file_exists"):
        backup.make(disaster.backup, recipient_of(RECOVERY))
    assert not list(tmp_path.glob("another*"))
    assert not (disaster.lost.home / "backup.part").exists()
    with pytest.raises(Refused, match="first_epoch"):
        disaster.lost.station.own_node_note()


def test_it_can_be_stopped(disaster: Disaster, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        disaster.lost.station.backup.make(tmp_path / "stopped", recipient_of(RECOVERY), stop)
    assert not list(tmp_path.glob("stopped*"))
