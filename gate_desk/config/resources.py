"""Where the program's data files are: the one place that knows the layout of `resources/`."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """A file below `resources/`, in a checkout as in an installed one-folder build."""
    frozen_base = getattr(sys, "_MEIPASS", None)
    base = Path(frozen_base) if frozen_base else Path(__file__).resolve().parents[2]
    return base.joinpath("resources", *parts)
