"""The gate's real window in a process of its own, watched from its start to its last scan."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Arguments: what is measured, the home. Standard input: the codes to scan, one a line."""
    gc.disable()  # as `gate_desk.__main__` does
    from gate_desk.app.bench.watching import Watch
    from gate_desk.app.desktop import run

    mode, home = sys.argv[1:]
    codes = sys.stdin.read().split()
    watches: list[Watch] = []
    return run(Path(home), lambda desktop: watches.append(Watch(desktop, mode, codes)))


if __name__ == "__main__":
    sys.exit(main())
