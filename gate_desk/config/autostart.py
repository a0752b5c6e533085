"""Whether Gate Desk opens when somebody logs in to this machine.

A desktop entry in the user's autostart folder (freedesktop, Desktop Application Autostart
Specification); its command line is quoted as the Desktop Entry Specification asks.
"""

import os
import sys
from pathlib import Path

_ENTRY = "gate-desk.desktop"
_RESERVED = '"`$\\'


def opens_at_login(home: Path) -> bool:
    """Whether there is an entry for this home, as `open_at_login` writes it."""
    try:
        return _path().read_text(encoding="utf-8") == _entry(home)
    except (OSError, UnicodeDecodeError):
        return False


def open_at_login(home: Path, *, wanted: bool) -> None:
    """Write the entry for this home, or take it away. Raises OSError."""
    path = _path()
    if wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(_entry(home), encoding="utf-8")
        part.replace(path)
    elif opens_at_login(home):
        path.unlink()


def _path() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "autostart" / _ENTRY


def _entry(home: Path) -> str:
    command = (sys.executable, "-m", "gate_desk", "--home", str(home.absolute()), "run")
    return (
        "[Desktop Entry]\nType=Application\nName=Gate Desk\nTerminal=false\n"
        f"Exec={' '.join(map(_quoted, command))}\n"
    )


def _quoted(argument: str) -> str:
    """One argument of an Exec key: quoted, then escaped once more as a string of the file."""
    escaped = "".join(f"\\{sign}" if sign in _RESERVED else sign for sign in argument)
    quoted = f'"{escaped}"'.replace("%", "%%")
    return quoted.replace("\\", "\\\\").replace("\n", "\\n")
