"""Opening a home: what is checked, what is refused, with which code. Nothing is changed by it."""

import os
import shutil
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.errors import GateDeskError, Refused, Unavailable
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Reason, Verdict
from gate_desk.services.station import Station, open_station
from tests.helpers.demo_site import MADE, Post, Site, Wall

_SCAN = Reading(untrusted_text="UBND-99999", reader="lane-1", lane=Direction.IN)


def refusal(home: Path, *, write: bool = True) -> str:
    with pytest.raises(GateDeskError) as caught:
        open_station(home, Role.CONSOLE, write=write).close()
    return caught.value.code


@pytest.fixture
def home(demo_site: Site, tmp_path: Path) -> Path:
    return demo_site.copy("post-1", tmp_path)


def append_key(home: Path) -> None:
    (home / "keys" / "store.key").write_bytes(bytes(range(33)))


def spoil(name: str, content: bytes | None) -> Callable[[Path], None]:
    def act(home: Path) -> None:
        if content is None:
            (home / name).unlink()
        else:
            (home / name).write_bytes(content)

    return act


def edit_settings(old: str, new: str) -> Callable[[Path], None]:
    def act(home: Path) -> None:
        file = home / "node.toml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return act


def plain_store(home: Path) -> None:
    """An unencrypted database with the right name."""
    (home / "store.db").unlink()
    connection = sqlcipher.connect(str(home / "store.db"))
    connection.execute("CREATE TABLE record (id INTEGER)")
    connection.close()


def store_of(node: str, *names: str) -> Callable[[Path], None]:
    """Files of another node of the site: its store and its store's key, or some."""

    def act(home: Path) -> None:
        for name in names or ("store.db", "keys/store.key"):
            shutil.copy(home.parent / "site" / node / name, home / name)

    return act


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "no store": (spoil("store.db", None), "store_missing"),
    "empty store": (spoil("store.db", b""), "store_damaged"),
    "short store": (spoil("store.db", b"x"), "store_damaged"),
    "random store": (spoil("store.db", os.urandom(100_000)), "store_unreadable"),
    "zeros": (spoil("store.db", bytes(65536)), "store_unreadable"),
    "plain store": (plain_store, "store_not_encrypted"),
    "another node's store": (store_of("post-2"), "store_of_other_node"),
    "another node's store without its key": (store_of("post-2", "store.db"), "store_unreadable"),
    "wrong store key": (spoil("keys/store.key", bytes(range(32))), "store_unreadable"),
    "short store key": (spoil("keys/store.key", b"short"), "key_damaged"),
    "long store key": (append_key, "key_damaged"),
    "zero store key": (spoil("keys/store.key", bytes(32)), "key_damaged"),
    "no store key": (spoil("keys/store.key", None), "key_missing"),
    "no signing key": (spoil("keys/signing.key", None), "key_missing"),
    "another signing key": (spoil("keys/signing.key", bytes(range(32))), "not_in_charter"),
    "empty signing key": (spoil("keys/signing.key", b""), "key_damaged"),
    "no age key": (spoil("keys/age.key", None), "key_missing"),
    "damaged age key": (spoil("keys/age.key", b"AGE-SECRET-KEY-1QQQQ\n"), "key_damaged"),
    "no node.toml": (spoil("node.toml", None), "no_node"),
    "empty node.toml": (spoil("node.toml", b""), "settings_damaged"),
    "binary node.toml": (spoil("node.toml", b"\xff\xfe\x00"), "settings_damaged"),
    "not TOML": (spoil("node.toml", b"node = = 1"), "settings_damaged"),
    "deep node.toml": (spoil("node.toml", b"a = " + b"[" * 50_000), "settings_damaged"),
    "unknown field": (edit_settings("[gate]", "[gate]\ncolour = 1"), "settings_damaged"),
    "unknown lane": (edit_settings('lane = ""', 'lane = "up"'), "settings_damaged"),
    "another node's name": (edit_settings('"post-1"', '"post-2"'), "store_of_other_node"),
    "another site": (edit_settings("laocai-khoi2", "hanoi"), "store_of_other_node"),
    "another epoch": (edit_settings("epoch = 1", "epoch = 2"), "store_of_other_node"),
    "no such hour": (edit_settings('"06:30"', '"06:99"'), "schedule_malformed"),
}


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("name", FAULTS)
def test_a_home_that_cannot_be_used_is_refused_with_a_code(
    demo_site: Site, home: Path, name: str, write: bool
) -> None:
    (home.parent / "site").symlink_to(demo_site.folder)
    spoil_it, code = FAULTS[name]
    spoil_it(home)
    store = home / "store.db"
    before = store.read_bytes() if store.exists() else None
    assert refusal(home, write=write) == code
    assert (store.read_bytes() if store.exists() else None) == before
    assert refusal(home, write=write) == code, "and the lock is free again"


def test_no_home(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == "no_node"
    assert not (tmp_path / "nowhere").exists()


def test_a_second_writer_is_refused_and_readers_are_not(post: Post) -> None:
    post.scan("valid")
    assert refusal(post.home) == "in_use"
    reader = open_station(post.home, Role.CONSOLE, write=False)
    try:
        assert reader.lookups.overview().staff_inside == 1
        with pytest.raises(Unavailable, match="store_read_only"):
            reader.gate.scan(_SCAN)
        post.scan("other_agency")
        assert len(reader.lookups.inside()) == 2
    finally:
        reader.close()


def test_what_one_thread_opened_another_closes(home: Path) -> None:
    station = open_station(home, Role.CONSOLE)
    closing = threading.Thread(target=station.close)
    closing.start()
    closing.join()
    open_station(home, Role.CONSOLE).close()


def test_after_a_failed_start_the_lock_is_free(home: Path) -> None:
    file = home / "store.db"
    content = file.read_bytes()
    file.write_bytes(b"x" * 5000)
    assert refusal(home) == "store_unreadable"
    file.write_bytes(content)
    open_station(home, Role.CONSOLE).close()


def test_a_desk_has_no_gate(demo_site: Site, tmp_path: Path) -> None:
    station = open_station(demo_site.copy("desk-ubnd", tmp_path), Role.CONSOLE)
    try:
        with pytest.raises(Refused, match="not_a_post"):
            _ = station.gate
        assert station.lookups.find_people("duong", 9)
    finally:
        station.close()


def copy_of_store(home: Path, place: Path) -> None:
    place.mkdir(exist_ok=True)
    for name in ("store.db", "store.db-wal", "store.db-shm"):
        (place / name).unlink(missing_ok=True)
        if (home / name).exists():
            shutil.copy(home / name, place / name)


def assert_reads_only(post: Post, station: Station, reason: str) -> None:
    assert (station.reason, station.store.writable) == (reason, False)
    size = station.care.head().size
    answer = station.lookups.passages(0, 1)[0]
    acts: list[Callable[[], object]] = [
        lambda: post.scan("valid"),
        lambda: station.gate.by_hand(
            station.lookups.find_people("duong", 1)[0].person.ref, "lane-1", None
        ),
        lambda: station.gate.confirm(answer.record),
        lambda: station.gate.annul(answer.record, "Nhầm"),
        lambda: station.care.rebuild(lambda _done, _all: None),
    ]
    for act in acts:
        with pytest.raises(Unavailable) as caught:
            act()
        assert caught.value.code == reason
    assert station.care.head().size == size
    assert station.lookups.find_people("duong", 1)
    assert station.lookups.overview().records == size


def test_an_older_copy_of_the_store_is_not_written_to(post: Post, tmp_path: Path) -> None:
    post.scan("valid")
    post.station.close()
    copy_of_store(post.home, tmp_path / "old")
    post.open()
    post.scan("other_agency")
    post.station.close()
    copy_of_store(tmp_path / "old", post.home)
    assert_reads_only(post, post.open(), "rolled_back")
    assert refusal(post.home) == "in_use", "one process still holds the home"


def test_another_history_of_the_same_length_is_not_written_to(post: Post, tmp_path: Path) -> None:
    post.scan("valid")
    post.station.close()
    copy_of_store(post.home, tmp_path / "old")
    checkpoint = (post.home / "checkpoint").read_bytes()
    post.open()
    post.scan("misread")
    post.station.close()
    newest = (post.home / "checkpoint").read_bytes()
    copy_of_store(tmp_path / "old", post.home)
    (post.home / "checkpoint").write_bytes(checkpoint)
    post.open()
    post.scan("unknown")
    post.station.close()
    (post.home / "checkpoint").write_bytes(newest)
    assert_reads_only(post, post.open(), "rolled_back")


def test_a_longer_journal_is_not_rolled_back(post: Post) -> None:
    post.scan("valid")
    post.station.close()
    checkpoint = (post.home / "checkpoint").read_bytes()
    post.open()
    post.scan("other_agency")
    post.station.close()
    (post.home / "checkpoint").write_bytes(checkpoint)
    assert post.open().reason is None
    post.scan("misread")


@pytest.mark.parametrize("content", [b"", b"nonsense\n", bytes(200), b"\xff" * 300])
def test_a_damaged_checkpoint_is_told(post: Post, content: bytes) -> None:
    post.scan("valid")
    post.station.close()
    (post.home / "checkpoint").write_bytes(content)
    assert_reads_only(post, post.open(), "checkpoint_damaged")


def test_a_checkpoint_by_another_node_is_told(post: Post, demo_site: Site) -> None:
    post.scan("valid")
    post.station.close()
    shutil.copy(demo_site.folder / "desk-ubnd" / "checkpoint", post.home / "checkpoint")
    assert_reads_only(post, post.open(), "checkpoint_damaged")


def test_reading_stations_do_not_mind_a_rolled_back_store(post: Post) -> None:
    post.scan("valid")
    post.station.close()
    (post.home / "checkpoint").write_bytes(b"")
    station = post.open(write=False)
    assert station.lookups.overview().records == MADE + 2


def test_an_orderly_stop_makes_a_cut(post: Post) -> None:
    post.scan("valid")
    assert post.station.care.head().sealed_size == MADE
    post.restart()
    assert post.station.care.head().sealed_size == MADE + 2


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=400)])
def test_a_clock_set_back_is_told_and_recorded_once(post: Post, back: timedelta) -> None:
    assert post.scan("valid").verdict is Verdict.ADMIT
    before = post.wall.now
    post.wall.now -= back
    first, second = post.scan("other_agency"), post.scan("valid", reader="lane-2")
    assert first.reasons == (Reason.CLOCK_SUSPECT,)
    assert second.reasons[0] is Reason.CLOCK_SUSPECT
    assert (first.verdict, second.verdict) == (Verdict.CHECK, Verdict.CHECK)
    counts = post.station.care.head().counts_by_type
    assert counts["clock.adjusted"] == 1
    shown = post.station.care.show(MADE + 2)
    assert shown["header"][3] == "clock.adjusted"
    assert shown["header"][2][2] == "suspect"
    assert shown["sections"]["core"]["highest"] == round(before.timestamp() * 1000)
    post.wall.now = before + timedelta(seconds=1)
    assert post.scan("other_agency").verdict is Verdict.ADMIT
    post.wall.now -= back
    post.scan("other_agency")
    assert post.station.care.head().counts_by_type["clock.adjusted"] == 2


def test_validity_is_judged_at_the_highest_time_seen(post: Post) -> None:
    """Setting the clock back makes no expired card valid and no stale data fresh."""
    post.scan("valid")
    post.wall.now -= timedelta(days=30)
    expired, stale = post.scan("expired"), post.scan("stale")
    assert expired.verdict is Verdict.REFUSE
    assert Reason.EXPIRED in expired.reasons
    assert Reason.STALE in stale.reasons


def test_a_clock_set_a_little_back_is_being_disciplined(post: Post) -> None:
    post.scan("valid")
    post.wall.forward(seconds=-2)
    assert post.scan_now("other_agency").verdict is Verdict.ADMIT
    assert "clock.adjusted" not in post.station.care.head().counts_by_type


def test_the_clock_is_noted_by_the_first_scan_that_is_recorded(post: Post, wall: Wall) -> None:
    post.scan("valid")
    wall.now -= timedelta(hours=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gate_desk.services.gate.identify", _broken)
        with pytest.raises(RuntimeError, match="a bug"):
            post.scan("other_agency")
    assert "clock.adjusted" not in post.station.care.head().counts_by_type
    post.scan("other_agency")
    assert post.station.care.head().counts_by_type["clock.adjusted"] == 1


def _broken(*_parts: object) -> None:
    raise RuntimeError("a bug")


def test_a_station_without_pictures_works(post: Post) -> None:
    post.station.close()
    (post.home / "blobs.db").unlink()
    post.open()
    person = post.scan("valid").person
    assert person is not None
    assert person.photo is not None
    assert post.station.lookups.photo(person.photo) is None
    assert not (post.home / "blobs.db").exists()


@pytest.mark.parametrize("content", [b"x" * 9000, os.urandom(50_000)])
def test_damaged_pictures_stop_no_scan(post: Post, content: bytes) -> None:
    post.station.close()
    (post.home / "blobs.db").write_bytes(content)
    post.open()
    person = post.scan("valid").person
    assert person is not None
    assert person.photo is not None
    with pytest.raises(Unavailable):
        post.station.lookups.photo(person.photo)
    assert post.scan("other_agency").verdict is Verdict.ADMIT


def test_a_home_that_takes_no_lock(home: Path) -> None:
    """As on a medium that cannot be written to; reading goes on."""
    (home / "lock").unlink(missing_ok=True)
    (home / "lock").mkdir()
    assert refusal(home) == "store_read_only"
    open_station(home, Role.CONSOLE, write=False).close()
