"""A serial scanner, played by a pseudo-terminal: codes in order, once each, whatever the cable."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gate_desk.app.demo.serial_scanner import SerialScanner
from gate_desk.devices import serial
from gate_desk.devices.ports import Port, UsbId
from gate_desk.devices.reader import ReaderState
from gate_desk.devices.serial import SerialReader, SerialSettings
from gate_desk.domain.reading import Reading
from gate_desk.domain.trial import TrialScan
from gate_desk.domain.verdict import Direction

CODE = "6807" + "0123456789" * 20 + "42"


class Desk:
    """A reader with all that it told."""

    def __init__(self, reader: SerialReader) -> None:
        self.reader = reader
        self.readings: list[Reading] = []
        self.tried: list[TrialScan] = []
        self.states: list[ReaderState] = []
        reader.captured.connect(self.readings.append)
        reader.tried.connect(self.tried.append)
        reader.changed.connect(self.states.append)

    @property
    def scans(self) -> list[str]:
        return [reading.untrusted_text for reading in self.readings]


def send_all(scanner: SerialScanner, content: bytes) -> None:
    """Send as fast as the reader takes it."""
    while content:
        content = content[scanner.send(content[:1_000]) :]
        QCoreApplication.processEvents()


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[SerialScanner]:
    made = SerialScanner(tmp_path / "scanner")
    yield made
    made.pull_out()


Connect = Callable[..., Desk]


@pytest.fixture
def connect(qtbot: QtBot, scanner: SerialScanner) -> Iterator[Connect]:
    readers: list[SerialReader] = []

    def made(
        device: str | None = None,
        suffix: str = "enter",
        find: Callable[[], tuple[Port, ...]] = tuple,
    ) -> Desk:
        settings = SerialSettings(
            reader="lan-ra",
            lane=Direction.OUT,
            device=str(scanner.device) if device is None else device,
            suffix=suffix,  # type: ignore[arg-type]
        )
        reader = SerialReader(settings, find=find, look_every_ms=2)
        readers.append(reader)
        desk = Desk(reader)
        reader.start()
        return desk

    yield made
    for reader in readers:
        reader.stop()


def test_a_code_arrives_with_its_reader_and_lane(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    desk = connect()
    scanner.send(f"]Q1{CODE}\r\n")
    qtbot.waitUntil(lambda: bool(desk.readings))
    expected = Reading(untrusted_text=f"]Q1{CODE}", reader="lan-ra", lane=Direction.OUT)
    assert desk.readings == [expected]
    assert desk.states == []


def test_a_scanner_that_is_not_there_yet_is_lost_and_comes_by_itself(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    desk = connect()
    assert desk.reader.state is ReaderState.LOST
    scanner.plug_in()
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.GOOD)
    scanner.send("VP-12345\t")
    qtbot.waitUntil(lambda: desk.scans == ["VP-12345"])


def test_a_port_in_use_is_waited_for(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    first, second = connect(), connect()
    assert (first.reader.state, second.reader.state) == (ReaderState.GOOD, ReaderState.LOST)
    first.reader.stop()
    qtbot.waitUntil(lambda: second.reader.state is ReaderState.GOOD)


def test_a_thousand_codes_with_unplugging_in_between(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    """Every complete code is answered once and in order, every cut one not at all."""
    codes = [f"6807{number:06d}{'0123456789' * 19}" for number in range(1_000)]
    desk, done = connect(), 0
    for number, size in enumerate([1, 60, 139] * 5):
        scanner.plug_in()
        qtbot.waitUntil(lambda: desk.reader.state is ReaderState.GOOD)
        for code in codes[done : done + size]:
            send_all(scanner, (code + "\r").encode())
        done += size
        cut = codes[min(done, 999)][: 10 + 13 * number]
        scanner.send(cut)
        qtbot.waitUntil(lambda so_far=done: len(desk.readings) >= so_far)  # type: ignore[misc]
        scanner.pull_out()
        qtbot.waitUntil(lambda: desk.reader.state is ReaderState.LOST)
    assert done == 1_000
    assert desk.scans == codes


def test_a_name_that_another_device_took_over(
    scanner: SerialScanner, tmp_path: Path, connect: Connect, qtbot: QtBot
) -> None:
    """The old port stays open and silent: only the file tells."""
    scanner.plug_in()
    desk = connect()
    other = SerialScanner(tmp_path / "other")
    other.plug_in()
    scanner.send(CODE[:50])
    other.device.rename(scanner.device)
    qtbot.waitUntil(lambda: desk.states == [ReaderState.LOST, ReaderState.GOOD])
    other.send("123456\r")
    qtbot.waitUntil(lambda: desk.scans == ["123456"])
    other.pull_out()


def test_a_device_that_comes_back_under_another_name(
    scanner: SerialScanner, tmp_path: Path, connect: Connect, qtbot: QtBot
) -> None:
    usb, moved = UsbId(0x1234, 1, "A1"), SerialScanner(tmp_path / "moved")
    scanner.plug_in()
    ports = [Port(device=str(scanner.device), usb=usb)]
    desk = connect(find=lambda: tuple(ports))
    scanner.pull_out()
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.LOST)
    moved.plug_in()
    ports[:] = [Port(device=str(moved.device), usb=usb)]
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.GOOD)
    moved.send("123456\r")
    qtbot.waitUntil(lambda: desk.scans == ["123456"])
    moved.pull_out()


def test_the_only_port_when_none_is_named(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    desk = connect(device="", find=lambda: (Port(device=str(scanner.device)),))
    scanner.send("123456\r")
    qtbot.waitUntil(lambda: desk.scans == ["123456"])


@pytest.mark.parametrize("suffix", ["none", "enter"])
def test_silence_ends_a_text_without_suffix(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot, suffix: str
) -> None:
    scanner.plug_in()
    desk = connect(suffix=suffix)
    scanner.send("VP-12345")
    qtbot.waitUntil(lambda: desk.scans == ["VP-12345"])


def test_garbage_never_keeps_the_window_waiting(
    scanner: SerialScanner,
    connect: Connect,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A piece is taken in one turn of the event loop, whatever waits behind it."""
    monkeypatch.setattr(serial, "PIECE", 64)
    scanner.plug_in()
    desk = connect()
    send_all(scanner, bytes(range(256)) * 100)
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.NOISY)
    assert len(desk.readings) < 10
    scanner.send("\r123456\r")
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.GOOD)
    assert desk.scans[-1] == "123456"
    assert desk.states == [ReaderState.NOISY, ReaderState.GOOD]


def test_what_came_whole_before_the_cable_went_is_delivered(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial, "PIECE", 1)
    scanner.plug_in()
    desk = connect()
    scanner.send("111111\r222222\r333333\r4444")
    qtbot.waitUntil(lambda: bool(desk.readings))
    scanner.pull_out()
    qtbot.waitUntil(lambda: desk.reader.state is ReaderState.LOST)
    assert desk.scans == ["111111", "222222", "333333"]


def test_a_stopped_reader_is_silent_and_starts_again(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    desk = connect()
    scanner.send("1111")
    desk.reader.stop()
    desk.reader.start()
    scanner.send("222222\r")
    qtbot.waitUntil(lambda: bool(desk.readings))
    assert desk.scans in (["222222"], ["1111222222"])


def test_who_stops_the_reader_while_it_tells_hears_no_more(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    desk = connect()
    desk.reader.captured.connect(desk.reader.stop)
    scanner.send("111111\r222222\r333333\r")
    qtbot.waitUntil(lambda: bool(desk.readings))
    assert desk.scans == ["111111"]


def test_a_reader_on_trial_tells_the_trial_only(
    scanner: SerialScanner, connect: Connect, qtbot: QtBot
) -> None:
    scanner.plug_in()
    desk = connect()
    desk.reader.try_out(True)
    scanner.send("\x00\x00VP-12345\r")
    qtbot.waitUntil(lambda: bool(desk.tried))
    (scan,) = desk.tried
    assert (scan.untrusted_text, scan.reader) == ("VP-12345", "lan-ra")
    assert (scan.manner.ended_by, scan.manner.noise, scan.manner.gaps_ms) == ("\r", 2, ())
    assert desk.readings == []
    desk.reader.try_out(False)
    scanner.send("VP-12345\r")
    qtbot.waitUntil(lambda: desk.scans == ["VP-12345"])
