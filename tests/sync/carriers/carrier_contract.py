"""What every carrier must do; each kind inherits these tests."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.sync.carriers.carrier import Carrier, CarrierFile
from gate_desk.sync.limits import MAX_FILE

NODE = "post-1"


def name_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:16] + ".gdb"


class CarrierContract:
    """Subclasses give a carrier over the folder `root`."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        folder = tmp_path / "root"
        folder.mkdir()
        return folder

    @pytest.fixture
    def carrier(self) -> Carrier:
        raise NotImplementedError

    def put(self, carrier: Carrier, tmp_path: Path, data: bytes) -> str:
        source = tmp_path / "source"
        source.write_bytes(data)
        carrier.deliver(NODE, name_of(data), source)
        return name_of(data)

    def test_nothing_lies_on_a_new_one(self, carrier: Carrier) -> None:
        assert carrier.list(NODE).files == ()

    def test_what_is_delivered_is_fetched(
        self, carrier: Carrier, root: Path, tmp_path: Path
    ) -> None:
        data = os.urandom(300_000)
        name = self.put(carrier, tmp_path, data)
        assert carrier.list(NODE).files == (CarrierFile(name, len(data)),)
        carrier.fetch(NODE, name, tmp_path / name, MAX_FILE)
        assert (tmp_path / name).read_bytes() == data
        assert [path.name for path in (root / NODE).iterdir()] == [name]

    def test_it_is_delivered_once(self, carrier: Carrier, root: Path, tmp_path: Path) -> None:
        name = self.put(carrier, tmp_path, b"batch")
        before = (root / NODE / name).stat().st_mtime_ns
        self.put(carrier, tmp_path, b"batch")
        assert (root / NODE / name).stat().st_mtime_ns == before

    def test_a_wrong_file_of_the_name_is_replaced(
        self, carrier: Carrier, root: Path, tmp_path: Path
    ) -> None:
        (root / NODE).mkdir()
        (root / NODE / name_of(b"batch")).write_bytes(b"something else")
        (root / NODE / f"{name_of(b'batch')}.part").write_bytes(b"half of it")
        name = self.put(carrier, tmp_path, b"batch")
        assert [path.name for path in (root / NODE).iterdir()] == [name]
        assert (root / NODE / name).read_bytes() == b"batch"

    def test_no_more_is_fetched_than_is_wanted(self, carrier: Carrier, tmp_path: Path) -> None:
        name = self.put(carrier, tmp_path, bytes(1000))
        carrier.fetch(NODE, name, tmp_path / name, 100)
        assert (tmp_path / name).stat().st_size == 101

    def test_it_is_removed(self, carrier: Carrier, tmp_path: Path) -> None:
        name = self.put(carrier, tmp_path, b"batch")
        carrier.remove(NODE, name)
        carrier.remove(NODE, name)
        assert carrier.list(NODE).files == ()

    def test_odd_things_are_told_and_never_opened(self, carrier: Carrier, root: Path) -> None:
        folder = root / NODE
        folder.mkdir()
        good = name_of(b"good")
        (folder / good).write_bytes(b"good")
        (folder / "notes.txt").write_text("hello")
        (folder / "a\u202egdb.exe\n").write_text("hello")
        (folder / f"{name_of(b'1')}").symlink_to("/etc/passwd")
        (folder / f"{name_of(b'2')}").mkdir()
        os.mkfifo(folder / f"{name_of(b'3')}")
        (folder / ("x" * 250)).write_text("long")
        listing = carrier.list(NODE)
        assert [file.name for file in listing.files] == [good]
        assert sorted(each.code for each in listing.odd) == ["odd_kind"] * 3 + ["odd_name"] * 3
        assert all(each.name.isprintable() and len(each.name) <= 80 for each in listing.odd)

    def test_ten_thousand_odd_things_are_not_told_one_by_one(
        self, carrier: Carrier, root: Path
    ) -> None:
        folder = root / NODE
        folder.mkdir()
        for number in range(10_000):
            (folder / f"{number}.tmp").touch()
        (folder / name_of(b"good")).write_bytes(b"good")
        listing = carrier.list(NODE)
        assert len(listing.files) == 1
        assert len(listing.odd) == 200

    @pytest.mark.parametrize("name", ["..", "../post-2", "/etc", "", "a" * 65, "a/b", "x\0"])
    def test_a_recipient_is_no_path(self, carrier: Carrier, name: str) -> None:
        with pytest.raises(Refused, match="unknown_node"):
            carrier.list(name)

    @pytest.mark.parametrize("name", ["..", "../../etc/passwd", "a.gdb", "0" * 16])
    def test_only_batches_are_touched(self, carrier: Carrier, name: str, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="no_such_file"):
            carrier.remove(NODE, name)
        with pytest.raises(Refused, match="no_such_file"):
            carrier.fetch(NODE, name, tmp_path / "x", 1)
