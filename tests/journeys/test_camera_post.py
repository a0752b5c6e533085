"""The whole program with the demo's printed sheet before its camera: each badge, once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.app.desktop import Desktop
from gate_desk.config.node_toml import ReaderSettings, load_settings, save_settings
from gate_desk.devices.reader import ReaderState
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.theme import fonts
from tests.helpers.demo_site import Site

ON_THE_FIRST_PAGE = 8


@pytest.fixture
def pictures(demo_site: Site, tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "sheet.png").symlink_to(demo_site.folder / "badges.png")
    return folder


@pytest.fixture
def desktop(
    qapp: QApplication, qtbot: QtBot, demo_site: Site, tmp_path: Path, pictures: Path
) -> Iterator[Desktop]:
    home = demo_site.copy("post-1", tmp_path)
    camera = ReaderSettings(name="Camera", kind="camera", lane="in", device=str(pictures))
    save_settings(home, replace(load_settings(home), reader=(camera,)))
    fonts.load()
    desktop = Desktop(qapp, home, partial(open_station, home, Role.UNATTENDED))
    desktop.start()
    qtbot.waitUntil(lambda: desktop.window.status.length is not None, timeout=20_000)
    yield desktop
    desktop.stop()
    desktop.window.deleteLater()
    words.use("vi")


def test_every_badge_of_the_sheet_is_recorded_once(
    desktop: Desktop, pictures: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    post = desktop.post
    assert post is not None

    def scans() -> int:
        overview = post.page.work.overview if post.page else None
        return overview.scans_today if overview else 0

    qtbot.waitUntil(lambda: scans() == ON_THE_FIRST_PAGE, timeout=20_000)
    (pictures / "sheet.png").unlink()
    qtbot.waitUntil(
        lambda: {state for _, state in post.readers.states} == {ReaderState.LOST}, timeout=20_000
    )
    desktop.stop()
    station = open_station(tmp_path / "post-1", Role.CONSOLE, write=False)
    try:
        assert station.care.head().counts_by_type["scan.decided"] == ON_THE_FIRST_PAGE
    finally:
        station.close()
