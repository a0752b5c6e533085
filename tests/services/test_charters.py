"""The charter and node notes on their way: adopted by their signatures, never backwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter, CharterError
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.ids import NodeName
from gate_desk.journal.errors import Damaged
from gate_desk.journal.node_notes import NodeNote, sign_node_note
from gate_desk.journal.tree import EMPTY_ROOT
from gate_desk.services.charters import MOST
from gate_desk.services.lane import Lane
from gate_desk.store.charters import charter_rivals
from gate_desk.store.forks import forks
from tests.helpers.charters import SITE, agency_key
from tests.helpers.exchange_site import Compound, first_note, next_note, open_compound

POST, DESK, OTHER = "post-1", "desk-ubnd", "desk-congan"


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path, (POST, DESK, OTHER))
    yield made
    made.stop()


def version(compound: Compound, node: str) -> int:
    return compound.nodes[node].station.charters.roster.charter.version


def take(compound: Compound, node: str, note: bytes) -> None:
    taker = compound.nodes[node]
    taker.station.charters.take(note, taker.lane)


def machine(node: str = POST, epoch: int = 2, seed: int = 1) -> NodeNote:
    key = SigningKey.from_seed(bytes([seed]) * 32)
    age = recipient_of(new_identity())
    return NodeNote(NodeName(node), epoch, key.public, age, 0, EMPTY_ROOT)


def signed(note: NodeNote, agency: str = "congan") -> str:
    return sign_node_note(note, SITE, agency, agency_key(agency))


def test_a_new_version_travels_with_the_batches(compound: Compound) -> None:
    take(compound, DESK, next_note(first_note()))
    assert version(compound, DESK) == 2
    assert [outcome.code for outcome in compound.send(DESK, POST)] == ["applied"]
    assert version(compound, POST) == 2
    assert (compound.nodes[POST].home / "charter" / "0002.note").read_bytes() == next_note(
        first_note()
    )
    compound.nodes[POST].stop()
    compound.nodes[POST].start()
    assert compound.nodes[POST].station.charter.version == 2


def test_several_versions_arrive_at_once(compound: Compound) -> None:
    second = next_note(first_note())
    for note in (second, next_note(second)):
        take(compound, DESK, note)
    compound.send(DESK, POST)
    assert version(compound, POST) == 3
    assert [each.version for each in compound.nodes[POST].station.charters.state().versions] == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (next_note(first_note(), signers=("ubnd", "congan")), "charter_unsigned"),
        (next_note(next_note(first_note())), "charter_gap"),
        (b"gatedesk_charter = 1\n", "charter_damaged"),
    ],
)
def test_what_does_not_follow_is_not_adopted(compound: Compound, note: bytes, code: str) -> None:
    with pytest.raises(CharterError, match=code):
        take(compound, POST, note)
    assert version(compound, POST) == 1
    with compound.nodes[POST].station.store.reading() as cursor:
        assert not charter_rivals(cursor)


def test_rubbish_in_a_batch_does_not_keep_its_records_out(compound: Compound) -> None:
    desk, post = compound.nodes[DESK].station.charters, compound.nodes[POST]
    notes = (
        "gatedesk_charter = rubbish\n\n— x AAAAAAA=\n",
        next_note(first_note(), signers=("ubnd",)).decode(),
        signed(machine(), agency="ubnd"),
        signed(machine("nobody")),
        "gatedesk/node/v1\nrubbish\n\n— x AAAAAAA=\n",
    )
    post.station.charters.advance(notes, post.lane)
    assert version(compound, POST) == 1
    assert post.station.charters.roster == desk.roster


def test_a_flood_of_charters_is_not_judged_to_its_end(
    compound: Compound, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, judged = compound.nodes[POST], list[bytes]()
    take = post.station.charters.take

    def judge(note: bytes, lane: Lane) -> Charter:
        judged.append(note)
        return take(note, lane)

    monkeypatch.setattr(post.station.charters, "take", judge)
    flood = [f"gatedesk_charter = {number}\n\n— x AAAAAAA=\n" for number in range(4000)]
    post.station.charters.advance(flood, post.lane)
    assert len(judged) == MOST


def test_two_texts_of_one_version_are_an_alarm(compound: Compound) -> None:
    take(compound, DESK, next_note(first_note(), name="Một"))
    take(compound, POST, next_note(first_note(), name="Hai"))
    for sender, to in ((DESK, POST), (POST, DESK)):
        (outcome,) = compound.send(sender, to)
        assert outcome.code == "charter_fork"
        station = compound.nodes[to].station
        assert station.charters.state().rivals == (2,)
        assert station.exchange.status().charter_forks == (2,)
        assert len(list((compound.nodes[to].home / "quarantine").glob("*.gdb"))) == 1
        assert version(compound, to) == 2


def test_a_rival_of_an_old_version_is_evidence_too(compound: Compound) -> None:
    second = next_note(first_note(), name="Một")
    take(compound, POST, second)
    take(compound, POST, next_note(second))
    with pytest.raises(CharterError, match="charter_fork"):
        take(compound, POST, next_note(first_note(), name="Hai"))
    assert version(compound, POST) == 3
    assert compound.nodes[POST].station.charters.state().rivals == (2,)


def test_a_node_note_replaces_the_machine_everywhere(compound: Compound) -> None:
    note = machine()
    desk = compound.nodes[DESK]
    desk.station.charters.take_node_note(signed(note), desk.lane)
    assert desk.station.charters.roster.present(NodeName(POST)).key == note.key
    compound.send(DESK, OTHER)
    assert compound.nodes[OTHER].station.charters.roster.node_notes == (note,)
    assert [each.code for each in compound.send(DESK, POST)] == ["not_addressed"], "not its key"
    post = compound.nodes[POST]
    post.station.charters.take_node_note(signed(note), post.lane)
    post.stop()
    post.start()
    assert post.station.reason == "replaced"
    with pytest.raises(Unavailable, match="replaced"):
        post.write()


def test_two_machines_of_one_epoch_are_a_fork(compound: Compound) -> None:
    desk = compound.nodes[DESK]
    first, second = machine(seed=1), machine(seed=2)
    for note in (first, first, second):
        desk.station.charters.take_node_note(signed(note), desk.lane)
    assert desk.station.charters.roster.node_notes == (first,)
    with desk.station.store.reading() as cursor:
        (fork,) = forks(cursor)
    assert fork.origin == first.origin(SITE)
    assert (first.text in fork.held, second.text in fork.other) == (True, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (signed(machine(), agency="ubnd"), "damaged"),
        (signed(machine("nobody")), "unknown_node"),
        (signed(machine(epoch=1)), "damaged"),
        (signed(machine()).replace("\n2\n", "\n3\n"), "damaged"),
        ("", "damaged"),
    ],
)
def test_a_node_note_that_is_none(compound: Compound, text: str, code: str) -> None:
    desk = compound.nodes[DESK]
    with pytest.raises((Damaged, Refused), match=code):
        desk.station.charters.take_node_note(text, desk.lane)
    assert not desk.station.charters.roster.node_notes


def test_a_machine_has_its_own_key(compound: Compound) -> None:
    desk = compound.nodes[DESK]
    stolen = desk.station.charters.roster.present(NodeName(DESK)).key
    note = machine()
    other = NodeNote(note.node, 2, stolen, note.age, 0, EMPTY_ROOT)
    with pytest.raises(Refused, match="key_reused"):
        desk.station.charters.take_node_note(signed(other), desk.lane)
