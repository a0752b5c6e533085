"""Verify finds what was changed behind the program's back; rebuild finds nothing to change."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from gate_desk.crypto.keys import load_keys
from gate_desk.domain.authority import Author
from gate_desk.domain.errors import GateDeskError, Refused
from gate_desk.domain.ids import AgencyId, NodeName
from gate_desk.domain.permissions import Role
from gate_desk.services.care import Verified, author_of
from gate_desk.services.station import open_station
from gate_desk.store.sqlite.connect import connect_writer
from gate_desk.store.sqlite.schema import TRIGGERS
from tests.helpers.demo_site import MADE, Post

_SCANS = ("valid", "forged", "escort", "misread", "stale", "other_agency")


@contextmanager
def behind_the_back(post: Post) -> Iterator[Any]:
    """A cursor of somebody who has the key and neither authorizer nor triggers."""
    post.station.close()
    key = load_keys(post.home / "keys").store_key
    connection = connect_writer(post.home / "store.db", key, guarded=False)
    cursor: Any = connection.cursor()
    for statement in TRIGGERS:
        cursor.execute(f"DROP TRIGGER {statement.split()[2]}")
    yield cursor
    connection.close()
    post.open()


def verified(post: Post) -> dict[str, Verified]:
    return {each.head.origin.split("/")[2]: each for each in post.station.care.verify()}


def broken(post: Post) -> set[str]:
    return {node for node, each in verified(post).items() if not each.ok}


@pytest.fixture
def busy(post: Post) -> Post:
    for name in _SCANS:
        post.scan(name)
    post.restart()
    post.scan("valid")
    return post


def test_everything_is_as_it_was_written(busy: Post) -> None:
    found = verified(busy)
    assert not broken(busy)
    assert list(found) == ["post-1", "desk-congan", "desk-dbqh", "desk-hdnd", "desk-ubnd"]
    own = found["post-1"]
    assert (own.head.size, own.report.cuts, own.report.sections) == (MADE + 10, 2, MADE + 10)
    assert own.head.root == base64.b64encode(own.report.root).decode()
    assert all(each.report.cuts == 1 for node, each in found.items() if node != "post-1")


def test_progress_is_told(busy: Post) -> None:
    seen: list[int] = []
    busy.station.care.verify(seen.append)
    assert seen


NODE = "(SELECT id FROM origin WHERE name LIKE '%/{}/%')"
CHANGES = {
    "a time": (
        "UPDATE record SET header = CAST(replace(CAST(header AS TEXT), '\"ok\"', '\"suspect\"') "
        "AS BLOB) WHERE idx = 3 AND origin = {node}"
    ),
    "an actor": (
        "UPDATE record SET header = CAST(replace(CAST(header AS TEXT), 'o', 'a') AS BLOB) "
        "WHERE idx = 3 AND origin = {node}"
    ),
    "a section": "UPDATE section SET data = data || ' ' WHERE idx = 3 AND origin = {node}",
    "a section's type": (
        "UPDATE section SET data = CAST(data || ' ' AS TEXT) WHERE idx = 3 AND origin = {node}"
    ),
    "a header's type": (
        "UPDATE record SET header = CAST(header || ' ' AS TEXT) WHERE idx = 3 AND origin = {node}"
    ),
    "a salt's type": "UPDATE section SET salt = 7 WHERE idx = 3 AND origin = {node}",
    "a salt": "UPDATE section SET salt = zeroblob(16) WHERE idx = 3 AND origin = {node}",
    "a section's name": (
        "UPDATE section SET name = 'more' WHERE idx = 3 AND name = 'core' AND origin = {node}"
    ),
    "a record away": "DELETE FROM record WHERE idx = 3 AND origin = {node}",
    "the last record away": (
        "DELETE FROM record WHERE origin = {node} "
        "AND idx = (SELECT max(idx) FROM record WHERE origin = {node})"
    ),
    "a record more": (
        "INSERT INTO record SELECT origin, (SELECT size FROM head WHERE origin = {node}), header "
        "FROM record WHERE idx = 0 AND origin = {node}"
    ),
    "a record far away": (
        "INSERT INTO record SELECT origin, 1 << 50, header "
        "FROM record WHERE idx = 0 AND origin = {node}"
    ),
    "two records exchanged": (
        "UPDATE record SET header = (SELECT header FROM record other "
        "WHERE other.origin = record.origin AND other.idx = 5 - record.idx) "
        "WHERE idx IN (2, 3) AND origin = {node}"
    ),
    "a cut's note": "UPDATE cut SET note = replace(note, '=', 'A') WHERE origin = {node}",
    "a cut's size": "UPDATE cut SET size = size - 1 WHERE origin = {node}",
    "the head's size": "UPDATE head SET size = 8, frontier = zeroblob(32) WHERE origin = {node}",
    "the head's frontier": (
        "UPDATE head SET frontier = zeroblob(length(frontier)) WHERE origin = {node}"
    ),
    "a record of another journal": (
        "UPDATE record SET header = (SELECT header FROM record other "
        "WHERE other.idx = 3 AND other.origin <> record.origin LIMIT 1) "
        "WHERE idx = 3 AND origin = {node}"
    ),
}


@pytest.mark.parametrize("node", ["desk-hdnd", "post-1"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_found(busy: Post, change: str, node: str) -> None:
    with behind_the_back(busy) as cursor:
        cursor.execute(CHANGES[change].format(node=NODE.format(node)))
        assert cursor.rowcount >= 1
    assert broken(busy) == {node}
    stop_once(busy)


def stop_once(post: Post) -> None:
    """A stop may refuse to sign what was not appended; the fixture stops once more."""
    with suppress(GateDeskError):
        post.station.close()
    post.open(write=False)


def test_an_erased_section_is_no_damage(busy: Post) -> None:
    """Erasure of personal data deletes bytes and salts; the tree still verifies."""
    with behind_the_back(busy) as cursor:
        cursor.execute("DELETE FROM section WHERE name = 'person'")
    assert not broken(busy)


def test_nothing_is_signed_that_was_not_appended(post: Post) -> None:
    for name in _SCANS:
        post.scan(name)
    with behind_the_back(post) as cursor:
        cursor.execute("DELETE FROM cut WHERE note LIKE '%/post-1/%'")
        cursor.execute(CHANGES["an actor"].format(node=NODE.format("post-1")))
        (post.home / "checkpoint").unlink()
    with pytest.raises(GateDeskError, match="store_damaged"):
        post.station.cutter.cut()
    with pytest.raises(GateDeskError, match="store_damaged"):
        post.station.close()
    assert not (post.home / "checkpoint").exists()
    post.open(write=False)


def test_a_changed_past_is_found_at_the_start(post: Post) -> None:
    for name in _SCANS:
        post.scan(name)
    with behind_the_back(post) as cursor:
        cursor.execute("DELETE FROM cut WHERE note LIKE '%/post-1/%'")
        cursor.execute(CHANGES["an actor"].format(node=NODE.format("post-1")))
    assert post.station.reason == "rolled_back"


def test_rebuild_finds_and_mends_what_is_derived(busy: Post) -> None:
    steps: list[tuple[int, int]] = []
    rebuilt = busy.station.care.rebuild(lambda done, total: steps.append((done, total)))
    total = sum(each.head.size for each in verified(busy).values())
    assert (rebuilt.records, rebuilt.unprojected, rebuilt.differing) == (total, 0, ())
    assert steps[-1] == (total, total)
    with behind_the_back(busy) as cursor:
        cursor.execute("UPDATE credential SET state = 'active' WHERE state = 'lost'")
        cursor.execute("DELETE FROM presence")
        cursor.execute("INSERT INTO person_left VALUES ('ubnd', 'nobody', 1)")
    rebuilt = busy.station.care.rebuild(lambda _done, _total: None)
    assert set(rebuilt.differing) == {"credential", "presence", "person_left"}
    assert busy.scan("lost").verdict == "refuse"
    assert len(busy.station.lookups.inside()) == 2


def test_records_are_shown_as_they_were_written(busy: Post) -> None:
    shown = busy.station.care.show(MADE)
    assert shown["origin"] == "gatedesk/laocai-khoi2/post-1/1"
    assert shown["header"][0] == MADE
    assert shown["header"][3:6] == ["scan.decided", 1, "console"]
    for index in (-1, MADE + 10, 10**9):
        with pytest.raises(Refused, match="no_such_record"):
            busy.station.care.show(index)


def test_only_who_may_maintains(post: Post) -> None:
    post.scan("valid")
    post.station.close()
    station = open_station(post.home, Role.UNATTENDED)
    try:
        assert all(journal.ok for journal in station.care.verify()), "to look is nobody's privilege"
        for act in (
            lambda: station.care.rebuild(lambda _done, _all: None),
            lambda: station.care.show(0),
        ):
            with pytest.raises(Refused, match="not_allowed"):
                act()
        assert station.care.head().size == MADE + 2
    finally:
        station.close()
    post.open()


def test_authors_are_nodes_of_this_site(post: Post) -> None:
    author = author_of(post.charter)
    assert author("gatedesk/laocai-khoi2/desk-ubnd/1") == Author(
        "desk", AgencyId("ubnd"), NodeName("desk-ubnd")
    )
    assert author("gatedesk/laocai-khoi2/post-2/3") == Author(
        "post", AgencyId("congan"), NodeName("post-2"), guards=True
    )
    assert author("gatedesk/laocai-khoi2/desk-nobody/1") is None
    assert author("gatedesk/hanoi/desk-ubnd/1") is None
