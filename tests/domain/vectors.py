"""The published known answers (tests/data), by their parts."""

import json
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "data"


def protocol(part: str) -> Any:
    """A part of protocol.json, made by another implementation."""
    return json.loads((_DATA / "protocol.json").read_text("utf-8"))[part]


def domain(area: str) -> list[Any]:
    """The vectors of one area of domain.json: documents, plates, names, readers."""
    whole = json.loads((_DATA / "domain.json").read_text("utf-8"))
    return [vector for vector in whole["vectors"] if vector["area"] == area]
