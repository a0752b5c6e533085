"""Pictures by their hash, in a file of their own."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from gate_desk.domain.errors import Unavailable
from gate_desk.store.blobs import Blobs
from gate_desk.store.store import Store
from tests.helpers.journals import KEY, opened

PICTURES = [("image/jpeg", b"\xff\xd8 one"), ("image/png", b"\x89PNG two"), ("image/png", b"")]


def test_pictures_are_named_by_their_hash(store: Store) -> None:
    hashes = store.blobs.put(PICTURES)
    assert hashes == [sha256(data).hexdigest() for _, data in PICTURES]
    assert [store.blobs.get(name) for name in hashes] == [data for _, data in PICTURES]
    assert store.blobs.put(PICTURES) == hashes
    assert store.blobs.get("0" * 64) is None


def test_pictures_stay_and_are_encrypted(new_home: Callable[[], Path]) -> None:
    home = new_home()
    with opened(home) as store:
        (name,) = store.blobs.put([("image/png", b"a portrait " * 100)])
    with opened(home, write=False) as store:
        assert store.blobs.get(name) == b"a portrait " * 100
    assert b"portrait" not in (home / "blobs.db").read_bytes()


def test_reading_makes_no_file_and_writing_makes_one_anew(new_home: Callable[[], Path]) -> None:
    home = new_home()
    (home / "blobs.db").unlink()
    with opened(home) as store:
        assert store.blobs.get("0" * 64) is None
        assert not (home / "blobs.db").exists()
        (name,) = store.blobs.put(PICTURES[:1])
        assert store.blobs.get(name) == PICTURES[0][1]


def test_another_key_or_a_damaged_file_is_told(new_home: Callable[[], Path]) -> None:
    file = new_home() / "blobs.db"
    blobs = Blobs(file, bytes(32))
    with pytest.raises(Unavailable, match="store_unreadable"):
        blobs.get("0" * 64)
    with pytest.raises(Unavailable, match="store_unreadable"):
        blobs.put(PICTURES)
    blobs.close()
    file.write_bytes(b"x" * 10_000)
    blobs = Blobs(file, KEY)
    with pytest.raises(Unavailable, match="store_unreadable"):
        blobs.get("0" * 64)
    blobs.close()
