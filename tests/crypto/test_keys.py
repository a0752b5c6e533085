import os
from pathlib import Path

import pytest

from gate_desk.crypto.keys import create_keys, load_keys
from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.domain.errors import Refused, Unavailable

FILES = ["signing.key", "age.key", "store.key"]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_keys_are_read_back_as_they_were_made(tmp_path: Path) -> None:
    made = create_keys(tmp_path / "home" / "keys")
    read = load_keys(tmp_path / "home" / "keys")
    assert read.signing.seed == made.signing.seed
    assert read.age_identity == made.age_identity
    assert read.store_key == made.store_key
    assert len(read.store_key) == 32
    assert read.age_recipient == recipient_of(made.age_identity)


def test_given_keys_are_kept_and_the_store_key_is_still_random(tmp_path: Path) -> None:
    seed, identity = bytes(range(32)), new_identity()
    first = create_keys(tmp_path / "a", seed=seed, age_identity=identity)
    second = create_keys(tmp_path / "b", seed=seed, age_identity=identity)
    assert first.signing.public == second.signing.public
    assert first.age_identity == second.age_identity == identity
    assert first.store_key != second.store_key


def test_the_files_are_as_the_contract_says(tmp_path: Path) -> None:
    keys = create_keys(tmp_path / "keys")
    assert names_in(tmp_path / "keys") == set(FILES)
    assert (tmp_path / "keys" / "signing.key").read_bytes() == keys.signing.seed
    assert (tmp_path / "keys" / "store.key").read_bytes() == keys.store_key
    lines = (tmp_path / "keys" / "age.key").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [keys.age_identity]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o755)
    create_keys(tmp_path / "keys")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert {(tmp_path / "keys" / name).stat().st_mode & 0o777 for name in FILES} == {0o600}


@pytest.mark.parametrize("name", FILES)
def test_a_key_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"older")
    with pytest.raises(Refused) as refused:
        create_keys(tmp_path)
    assert refused.value.code == "key_exists"
    assert names_in(tmp_path) == {name}
    assert (tmp_path / name).read_bytes() == b"older"


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable) as unavailable:
        create_keys(tmp_path / "file" / "keys")
    assert unavailable.value.code == "key_unwritable"


def test_a_failure_half_way_leaves_no_key_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync
    calls: list[int] = []

    def full_disk(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Unavailable) as unavailable:
        create_keys(tmp_path / "keys")
    assert unavailable.value.code == "key_unwritable"
    assert names_in(tmp_path / "keys") == set()


def test_secrets_are_not_part_of_the_representation(tmp_path: Path) -> None:
    keys = create_keys(tmp_path / "keys")
    shown = repr(keys)
    assert keys.age_identity not in shown
    assert repr(keys.store_key) not in shown
    assert keys.signing.seed.hex() not in shown


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    create_keys(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(Unavailable) as unavailable:
        load_keys(tmp_path)
    assert (unavailable.value.code, unavailable.value.detail) == ("key_missing", name)


def test_a_missing_folder_is_a_missing_key(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as unavailable:
        load_keys(tmp_path / "nowhere")
    assert unavailable.value.code == "key_missing"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", bytes(32), b"x" * 31, b"x" * 33, b"\xff" * 100_000])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    create_keys(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unavailable) as unavailable:
        load_keys(tmp_path)
    assert (unavailable.value.code, unavailable.value.detail) == ("key_damaged", name)


def test_an_age_file_has_one_identity(tmp_path: Path) -> None:
    create_keys(tmp_path)
    (tmp_path / "age.key").write_text(f"{new_identity()}\n{new_identity()}\n")
    with pytest.raises(Unavailable) as unavailable:
        load_keys(tmp_path)
    assert unavailable.value.code == "key_damaged"
    assert "SECRET" not in str(unavailable.value)


def test_a_folder_in_place_of_a_file_is_damaged(tmp_path: Path) -> None:
    create_keys(tmp_path)
    (tmp_path / "store.key").unlink()
    (tmp_path / "store.key").mkdir()
    with pytest.raises(Unavailable) as unavailable:
        load_keys(tmp_path)
    assert unavailable.value.code == "key_damaged"
