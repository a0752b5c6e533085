"""The whole program with a serial scanner whose cable is loose: every complete code, once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.app.demo.serial_scanner import SerialScanner
from gate_desk.app.desktop import Desktop
from gate_desk.config.node_toml import ReaderSettings, load_settings, save_settings
from gate_desk.devices.reader import ReaderState
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.theme import fonts
from tests.helpers.demo_site import Site
from tests.helpers.staff_codes import full_codes

PLUGGED_IN = (1, 199, 300, 250, 250)
"""How many codes come between two unpluggings."""
SCANS = sum(PLUGGED_IN)


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[SerialScanner]:
    made = SerialScanner(tmp_path / "scanner")
    yield made
    made.pull_out()


@pytest.fixture
def home(demo_site: Site, tmp_path: Path, scanner: SerialScanner) -> Path:
    home = demo_site.copy("post-1", tmp_path)
    reader = ReaderSettings(name="Làn vào", kind="serial", lane="in", device=str(scanner.device))
    save_settings(home, replace(load_settings(home), reader=(reader,)))
    return home


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Desktop]:
    fonts.load()
    desktop = Desktop(qapp, home, partial(open_station, home, Role.UNATTENDED))
    desktop.start()
    qtbot.waitUntil(lambda: desktop.window.status.length is not None, timeout=20_000)
    yield desktop
    desktop.stop()
    desktop.window.deleteLater()
    words.use("vi")


def send_all(scanner: SerialScanner, content: bytes) -> None:
    """Send as fast as the reader takes it."""
    while content:
        content = content[scanner.send(content[:1_000]) :]
        QCoreApplication.processEvents()


def test_a_thousand_codes_with_unplugging_in_between(
    desktop: Desktop, scanner: SerialScanner, home: Path, demo_site: Site, qtbot: QtBot
) -> None:
    post, codes = desktop.post, full_codes(demo_site, SCANS)
    assert post is not None
    done = 0
    for size in PLUGGED_IN:
        scanner.plug_in()
        qtbot.waitUntil(lambda: reader_states(desktop) == {ReaderState.GOOD})
        for code in codes[done : done + size]:
            send_all(scanner, f"{code}\r".encode())
        done += size
        scanner.send(codes[0][:100])
        qtbot.waitUntil(lambda: post.jobs.idle, timeout=60_000)
        scanner.pull_out()
        qtbot.waitUntil(lambda: reader_states(desktop) == {ReaderState.LOST})
    desktop.stop()
    station = open_station(home, Role.CONSOLE)
    try:
        assert station.care.head().counts_by_type["scan.decided"] == SCANS
        serials = [row.card_number for row in station.lookups.passages(0, SCANS)]
        assert len(serials) == SCANS
    finally:
        station.close()


def reader_states(desktop: Desktop) -> set[ReaderState]:
    assert desktop.post is not None
    return {state for _, state in desktop.post.readers.states}
