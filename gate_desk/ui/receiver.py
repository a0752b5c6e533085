"""Whom a job answers."""

from collections.abc import Callable
from types import MethodType
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject
from shiboken6 import isValid


class Receiver:
    """Whom to answer: never keeps a page alive, never calls one that Qt has destroyed."""

    def __init__(self, call: Callable[[Any], object] | None) -> None:
        self._find: Callable[[], Callable[[Any], object] | None] = (
            WeakMethod(call) if isinstance(call, MethodType) else lambda: call
        )

    def tell(self, value: object) -> bool:
        """Whether there still was somebody to tell."""
        call = self._find()
        owner = getattr(call, "__self__", None)
        if call is None or (isinstance(owner, QObject) and not isValid(owner)):
            return False
        call(value)
        return True
