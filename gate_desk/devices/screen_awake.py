"""Keeps the display from sleeping while somebody must be able to read it from two metres."""

import logging
from collections.abc import Callable

_NAME, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_CONNECTION = "gate-desk-screen-awake"
_log = logging.getLogger(__name__)


class ScreenAwake:
    """Asks the desktop not to blank the screen, and takes it back; without one it does nothing.

    `inhibit` is given the reason and answers whether there is a desktop to ask; `let_go` ends it.
    """

    def __init__(
        self,
        reason: str,
        inhibit: Callable[[str], bool] | None = None,
        let_go: Callable[[], None] | None = None,
    ) -> None:
        self._reason = reason
        self._inhibit, self._let_go = inhibit or inhibit_sleep, let_go or end_inhibition
        self._held = False

    @property
    def held(self) -> bool:
        """Whether the desktop was asked."""
        return self._held

    def hold(self) -> None:
        """Let the screen stay on from now."""
        if self._held:
            return
        self._held = self._inhibit(self._reason)
        if not self._held:
            _log.info("the display may sleep: there is no desktop to ask")

    def release(self) -> None:
        """Let it sleep again when it wants."""
        if self._held:
            self._let_go()
            self._held = False


def inhibit_sleep(reason: str) -> bool:
    """`org.freedesktop.ScreenSaver.Inhibit` (freedesktop's idle inhibition specification).

    On a connection of its own: the promise ends with the connection, where a call to end it would
    need the cookie as an unsigned number, which PySide6 cannot send.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
    if not bus.isConnected():
        return False
    message = QDBusMessage.createMethodCall(_NAME, _PATH, _NAME, "Inhibit")
    message.setArguments(["gate-desk", reason])
    return bus.send(message)  # nobody waits for the answer, least of all the window


def end_inhibition() -> None:
    """Close the connection that holds the promise."""
    from PySide6.QtDBus import QDBusConnection

    QDBusConnection.disconnectFromBus(_CONNECTION)
