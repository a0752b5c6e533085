"""A charter that gives somebody more: what was withheld before is sent, and only that once."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from gate_desk.domain.charter import parse_charter
from gate_desk.domain.ids import NodeName
from gate_desk.domain.records.common import Photo
from gate_desk.domain.records.person import PersonCore, PersonDetails
from gate_desk.domain.sharing import rules_since
from gate_desk.journal.note import parse_note
from gate_desk.services.drafting import next_draft
from gate_desk.store.head import find_origin
from gate_desk.store.outbox import open_outgoing, outgoing_done
from gate_desk.store.rows import read_records
from tests.helpers.charters import AGENCIES, sign_charter
from tests.helpers.exchange_site import Compound, Node, first_note, open_compound

POST, DESK = "post-1", "desk-hdnd"
BEFORE, AFTER = (
    '[[share]]\nrecord = "movement.recorded"\ncore = ["guard", "issuer", "host"]',
    ('[[share]]\nrecord = "movement.recorded"\ncore = ["all"]'),
)
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path, (POST, DESK))
    yield made
    made.stop()


def wider_note() -> bytes:
    text = next_draft(parse_note(first_note()).text)
    assert BEFORE in text
    return sign_charter(text.replace(BEFORE, AFTER), [(agency, 1) for agency in AGENCIES])


def sections_at(node: Node, other: Node) -> int:
    with node.station.store.reading() as cursor:
        known = find_origin(cursor, other.origin)
        assert known is not None
        return sum(len(parts) for _, _, parts in read_records(cursor, known, 0, other.size))


def settle(compound: Compound) -> int:
    """Exchange until nothing is on its way; returns how many records the post has sent."""
    sent = 0
    for _ in range(4):
        for sender, to in ((POST, DESK), (DESK, POST)):
            outcomes = compound.send(sender, to)
            assert all(each.ended for each in outcomes), outcomes
            sent += sum(each.count for each in outcomes if sender == POST)
    return sent


def test_what_was_withheld_is_sent_after_the_rules_have_changed(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    post.write(20)
    settle(compound)
    few = sections_at(desk, post)
    assert 0 < few < post.size
    post.station.charters.take(wider_note(), post.lane)
    assert settle(compound) == post.size
    assert sections_at(desk, post) == post.size
    assert desk.station.charters.roster.charter.version == 2
    assert settle(compound) == 0, "once is enough"
    assert all(verified.ok for verified in desk.station.care.verify())


def test_what_is_new_meanwhile_comes_along(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    post.write(20)
    settle(compound)
    desk.station.charters.take(wider_note(), desk.lane)
    post.write(5)
    settle(compound)
    assert sections_at(desk, post) == post.size == 25


def test_a_version_that_changes_no_rule_sends_nothing_again() -> None:
    notes, text = [], parse_note(first_note()).text
    for number in range(3):
        text = next_draft(text) if number else text
        text = text.replace(BEFORE, AFTER) if number == 1 else text
        notes.append(parse_charter(text))
    assert [rules_since(notes[:count], NodeName(DESK)) for count in (1, 2, 3)] == [1, 2, 2]
    assert rules_since(notes, NodeName("desk-congan")) == 2
    assert rules_since(notes, NodeName("nobody")) == 1


def test_a_picture_that_was_lost_on_the_way_is_asked_for_and_sent(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    desk.station.store.blobs.put([("image/png", PICTURE)])
    digest = sha256(PICTURE).hexdigest()
    photo = Photo(sha256=digest, size=len(PICTURE), media_type="image/png")
    details = PersonDetails(name="Lê Văn Mẫu", title="", unit="", birth_year=1980)
    core = PersonCore(person="a" * 16, agency="hdnd")
    with desk.station.store.begin("op-test") as work:
        work.append("person.enrolled", {"core": core, "person": details, "photo": photo})
    files = compound.load(DESK, POST)
    with desk.station.store.writing() as cursor:  # the books of a machine that was restored
        for file in open_outgoing(cursor):
            if file.recipient == POST and file.first == file.size:
                outgoing_done(cursor, file.file, 0)
    post.take_in(files[:1])
    assert post.station.store.blobs.get(digest) is None
    settle(compound)
    assert post.station.store.blobs.get(digest) == PICTURE
    settle(compound)
    with desk.station.store.reading() as cursor:
        open_files = [file for file in open_outgoing(cursor) if file.recipient == POST]
    assert all(file.is_news for file in open_files), open_files
