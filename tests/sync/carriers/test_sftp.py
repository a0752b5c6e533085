"""A server as a carrier: a real one, on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.config.node_toml import CarrierSettings
from gate_desk.domain.errors import Refused
from gate_desk.sync.carriers.carrier import Carrier, CarrierFailed
from gate_desk.sync.carriers.opening import open_carrier
from tests.helpers.sftp_server import USER, Running, sftp_server
from tests.sync.carriers.carrier_contract import CarrierContract


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator[Running]:
    with sftp_server(root, tmp_path) as running:
        yield running


def settings(server: Running) -> CarrierSettings:
    return CarrierSettings(host_key=server.host_key, key_file=str(server.key_file))


def url(server: Running) -> str:
    return f"sftp://{USER}@127.0.0.1:{server.port}/"


class TestSftp(CarrierContract):
    @pytest.fixture
    def carrier(self, server: Running) -> Iterator[Carrier]:
        with open_carrier(url(server), settings(server)) as carrier:
            yield carrier


def refused(server: Running, **changed: str) -> str:
    known = CarrierSettings(
        **{"host_key": server.host_key, "key_file": str(server.key_file), **changed}  # type: ignore[arg-type]
    )
    with pytest.raises(CarrierFailed) as caught, open_carrier(url(server), known):
        pass
    return caught.value.code


def test_another_server_is_refused(server: Running) -> None:
    other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDfuXRmOlQbs7o8+fqQmHHQXBG/vBEYVoqjHSKWZ2Lww"
    assert refused(server, host_key=other) == "carrier_host_key"


def test_without_a_pinned_key_nothing_is_sent(server: Running) -> None:
    assert refused(server, host_key="") == "carrier_host_key"


def test_another_key_does_not_let_us_in(server: Running, tmp_path: Path) -> None:
    import paramiko

    paramiko.ECDSAKey.generate().write_private_key_file(str(tmp_path / "other"))
    assert refused(server, key_file=str(tmp_path / "other")) == "carrier_login"
    assert refused(server, key_file=str(tmp_path / "none")) == "carrier_login"


def test_a_server_that_is_away(server: Running, root: Path, tmp_path: Path) -> None:
    known = settings(server)
    with sftp_server(root, tmp_path) as other:
        away = other.port
    place = open_carrier(f"sftp://{USER}@127.0.0.1:{away}/", known)
    with pytest.raises(CarrierFailed, match="carrier_unreachable"), place:
        pass


@pytest.mark.parametrize(
    "bad",
    [
        "http://example.invalid/",
        "sftp://host/x",
        "sftp://user:secret@host/x",
        "file://host/x",
        "sftp://user@host:port/",
        "sftp://",
    ],
)
def test_addresses_that_are_none(bad: str) -> None:
    place = open_carrier(bad, CarrierSettings())
    with pytest.raises(Refused, match="bad_carrier_url") as caught, place:
        pass
    assert "secret" not in str(caught.value)
