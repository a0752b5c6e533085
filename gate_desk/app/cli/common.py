"""Options that every command takes, wherever they stand in the line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gate_desk.config.paths import default_home


@dataclass(frozen=True, slots=True)
class Common:
    """`--home DIR` and `--json`."""

    home: Path = field(default_factory=default_home)
    json: bool = False


def split_common(arguments: Sequence[str]) -> tuple[Common, list[str]]:
    """Take the common options out; after `--` everything belongs to the command."""
    home: Path | None = None
    as_json = False
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--json":
            as_json = True
        elif word == "--home":
            given = next(words, None)
            if given is None:
                rest.append(word)
            else:
                home = Path(given)
        elif word.startswith("--home="):
            home = Path(word.removeprefix("--home="))
        else:
            rest.append(word)
    return Common(default_home() if home is None else home, as_json), rest
