"""What the main window knows about a page."""

from collections.abc import Callable
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


class PageEntry(NamedTuple):
    """One line of the navigation; `build` is called once."""

    name: str
    title: str
    """A sentence marked with `said`; looked up when shown."""
    icon: str
    build: Callable[[], QWidget]
    late: bool = False
    """Built when it is first shown, not with the window: seldom needed."""
    at_foot: bool = False
    """Its button stands at the foot of the navigation."""


@runtime_checkable
class ExplainsKeys(Protocol):
    """A page that lists its keys for the overlay of `?`."""

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a key and what it does, in the language in use."""
        ...
