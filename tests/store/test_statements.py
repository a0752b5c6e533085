"""The SQL that runs is what the Core statements say, and a window needs no SQLAlchemy."""

import subprocess
import sys
from pathlib import Path


def test_the_written_sql_is_not_stale(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "packaging" / "statements.py"), "check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_a_station_is_opened_without_sqlalchemy() -> None:
    asked = "import sys, gate_desk.services.station; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
