"""A real X server without a screen, a program with a window on it, and hands that type."""

import json
import os
import selectors
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
"""How long a fact may take before the test gives up; nothing waits that long when all is well."""


def tool(name: str) -> str:
    """Path of a program these tests cannot do without."""
    path = shutil.which(name)
    assert path, f"{name} is missing: apt-get install xvfb xdotool (packaging/setup does it)"
    return path


@contextmanager
def xvfb_display(screen: str = "1366x768x24") -> Iterator[str]:
    """An X server of its own on a free display, whose name (`:7`) it gives."""
    reading, writing = os.pipe()
    command = [tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(
        [*_steady(), *command], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as lines:
            number = lines.readline().strip()
        assert number, f"Xvfb ended with status {server.wait(PATIENCE_S)}"
        yield f":{number.decode()}"
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def type_text(display: str, window_id: int, text: str, delay_ms: int) -> None:
    """Give the window the keyboard and type; a line feed is the Return key.

    Characters outside ASCII need keys that the server's keyboard does not have: avoid them.
    """
    command = [tool("xdotool"), "windowfocus", "--sync", str(window_id)]
    delay = ["--delay", str(delay_ms)]
    for line in text.splitlines(keepends=True):
        typed = line.removesuffix("\n")
        if typed:
            command += ["type", "--clearmodifiers", "--args", "1", *delay, typed]
        if typed != line:
            command += ["key", *delay, "Return"]
    subprocess.run([*_steady(), *command], env=_environment(display), check=True)


def press_key(display: str, window_id: int, name: str) -> None:
    """Press and release one key, by its X name: `F12`."""
    focus = [tool("xdotool"), "windowfocus", "--sync", str(window_id)]
    subprocess.run([*focus, "key", name], env=_environment(display), check=True)


@cache
def _steady() -> tuple[str, ...]:
    """Ahead of other programs where that is allowed: no scanner pauses because others work."""
    ahead = ("chrt", "--fifo", "1")
    try:
        subprocess.run([*ahead, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return ahead


def _environment(display: str) -> dict[str, str]:
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


class WindowProgram:
    """A running program that tells its state as JSON lines and takes commands as lines."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._rest = b""
        self.state: dict[str, Any] = {}

    def tell(self, command: str) -> None:
        """Send one command line."""
        assert self._process.stdin is not None
        self._process.stdin.write(command.encode() + b"\n")
        self._process.stdin.flush()

    def wait_until(self, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first state from now on for which it is so."""
        deadline = time.monotonic() + PATIENCE_S
        while not (self.state and is_so(self.state)):
            self._read_state(deadline)
        return self.state

    def _read_state(self, deadline: float) -> None:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            with selectors.DefaultSelector() as selector:
                selector.register(self._process.stdout, selectors.EVENT_READ)
                ready = selector.select(max(0.0, deadline - time.monotonic()))
            assert ready, f"still waiting; last state {self.state}"
            chunk = os.read(self._process.stdout.fileno(), 65_536)
            assert chunk, f"the program ended; last state {self.state}"
            self._rest += chunk
        line, self._rest = self._rest.split(b"\n", 1)
        self.state = json.loads(line)


@contextmanager
def window_program(
    display: str, module: str, arguments: Sequence[str] = ()
) -> Iterator[WindowProgram]:
    """`python -m module` on that display, ended when the test is done with it."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=_environment(display),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        yield WindowProgram(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)
