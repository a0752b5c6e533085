"""How the window looks when it opens, read before anything that is slow to load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


PLACES_FILE = "windows.ini"
"""In the home: where this machine's windows stand (`ui.windows.places`)."""
MAIN_WINDOW = "main"

Theme = Literal["light", "dark", "auto"]
Language = Literal["vi", "en"]
_THEMES: tuple[Theme, ...] = ("light", "dark", "auto")
_LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Looks(NamedTuple):
    """The `[window]` table and the kind of node.toml; what stands here where it cannot be used."""

    theme: Theme = "light"
    language: Language = "vi"
    sound: bool = True
    is_desk: bool = False
    """The window of an agency's desk, not of a gate."""


def read_looks(home: Path) -> Looks:
    """Never fails: opening the station checks the whole file and says what is wrong with it.

    Reads the three lines it needs by itself: the parsers of TOML and of the settings take 20 ms
    to load, and no picture needs them.
    """
    try:
        lines = (home / "node.toml").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return Looks()
    found, table = {}, ""
    for line in (line.partition("#")[0].strip() for line in lines):
        if line.startswith("["):
            table = line
        elif table in ("", "[window]"):
            key, _, value = line.partition("=")
            found[f"{table}{key.strip()}"] = value.strip().strip("'\"")
    theme = [known for known in _THEMES if known == found.get("[window]theme")]
    language = [known for known in _LANGUAGES if known == found.get("[window]language")]
    return Looks(
        theme[0] if theme else "light",
        language[0] if language else "vi",
        found.get("[window]sound") != "false",
        found.get("kind") == "desk",
    )
