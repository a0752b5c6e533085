"""Stub until the carriers land."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct


class CarrierFile(Struct, frozen=True):
    """F."""

    name: str
    size: int


class Odd(Struct, frozen=True):
    """O."""

    name: str
    code: str


class Listing(Struct, frozen=True):
    """L."""

    files: tuple[CarrierFile, ...]
    odd: tuple[Odd, ...]


class Carrier(Protocol):
    """C."""

    def list(self, recipient: str) -> Listing:
        """L."""

    def fetch(self, recipient: str, name: str, target: Path, limit: int) -> None:
        """F."""

    def deliver(self, recipient: str, name: str, source: Path) -> None:
        """D."""

    def remove(self, recipient: str, name: str) -> None:
        """R."""
