"""The window opens with usable looks, whatever node.toml says."""

from pathlib import Path

import pytest

from gate_desk.app.looks import Looks, read_looks
from gate_desk.config.node_toml import Settings, WindowSettings, settings_text


def test_it_reads_what_the_settings_write(tmp_path: Path) -> None:
    settings = Settings(
        node="cong-1",
        site="khoi-2",
        window=WindowSettings(theme="dark", language="en", sound=False),
    )
    (tmp_path / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    assert read_looks(tmp_path) == Looks("dark", "en", False)


def test_a_desk_has_another_window(tmp_path: Path) -> None:
    settings = Settings(node="desk-ubnd", site="khoi-2", kind="desk")
    (tmp_path / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    assert read_looks(tmp_path).is_desk


def test_a_hand_has_written_it(tmp_path: Path) -> None:
    (tmp_path / "node.toml").write_text(
        "theme = 'pink'\n[window] # as at night\n  theme='dark' # by hand\nsound =false\n[gate]\n"
        "language = 'en'\n"
    )
    assert read_looks(tmp_path) == Looks("dark", "vi", False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[window",
        b"\xff\xfe\x00",
        b"window = 3",
        b'[window]\ntheme = "pink"\nlanguage = 7\nsound = "loud"',
    ],
)
def test_nonsense_gives_the_ordinary_looks(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "node.toml").write_bytes(content)
    assert read_looks(tmp_path) == Looks()


def test_so_does_a_home_without_settings(tmp_path: Path) -> None:
    assert read_looks(tmp_path / "nowhere") == Looks()
