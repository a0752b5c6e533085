"""How the window looks when it opens, read before anything that is slow to load."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Looks(NamedTuple):
    """The `[window]` table of node.toml, or what stands here where that cannot be used."""

    theme: Literal["light", "dark", "auto"] = "light"
    language: Literal["vi", "en"] = "vi"
    sound: bool = True


def read_looks(home: Path) -> Looks:
    """Never fails: opening the station checks the whole file and says what is wrong with it.

    Apart from `config.node_toml` because msgspec takes 16 ms to load and no picture needs it.
    """
    try:
        table = tomllib.loads((home / "node.toml").read_text(encoding="utf-8")).get("window", {})
    except (OSError, ValueError):
        return Looks()
    if not isinstance(table, dict):
        return Looks()
    theme, language = table.get("theme"), table.get("language")
    return Looks(
        theme if theme in ("light", "dark", "auto") else "light",
        language if language in ("vi", "en") else "vi",
        table.get("sound") is not False,
    )
