"""Cuts: signed once per size, kept, and written outside the store."""

from gate_desk.crypto.keys import load_keys
from gate_desk.journal.checkpoint import open_checkpoint
from gate_desk.store.cuts import cut_notes, newest_cut
from tests.helpers.demo_site import MADE, Post


def notes(post: Post) -> dict[int, str]:
    store = post.station.store
    with store.reading() as cursor:
        return cut_notes(cursor, store.journal.origin_id)


def test_no_cut_of_nothing(post: Post) -> None:
    held = notes(post)
    assert not post.station.cutter.cut()
    assert notes(post) == held


def test_a_cut_is_signed_once_per_size_and_stands_outside(post: Post) -> None:
    post.scan("valid")
    assert post.station.cutter.cut()
    outside = (post.home / "checkpoint").read_text("utf-8")
    own, key = post.station.store.journal, load_keys(post.home / "keys").signing
    checkpoint = open_checkpoint(outside, own.origin, key.public)
    assert (checkpoint.size, checkpoint.root) == (MADE + 2, own.head.frontier.root())
    assert notes(post)[MADE + 2] == outside
    held = notes(post)
    post.wall.forward(minutes=15)
    assert not post.station.cutter.cut()
    assert notes(post) == held


def test_a_cut_covers_what_came_since_the_last(post: Post) -> None:
    for size, name in ((2, "valid"), (3, "misread"), (5, "other_agency")):
        post.scan(name)
        assert post.station.cutter.cut()
        assert max(notes(post)) == MADE + size
    with post.station.store.reading() as cursor:
        cut = newest_cut(cursor, post.station.store.journal.origin_id)
    assert cut is not None
    assert cut.frontier == post.station.store.journal.head.frontier
    assert cut.made_at == post.wall.milliseconds()
    assert all(verified.ok for verified in post.station.care.verify())


def test_a_lost_checkpoint_is_written_again(post: Post) -> None:
    post.scan("valid")
    post.station.cutter.cut()
    (post.home / "checkpoint").unlink()
    assert not post.station.cutter.cut()
    assert (post.home / "checkpoint").read_text("utf-8") == notes(post)[MADE + 2]


def test_an_interrupted_writing_leaves_the_old_checkpoint(post: Post) -> None:
    """A stop between the store's commit and the file: the store is ahead, never behind."""
    post.scan("valid")
    post.station.cutter.cut()
    before = (post.home / "checkpoint").read_bytes()
    post.scan("misread")
    post.station.cutter.cut()
    (post.home / "checkpoint").write_bytes(before)
    (post.home / "checkpoint.part").write_bytes(b"half of a not")
    post.restart()
    assert post.station.reason is None
    assert (post.home / "checkpoint").read_text("utf-8") == notes(post)[MADE + 3]
