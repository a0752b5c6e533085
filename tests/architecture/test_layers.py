"""The house stands: a package imports only what is below it."""

import subprocess
import sys
from pathlib import Path


def test_import_contracts_are_kept(checkout: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    # A process of its own: import-linter changes the path and the logging of the one it runs in.
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
