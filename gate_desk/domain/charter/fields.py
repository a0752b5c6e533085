"""Reading one TOML table with checked types; every error names its place in the text."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NoReturn, cast

from msgspec import Struct

from gate_desk.domain.charter.values import CharterError, Words
from gate_desk.domain.encoded import parse_public
from gate_desk.domain.errors import Refused

MAX_WORDS = 20_000
"""Characters of one text for people: room for a long article."""

_ID = re.compile(r"[a-z0-9-]{1,32}")
_RESERVED = frozenset({"batch", "custody", "want", "credential", "node"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def refuse(place: str, why: str) -> NoReturn:
    """Raise CharterError `charter_damaged` for a place such as `agency[2].key`."""
    raise CharterError("charter_damaged", f"{place}: {why}")


class Fields(Struct, frozen=True):
    """One table of the text; `path` is empty for the whole charter."""

    path: str
    values: Mapping[str, object]

    def place(self, key: str) -> str:
        """Where a key stands: `agency[2].key`."""
        return f"{self.path}.{key}" if self.path else key

    def refuse(self, key: str, why: str) -> NoReturn:
        """Raise CharterError for a key of this table."""
        refuse(self.place(key), why)

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self.values

    def whole(self, key: str, least: int, most: int) -> int:
        """An integer from `least` to `most`."""
        value = self._value(key)
        if type(value) is not int or not least <= value <= most:  # a bool is not a number here
            self.refuse(key, f"must be a whole number from {least} to {most}")
        return value

    def text(self, key: str) -> str:
        """A string of any content."""
        value = self._value(key)
        if not isinstance(value, str):
            self.refuse(key, "must be a string")
        return value

    def matching(self, key: str, pattern: re.Pattern[str]) -> str:
        """A string that a pattern describes completely."""
        value = self.text(key)
        if not pattern.fullmatch(value):
            self.refuse(key, "has a wrong form")
        return value

    def id(self, key: str) -> str:
        """A name of a site, an agency or a node (protocol.md, 1)."""
        value = self.matching(key, _ID)
        if value in _RESERVED:
            self.refuse(key, "is a reserved name")
        return value

    def one_of(self, key: str, known: frozenset[str]) -> str:
        """A reference to something that the charter defines."""
        value = self.text(key)
        if value not in known:
            self.refuse(key, "is not defined")
        return value

    def day(self, key: str) -> date:
        """A TOML local date, not a date with a time."""
        value = self._value(key)
        if type(value) is not date:
            self.refuse(key, "must be a date")
        return value

    def public_key(self, key: str) -> bytes:
        """The 32 bytes of `ed25519:<base64>`."""
        try:
            return parse_public(self.text(key))
        except Refused as error:
            self.refuse(key, f"is not a public key ({error.detail})")

    def words(self, key: str) -> Words:
        """A table `{ vi = "...", en = "..." }`, one line each, neither empty."""
        words = self.prose(key)
        if "\n" in words.vi + words.en:
            self.refuse(key, "must be one line")
        return words

    def prose(self, key: str) -> Words:
        """Like `words`, of any number of lines."""
        table = self._table(key)
        return Words(table._for_people("vi"), table._for_people("en"))

    def strings(self, key: str) -> tuple[str, ...]:
        """An array of strings; empty if the key is absent."""
        return tuple(
            item if isinstance(item, str) else refuse(place, "must be a string")
            for place, item in self._items(key)
        )

    def days(self, key: str) -> tuple[date, ...]:
        """An array of dates; empty if the key is absent."""
        return tuple(
            item if type(item) is date else refuse(place, "must be a date")
            for place, item in self._items(key)
        )

    def table(self, key: str) -> "Fields":
        """A table; an empty one if the key is absent."""
        return self._table(key) if self.has(key) else Fields(self.place(key), {})

    def tables(self, key: str, least: int, most: int) -> tuple["Fields", ...]:
        """An array of tables, `least` to `most` of them; absent is empty."""
        found = tuple(_as_table(place, item) for place, item in self._items(key))
        if not least <= len(found) <= most:
            self.refuse(key, f"must stand {least} to {most} times")
        return found

    def _value(self, key: str) -> object:
        if key not in self.values:
            self.refuse(key, "is missing")
        return self.values[key]

    def _table(self, key: str) -> "Fields":
        return _as_table(self.place(key), self._value(key))

    def _items(self, key: str) -> list[tuple[str, object]]:
        items = self.values.get(key, [])
        if not isinstance(items, list):
            self.refuse(key, "must be an array")
        return [(f"{self.place(key)}[{place}]", item) for place, item in enumerate(items)]

    def _for_people(self, key: str) -> str:
        value = self.text(key)
        if not value.strip() or len(value) > MAX_WORDS:
            self.refuse(key, "is empty or too long")
        # Escapes can hide what the check of the whole text does not see.
        if _CONTROL.search(value) or not unicodedata.is_normalized("NFC", value):
            self.refuse(key, "has control characters or is not NFC")
        return value


def _as_table(place: str, value: object) -> Fields:
    if not isinstance(value, dict):
        refuse(place, "must be a table")
    return Fields(place, cast("dict[str, object]", value))
