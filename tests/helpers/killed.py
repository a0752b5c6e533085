"""Processes that are killed at their work, and what they had answered by then."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


class Killed:
    """The process that forks posts, and its answers; `stream` is the module that it runs."""

    def __init__(self, checkout: Path, stream: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", stream],
            cwd=checkout,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        self._read = b""

    def run(self, home: Path, seed: int, after_s: float, *, at_work: bool) -> list[dict[str, Any]]:
        """Let a post work for a time, kill it; returns what it had answered.

        The time is counted from its start, or from its first answer when it shall be `at_work`.
        """
        self._in.write(f"{home} {seed}\n".encode())
        self._in.flush()
        started = self._line(None)
        assert started is not None
        answers = [self._line(None) or {}] if at_work else []
        deadline = time.monotonic() + after_s
        while (line := self._line(deadline)) is not None:
            assert "dead" not in line, "it ended by itself"
            answers.append(line)
        os.kill(started["pid"], signal.SIGKILL)
        while "dead" not in (line := self._line(None) or {}):
            answers.append(line)
        assert line["dead"] == -signal.SIGKILL
        return answers

    def _line(self, deadline: float | None) -> dict[str, Any] | None:
        """The next line; None when the deadline comes first."""
        while b"\n" not in self._read:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self._out], [], [], left)[0]:
                return None
            self._read += os.read(self._out.fileno(), 65536)
        line, _, self._read = self._read.partition(b"\n")
        parsed: dict[str, Any] = json.loads(line)
        return parsed

    def stop(self) -> None:
        """End the process."""
        self._in.close()
        self._process.wait()
        self._out.close()
