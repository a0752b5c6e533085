"""A charter that says whose a node is otherwise: everything derived is made anew on opening."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.journal.note import parse_note
from gate_desk.services.drafting import next_draft
from tests.helpers.charters import AGENCIES, sign_charter
from tests.helpers.exchange_site import Compound, Node, first_note, open_compound

POST, DESK = "post-1", "desk-ubnd"


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    made = open_compound(tmp_path, (POST, DESK))
    yield made
    made.stop()


def people(node: Node) -> int:
    with node.station.store.reading() as cursor:
        return int(cursor.execute("SELECT count(*) FROM person").fetchone()[0])


def moved_note() -> bytes:
    """The desk belongs to another agency from now on."""
    text = next_draft(parse_note(first_note()).text)
    before, name, rest = text.partition(f'id = "{DESK}"')
    changed = rest.replace('agency = "ubnd"', 'agency = "hdnd"', 1)
    assert changed != rest
    return sign_charter(before + name + changed, [(agency, 1) for agency in AGENCIES])


def test_a_desk_of_another_agency_speaks_no_more_for_the_people_it_had(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    desk.write(8)
    compound.send(DESK, POST)
    known = people(post)
    assert known > 0
    post.station.charters.take(moved_note(), post.lane)
    assert people(post) == known, "a charter counts for a window from its next opening"
    post.stop()
    post.start()
    assert people(post) == 0
    assert post.station.care.rebuild(lambda *_: None).differing == ()
    post.stop()
    post.start()
    assert people(post) == 0


def test_opening_again_writes_nothing(compound: Compound) -> None:
    post, desk = compound.nodes[POST], compound.nodes[DESK]
    desk.write(8)
    compound.send(DESK, POST)
    known = people(post)
    for _ in range(2):
        post.stop()
        post.start()
        assert people(post) == known


@pytest.mark.parametrize(
    ("origin", "first", "end", "code"),
    [
        ("gatedesk/laocai-khoi2/post-1/1", 0, 5, "not_our_epoch"),
        ("gatedesk/laocai-khoi2/desk-ubnd/1", 0, 5, "not_our_epoch"),
        ("gatedesk/laocai-khoi2/post-1/2", 5, 5, "bad_range"),
        ("gatedesk/laocai-khoi2/post-1/2", -1, 5, "bad_range"),
    ],
)
def test_what_is_not_lost(compound: Compound, origin: str, first: int, end: int, code: str) -> None:
    post = compound.nodes[POST]
    post.write(3)
    with pytest.raises(Refused, match=f"^{code}"):
        post.station.care.declare_lost(Origin(origin), first, end)
    assert post.size == 3
