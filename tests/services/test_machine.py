"""Readers are changed while the program runs, and what cannot be told apart is refused."""

from pathlib import Path

import pytest

from gate_desk.config.node_toml import (
    ReaderSettings,
    Settings,
    WindowSettings,
    load_settings,
    save_settings,
)
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.access import Access
from gate_desk.services.machine import Machine, StartUp
from tests.helpers.demo_site import Post

IN = ReaderSettings(name="Làn vào", kind="serial", lane="in", device="/dev/ttyACM0")
OUT = ReaderSettings(name="Làn ra", kind="serial", lane="out", device="/dev/ttyACM1")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    save_settings(tmp_path, Settings(node="post-1", site="khoi-2"))
    return Machine(tmp_path, Access(Role.UNATTENDED))


def test_readers_are_saved_and_everything_else_stays(machine: Machine, tmp_path: Path) -> None:
    dark = Settings(node="post-1", site="khoi-2", window=WindowSettings(theme="dark"))
    save_settings(tmp_path, dark)
    assert machine.use_readers((IN, OUT)).reader == (IN, OUT)
    saved = load_settings(tmp_path)
    assert (saved.reader, saved.window.theme) == ((IN, OUT), "dark")


@pytest.mark.parametrize(
    ("readers", "code"),
    [
        ((), "reader_needed"),
        ((ReaderSettings(name=""),), "reader_name_malformed"),
        ((ReaderSettings(name=" vào"),), "reader_name_malformed"),
        ((ReaderSettings(name="và\no"),), "reader_name_malformed"),
        ((ReaderSettings(name="v" * 41),), "reader_name_malformed"),
        ((IN, ReaderSettings(name="Làn vào")), "reader_name_taken"),
        ((IN, ReaderSettings(name="b", kind="serial", device=IN.device)), "reader_port_taken"),
        (
            (ReaderSettings(name="a", kind="serial"), ReaderSettings(name="b", kind="serial")),
            "reader_port_taken",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    machine: Machine, tmp_path: Path, readers: tuple[ReaderSettings, ...], code: str
) -> None:
    before = (tmp_path / "node.toml").read_bytes()
    with pytest.raises(Refused) as refused:
        machine.use_readers(readers)
    assert refused.value.code == code
    assert (tmp_path / "node.toml").read_bytes() == before


def test_several_readers_that_type_need_no_ports(machine: Machine) -> None:
    machine.use_readers((ReaderSettings(name="a"), ReaderSettings(name="b")))


def test_a_damaged_file_is_not_overwritten(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "node.toml").write_text("node = ")
    with pytest.raises(Refused, match="settings_damaged"):
        machine.use_readers((IN,))
    assert (tmp_path / "node.toml").read_text() == "node = "


def test_a_disk_that_cannot_be_written_is_said(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_home: Path, _settings: Settings) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gate_desk.services.machine.save_settings", no_room)
    with pytest.raises(Refused, match="settings_unwritable"):
        machine.use_readers((IN,))


def test_who_may_not_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        Machine(tmp_path, Access(Role.SYSTEM)).use_readers((IN,))


def test_a_station_has_the_settings_of_its_home(post: Post) -> None:
    post.station.machine.use_readers((IN,))
    assert load_settings(post.home).reader == (IN,)


def test_how_the_program_starts_is_saved(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert machine.start_up() == StartUp(window=WindowSettings(), at_login=False)
    wanted = StartUp(window=WindowSettings(theme="auto", language="en", sound=False), at_login=True)
    machine.use_start_up(wanted)
    assert machine.start_up() == wanted
    assert load_settings(tmp_path).window == wanted.window


def test_a_folder_that_cannot_be_written_is_told(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").write_text("a file, no folder")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with pytest.raises(Refused, match="autostart_unwritable"):
        machine.use_start_up(StartUp(window=WindowSettings(theme="dark"), at_login=True))
    assert machine.start_up() == StartUp(window=WindowSettings(theme="dark"), at_login=False)


def test_who_may_not_set_up_changes_no_start(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(node="post-1", site="khoi-2"))
    machine = Machine(tmp_path, Access(Role.SYSTEM))
    with pytest.raises(Refused, match="not_allowed"):
        machine.use_start_up(StartUp(window=WindowSettings(), at_login=True))
