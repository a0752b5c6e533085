"""The published known answers (tests/data), made by another implementation."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent.parent / "data"


@cache
def known_answers() -> dict[str, Any]:
    """All of protocol.json."""
    answers: dict[str, Any] = json.loads((_DATA / "protocol.json").read_text("utf-8"))
    return answers


def protocol(part: str) -> Any:
    """A part of protocol.json."""
    return known_answers()[part]


def domain(area: str) -> list[Any]:
    """The vectors of one area of domain.json: documents, plates, names, readers."""
    whole = json.loads((_DATA / "domain.json").read_text("utf-8"))
    return [vector for vector in whole["vectors"] if vector["area"] == area]
