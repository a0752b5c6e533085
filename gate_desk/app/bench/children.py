"""Measured processes: started, listened to with the time of every line, ended in any case."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gate_desk.domain.errors import Refused

PATIENCE_S = 180.0
"""How long a line may take before the bench gives up."""
SCREEN = (1366, 768)
"""The smallest screen a post has; offscreen windows are painted for it."""
_ERRORS = "child-errors.txt"


class Child:
    """One running process. Times are nanoseconds since just before it was started."""

    def __init__(self, process: "subprocess.Popen[bytes]", begun_at: int, errors: Path) -> None:
        self._process = process
        self._begun_at = begun_at
        self._errors = errors
        self._rest = b""

    def wait_for(self, word: str) -> tuple[int, list[int]]:
        """When the line with this word came, and its numbers; other lines are passed over.

        Raises `bench_failed` when the process ends or falls silent before.
        """
        while True:
            while b"\n" in self._rest:
                line, self._rest = self._rest.split(b"\n", 1)
                said, *numbers = line.decode("ascii").split()
                if said == word:
                    return self._read_at - self._begun_at, list(map(int, numbers))
            self._read()

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            ready = selector.select(PATIENCE_S)
        self._read_at = time.perf_counter_ns()
        chunk = os.read(pipe.fileno(), 65_536) if ready else b""
        if not chunk:
            raise Refused("bench_failed", self._last_error())
        self._rest += chunk

    def _last_error(self) -> str:
        lines = self._errors.read_text("utf-8", "replace").splitlines()
        return lines[-1] if lines else "no answer"


@contextmanager
def child(
    folder: Path, module: str, arguments: Sequence[str] = (), codes: Sequence[str] = ()
) -> Iterator[Child]:
    """`python -m module` with codes on its standard input; `folder` takes what it complains of."""
    environment = _environment(folder)
    errors = folder / _ERRORS
    with errors.open("wb") as complaints:
        begun_at = time.perf_counter_ns()
        # Nothing of this comes from outside: our own modules, on a folder made for them.
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        )
    try:
        assert process.stdin is not None
        process.stdin.write("\n".join(codes).encode("ascii"))
        process.stdin.close()
        yield Child(process, begun_at, errors)
        process.wait(PATIENCE_S)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _environment(folder: Path) -> dict[str, str]:
    """The screen there is; without one, Qt's offscreen platform with a screen as at a post."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    platform = os.environ.get("QT_QPA_PLATFORM", "" if shown else "offscreen")
    if platform != "offscreen":
        return dict(os.environ)
    width, height = SCREEN
    screen = {"name": "post", "x": 0, "y": 0, "width": width, "height": height}
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
