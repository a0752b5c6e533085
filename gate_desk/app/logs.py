"""The log of this machine: codes and what broke, never what was scanned or who passed."""

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

FOLDER = "logs"
FILE = "gate-desk.log"
_BYTES, _FILES = 1_000_000, 5
_FORM = "%(asctime)s.%(msecs)03d %(levelname)s %(threadName)s %(name)s: %(message)s"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("gate_desk")
_qt_log = logging.getLogger("gate_desk.qt")


class Logs:
    """Writes to `<home>/logs`; where that is impossible, to the standard error output.

    While it is open, what nobody caught and what Qt says go there too.
    """

    def __init__(self, home: Path) -> None:
        self._handler = _handler(home)
        self._handler.setFormatter(logging.Formatter(_FORM, "%Y-%m-%dT%H:%M:%S"))

    def open(self) -> None:
        """Begin to write."""
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        self._propagated, _log.propagate = _log.propagate, False
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(_from_qt))
        sys.excepthook = _uncaught
        threading.excepthook = _uncaught_in_thread

    def close(self) -> None:
        """Give everything back as it was."""
        sys.excepthook, threading.excepthook, qt_handler = self._before
        qInstallMessageHandler(qt_handler)
        _log.propagate = self._propagated
        _log.removeHandler(self._handler)
        self._handler.close()


def _handler(home: Path) -> logging.Handler:
    try:
        (home / FOLDER).mkdir(exist_ok=True)
        return RotatingFileHandler(
            home / FOLDER / FILE, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.StreamHandler()


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.critical("uncaught", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _from_qt(level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(level, logging.WARNING), message)
