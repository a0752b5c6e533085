"""The command line as a script uses it: in this process, its answers as JSON."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gate_desk.__main__ import main


@dataclass(frozen=True, slots=True)
class Said:
    """What one command printed, and how it ended."""

    status: int
    lines: list[dict[str, Any]]
    told: str
    """Standard error: sentences for people."""

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object."""
        (only,) = self.lines
        return only


@dataclass(slots=True)
class Command:
    """`gate-desk` on one home."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Said:
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([*arguments, "--home", str(self.home), "--json"])
        printed = self.capsys.readouterr()
        lines = [json.loads(line) for line in printed.out.splitlines()]
        return Said(status, lines, printed.err)

    def for_people(self, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        """Without --json: status, standard output, standard error."""
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([*arguments, "--home", str(self.home)])
        printed = self.capsys.readouterr()
        return status, printed.out, printed.err
