"""One window per home: a second start shows the first window instead."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 300


def _name(home: Path) -> str:
    return f"gate-desk-{sha256(str(home.resolve()).encode()).hexdigest()[:16]}"


def raise_first(home: Path) -> bool:
    """Ask the window that has this home open to come to the front; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    found = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return found


class SingleWindow(QObject):
    """The first window's ear.

    Signals:
        asked_for: somebody started the program again for this home.
    """

    asked_for = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def start(self) -> None:
        """Listen; call it once the home is ours, since a dead window's socket is removed."""
        QLocalServer.removeServer(_name(self._home))
        self._server.listen(_name(self._home))

    def stop(self) -> None:
        """Listen no longer."""
        self._server.close()

    @Slot()
    def _connected(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.abort()
            caller.deleteLater()
            self.asked_for.emit()
