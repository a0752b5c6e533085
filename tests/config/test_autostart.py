"""Opening at login: an entry that a desktop can run, for one home, taken away again."""

import re
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from gate_desk.config.autostart import open_at_login, opens_at_login


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def command(folder: Path) -> list[str]:
    """What a desktop runs: the string of the file unescaped, then split, then field codes."""
    file = RawConfigParser()
    file.optionxform = str  # type: ignore[assignment,method-assign]
    file.read(folder / "gate-desk.desktop", encoding="utf-8")
    value = file["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value)
    return [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in quoted]


@pytest.mark.parametrize(
    "name", ["post-1", "Chốt số 1", 'a "b" c', "x$HOME`id`", "back\\slash", "100% đúng", "a;b&c"]
)
def test_a_desktop_runs_exactly_this_home(folder: Path, tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    assert not opens_at_login(home)
    open_at_login(home, wanted=True)
    assert opens_at_login(home)
    assert command(folder) == [sys.executable, "-m", "gate_desk", "--home", str(home), "run"]
    open_at_login(home, wanted=False)
    assert not opens_at_login(home)
    assert list(folder.iterdir()) == []


def test_another_homes_entry_is_not_ours(folder: Path, tmp_path: Path) -> None:
    open_at_login(tmp_path / "a", wanted=True)
    assert not opens_at_login(tmp_path / "b")
    open_at_login(tmp_path / "b", wanted=False)
    assert opens_at_login(tmp_path / "a")
    open_at_login(tmp_path / "b", wanted=True)
    assert not opens_at_login(tmp_path / "a")


def test_a_damaged_entry_is_none(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "gate-desk.desktop").write_bytes(b"\xff\xfe")
    assert not opens_at_login(tmp_path)
    open_at_login(tmp_path, wanted=True)
    assert opens_at_login(tmp_path)
