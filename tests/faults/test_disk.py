"""A full disk and a limit on file sizes: a code, nothing lost, and it goes on afterwards."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import Verdict
from tests.helpers.demo_site import MADE, Post


def connection_of(post: Post) -> Any:
    """The writing connection, without its authorizer."""
    with post.station.store.begin("system") as work:
        connection = work.cursor.connection
    connection.set_authorizer(None)
    return connection


def scan_until_it_fails(post: Post) -> tuple[str, int]:
    """The code of the first scan that was not recorded, and how many records there were."""
    for number in range(2000):
        size = post.station.store.journal.head.size
        try:
            answer = post.scan("misread", reader=f"lane-{number}")
        except Unavailable as error:
            return error.code, size
        assert answer.record == (post.station.store.journal.origin, size)
    pytest.fail("the disk never became full")


def assert_whole(post: Post, size: int) -> None:
    assert post.station.store.journal.head.size == size
    assert post.station.care.head().size == size
    assert all(verified.ok for verified in post.station.care.verify())
    assert post.station.lookups.find_people("duong", 1)


def test_a_full_disk(post: Post) -> None:
    post.scan("valid")
    connection = connection_of(post)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    code, size = scan_until_it_fails(post)
    assert code == "disk_full"
    assert_whole(post, size)
    for _ in range(3):
        assert scan_until_it_fails(post) == ("disk_full", size)
    assert_whole(post, size)
    connection.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    assert post.scan("other_agency").verdict is Verdict.ADMIT
    assert_whole(post, size + 2)
    post.restart()
    assert_whole(post, size + 2)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def test_a_disk_that_takes_no_more_bytes(post: Post) -> None:
    post.scan("valid")
    log = (post.home / "store.db-wal").stat().st_size
    with files_no_larger_than(log + 100_000):
        code, size = scan_until_it_fails(post)
        assert code == "disk_error"
        assert_whole(post, size)
        with pytest.raises(Unavailable, match="disk_error"):
            post.scan("other_agency")
    assert_whole(post, size)
    assert post.scan("other_agency").verdict is Verdict.ADMIT
    assert_whole(post, size + 2)
    post.restart()
    assert_whole(post, size + 2)


def test_a_checkpoint_that_cannot_be_written(post: Post, tmp_path: Path) -> None:
    """The cut is kept in the store and written outside at the next occasion."""
    post.scan("valid")
    before = (post.home / "checkpoint").read_bytes()
    blocked = post.home / "checkpoint.part"
    blocked.mkdir()
    with pytest.raises(Unavailable, match="disk_error"):
        post.station.cutter.cut()
    assert (post.home / "checkpoint").read_bytes() == before
    assert post.scan("other_agency").verdict is Verdict.ADMIT
    blocked.rmdir()
    post.restart()
    assert post.station.reason is None
    assert (post.home / "checkpoint").read_bytes() != before
    assert post.station.care.head().sealed_size == MADE + 4
