"""The gate's real window in a process of its own, watched from its start to its last scan."""

import gc
import sys
from pathlib import Path

from gate_desk.app.bench.child_words import PAINTED, say


def main() -> int:
    """Arguments: what is measured, the home, perhaps the device of a serial line.

    Standard input: the codes to scan, one a line.
    """
    gc.disable()  # as `gate_desk.__main__` does
    from gate_desk.app.desktop import Desktop, run

    mode, home, *device = sys.argv[1:]
    codes = sys.stdin.read().split()
    watches: list[object] = []

    def watch(desktop: Desktop) -> None:
        def painted() -> None:
            say(PAINTED)
            from gate_desk.app.bench.arrivals import Arrivals
            from gate_desk.app.bench.watching import ARRIVE, Watch

            if mode == ARRIVE:
                watches.append(Arrivals(desktop, codes, *device))
            else:
                watches.append(Watch(desktop, mode, codes))

        desktop.window.first_painted.connect(painted)

    return run(Path(home), watch)


if __name__ == "__main__":
    sys.exit(main())
