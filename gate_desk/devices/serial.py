"""A reader at a serial port, or at USB as a serial port: unplugged and plugged in at any time."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot
from PySide6.QtSerialPort import QSerialPort

from gate_desk.devices.framing import Framed, Framing
from gate_desk.devices.ports import Port, UsbId, find_ports, place_of, port_of_reader, usb_at
from gate_desk.devices.reader import Reader, ReaderState
from gate_desk.domain.trial import Manner
from gate_desk.domain.verdict import Direction

PIECE = 4_096
"""Bytes taken in one turn of the event loop: the window is painted between two of them."""
MOST_WAITING = 65_536
"""Bytes that wait for their turn; more stay with the system, which slows the sender down."""
LOOK_EVERY_MS = 1_000
"""How often a lost port is looked for, and an open one is looked at."""
IDLE_MS = 60
"""Silence that ends a text of a reader without suffix: USB delivers in pieces."""
STALL_MS = 400
"""The same for a reader with one: it was never sent, and nobody is to scan in vain."""
_HARMLESS = frozenset(
    (
        QSerialPort.SerialPortError.NoError,
        QSerialPort.SerialPortError.TimeoutError,
        QSerialPort.SerialPortError.NotOpenError,
        QSerialPort.SerialPortError.UnsupportedOperationError,
    )
)


class SerialSettings(Struct, frozen=True, kw_only=True):
    """What is known of a serial reader; 8 data bits, no parity, one stop bit."""

    reader: str
    lane: Direction | None = None
    device: str = ""
    """The port, by the system's name for it; empty: the only one there is."""
    baud: int = 9600
    """Bits per second."""
    suffix: Literal["enter", "tab", "none"] = "enter"
    """What the reader sends last. Carriage return, line feed and tab end a text in any case."""


class SerialReader(Reader):
    """Opens its port by itself whenever it is there, and notices when it is gone.

    Qt reports an error when a port is unplugged and still calls it open; a port that another
    device took over is not reported at all. So the file is looked at as well, once a second. What
    had not ended when the reader was unplugged is dropped.
    """

    def __init__(
        self,
        settings: SerialSettings,
        parent: QObject | None = None,
        *,
        find: Callable[[], Sequence[Port]] = find_ports,
        look_every_ms: int = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(settings.reader, settings.lane, parent)
        self._settings, self._find = settings, find
        self._framing = Framing()
        self._port: QSerialPort | None = None
        self._usb: UsbId | None = None
        self._file: int | None = None
        """Number of the device behind the name that was opened."""
        self._look = QTimer(self, interval=look_every_ms)
        self._look.timeout.connect(self._on_look)
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self._read)
        self._gone = QTimer(self, interval=0, singleShot=True)
        """A port cannot be closed while it reports its error."""
        self._gone.timeout.connect(self._lose)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._on_silence)
        self._began = QElapsedTimer()

    @property
    def _patience_ms(self) -> int:
        return IDLE_MS if self._settings.suffix == "none" else STALL_MS

    def start(self) -> None:
        """Open the port, or wait for it."""
        self._look.start()
        self._open()

    def stop(self) -> None:
        """Close the port; what has not ended is dropped."""
        for timer in (self._look, self._more, self._gone, self._silence):
            timer.stop()
        self._close()

    def _open(self) -> None:
        device = port_of_reader(self._settings.device, self._usb, self._find)
        if device is None or not self._try(device):
            self.enter(ReaderState.LOST)
            return
        self._file = _file_at(device)
        self._usb = usb_at(device, self._find) or self._usb
        self.enter(ReaderState.GOOD)

    def _try(self, device: str) -> bool:
        port = QSerialPort(self)
        port.setPortName(device)
        port.setBaudRate(self._settings.baud)
        port.setReadBufferSize(MOST_WAITING)
        if not port.open(QSerialPort.OpenModeFlag.ReadOnly):
            port.deleteLater()
            return False
        self._port = port
        port.readyRead.connect(self._read)
        port.errorOccurred.connect(self._on_error)
        return True

    def _close(self) -> None:
        self._framing = Framing()
        if self._port is not None:
            port, self._port = self._port, None
            port.readyRead.disconnect(self._read)
            port.errorOccurred.disconnect(self._on_error)
            port.close()
            port.deleteLater()

    @Slot()
    def _on_look(self) -> None:
        if self._port is None:
            self._open()
        elif self._is_replaced():
            self._lose()

    def _is_replaced(self) -> bool:
        """Whether the name that was opened has gone, or is another device by now."""
        assert self._port is not None
        return self._file is not None and _file_at(self._port.portName()) != self._file

    @Slot(QSerialPort.SerialPortError)
    def _on_error(self, error: QSerialPort.SerialPortError) -> None:
        if error not in _HARMLESS:
            self._gone.start()

    @Slot()
    def _lose(self) -> None:
        """What came whole before the port went is still delivered."""
        if self._port is None:
            return
        for timer in (self._more, self._gone, self._silence):
            timer.stop()
        self._take(bytes(self._port.readAll().data()))
        self._close()
        if self._look.isActive():  # somebody who was told may have stopped this reader
            self.enter(ReaderState.LOST)

    @Slot()
    def _read(self) -> None:
        port = self._port
        if port is None:
            return
        self._take(bytes(port.read(PIECE).data()))
        if self._port is not port:
            return  # stopped by somebody who was told
        if port.bytesAvailable():
            self._more.start()
        if self._framing.waits:
            self._silence.start(self._patience_ms)
        else:
            self._silence.stop()
        self._enter_by_noise()

    def _enter_by_noise(self) -> None:
        self.enter(ReaderState.NOISY if self._framing.noisy else ReaderState.GOOD)

    def _take(self, untrusted_bytes: bytes) -> None:
        if not self._framing.waits:
            self._began.start()
        for framed in self._framing.feed(untrusted_bytes):
            if self._port is not None:
                self._tell(framed, self._began.elapsed())

    @Slot()
    def _on_silence(self) -> None:
        if self._silence.interval():
            self._silence.start(0)  # bytes that already wait for their turn come first
            return
        framed = self._framing.silence()
        if framed is not None:
            self._tell(framed, max(0, self._began.elapsed() - self._patience_ms))
        if self._port is not None:
            self._enter_by_noise()

    def _tell(self, framed: Framed, took_ms: int) -> None:
        manner = Manner(ended_by=framed.ended_by, took_ms=took_ms, noise=framed.noise)
        self.deliver(framed.untrusted_text, manner)


def _file_at(device: str) -> int | None:
    """The number of a device file, which differs for each device; None: no such file."""
    place = place_of(device)
    try:
        return place.stat().st_rdev if place else None
    except OSError:
        return None
