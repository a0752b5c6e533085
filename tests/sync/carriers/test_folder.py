"""A folder as a carrier, and all that can happen to a stick."""

import errno
import os
from pathlib import Path

import pytest

from gate_desk.sync.carriers import folder as folder_module
from gate_desk.sync.carriers.carrier import Carrier, CarrierFailed
from gate_desk.sync.carriers.folder import FolderCarrier
from tests.sync.carriers.carrier_contract import NODE, CarrierContract, name_of


class TestFolder(CarrierContract):
    @pytest.fixture
    def carrier(self, root: Path) -> Carrier:
        return FolderCarrier(root)

    def test_no_folder_is_made_where_a_stick_should_be(self, tmp_path: Path) -> None:
        with pytest.raises(CarrierFailed, match="carrier_gone"):
            FolderCarrier(tmp_path / "not there")
        assert not (tmp_path / "not there").exists()

    def test_another_device_in_its_place_is_noticed(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        carrier = FolderCarrier(root)
        monkeypatch.setattr(carrier, "_device", carrier._device + 1)
        with pytest.raises(CarrierFailed, match="carrier_gone"):
            self.put(carrier, tmp_path, b"batch")
        assert not (root / NODE).exists()

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            (errno.ENOSPC, "carrier_full"),
            (errno.EFBIG, "carrier_full"),
            (errno.EROFS, "carrier_read_only"),
            (errno.EIO, "carrier_error"),
            (errno.ENODEV, "carrier_gone"),
        ],
    )
    def test_what_the_system_says_in_plain_words(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
    ) -> None:
        carrier = FolderCarrier(root)

        def fails(part: Path, data: bytes) -> None:
            part.write_bytes(data[:3])
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(folder_module, "_write", fails)
        with pytest.raises(CarrierFailed, match=code):
            self.put(carrier, tmp_path, b"batch")
        assert not list((root / NODE).iterdir())
        monkeypatch.undo()
        self.put(carrier, tmp_path, b"batch")

    def test_a_stick_that_lies_is_noticed(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        carrier = FolderCarrier(root)
        monkeypatch.setattr(folder_module, "_write", lambda part, data: part.write_bytes(b"?"))
        with pytest.raises(CarrierFailed, match="carrier_unreliable"):
            self.put(carrier, tmp_path, b"batch")
        assert not list((root / NODE).iterdir())

    def test_a_link_instead_of_our_folder_is_not_followed(self, root: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / name_of(b"x")).write_bytes(b"x")
        (root / NODE).symlink_to(outside)
        carrier = FolderCarrier(root)
        assert carrier.list(NODE).files == ()
        with pytest.raises(CarrierFailed):
            self.put(carrier, tmp_path, b"batch")
        assert len(list(outside.iterdir())) == 1
