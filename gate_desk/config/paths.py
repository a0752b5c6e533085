"""Where a node's home is when nobody says so."""

import os
import sys
from pathlib import Path

APP_NAME = "gate-desk"


def default_home() -> Path:
    """The platform's data folder for this program's node."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / APP_NAME / "home"
