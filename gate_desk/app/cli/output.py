"""What commands print: JSON for scripts on standard output, sentences beside it for people."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from gate_desk.domain.errors import GateDeskError, Unavailable
from gate_desk.words.errors import error_sentences

DONE, NO, REFUSED, UNAVAILABLE = 0, 1, 3, 4
"""Exit statuses of contract.md; 2, wrong usage, is the parser's."""


class Output:
    """Prints for one command."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def emit(self, value: Mapping[str, Any], line: str = "") -> None:
        """One answer: the JSON object, or the line for people. Flushed: an answer is a promise."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, default=str), flush=True)
        elif line:
            print(line, flush=True)

    def tell(self, line: str) -> None:
        """Something for people beside the answer."""
        print(line, file=sys.stderr, flush=True)

    def error(self, error: GateDeskError) -> int:
        """Say no: code, detail and hint; returns the exit status."""
        what, hint = error_sentences(error.code)
        if self.as_json:
            detail = f"{what} ({error.detail})" if error.detail else what
            answer = {"error": error.code, "detail": detail, "hint": hint}
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        detail = f" [{error.code}: {error.detail}]" if error.detail else f" [{error.code}]"
        self.tell(" ".join(filter(None, (what + detail, hint))))
        return UNAVAILABLE if isinstance(error, Unavailable) else REFUSED
