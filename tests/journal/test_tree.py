from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.encoded import encode_base64
from gate_desk.journal.errors import Damaged
from gate_desk.journal.tree import EMPTY_ROOT, Frontier, leaf_hash
from tests.helpers.vectors import known_answers

LEAVES = [leaf_hash(f"header {number}".encode()) for number in range(130)]


def rfc_6962_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, over leaf hashes, written from its text."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    parts = rfc_6962_root(leaves[:split]) + rfc_6962_root(leaves[split:])
    return sha256(b"\x01" + parts).digest()


@pytest.mark.parametrize("size", range(22))
def test_roots_are_the_known_ones(size: int) -> None:
    known = known_answers()
    frontier = Frontier()
    for record in known["records"][:size]:
        frontier = frontier.append(leaf_hash(record["header"].encode()))
    assert encode_base64(frontier.root()) == known["roots_b64"][str(size)]


def test_the_root_is_that_of_the_standard_at_every_size() -> None:
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT
    for size in range(131):
        assert frontier.size == size
        assert frontier.root() == rfc_6962_root(LEAVES[:size])
        assert Frontier().extend(LEAVES[:size]) == frontier
        if size < len(LEAVES):
            frontier = frontier.append(LEAVES[size])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 130), st.integers(0, 130), st.integers(0, 130))
def test_any_way_of_growing_gives_the_same_tree(first: int, second: int, third: int) -> None:
    first, second, third = sorted((first, second, third))
    grown = Frontier().extend(LEAVES[:first]).extend(LEAVES[first:second])
    assert grown.extend(iter(LEAVES[second:third])) == Frontier().extend(LEAVES[:third])


def test_growing_leaves_the_older_tree_as_it_was() -> None:
    older = Frontier().extend(LEAVES[:7])
    root = older.root()
    older.append(LEAVES[7])
    older.extend(LEAVES[7:])
    assert (older.size, older.root()) == (7, root)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 100, 127, 128, 130])
def test_a_dumped_tree_goes_on_growing(size: int) -> None:
    frontier = Frontier().extend(LEAVES[:size])
    loaded = Frontier.load(size, frontier.dump())
    assert loaded == frontier
    assert loaded.append(LEAVES[0]).root() == rfc_6962_root([*LEAVES[:size], LEAVES[0]])


@pytest.mark.parametrize(
    ("size", "dump"),
    [
        (3, bytes(32)),
        (3, bytes(65)),
        (0, bytes(32)),
        (4, b""),
        (-1, bytes(32)),
        (1 << 60, bytes(32)),
    ],
)
def test_a_wrong_dump_is_damaged(size: int, dump: bytes) -> None:
    with pytest.raises(Damaged):
        Frontier.load(size, dump)


def test_a_leaf_is_never_a_node() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != Frontier().extend([left, right]).root()
