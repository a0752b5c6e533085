"""The known answers of protocol.json, made by another implementation."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "data" / "protocol.json"


@cache
def known_answers() -> dict[str, Any]:
    """The whole file."""
    answers: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return answers
