"""The gate's real window in a process of its own, watched from its start to its last scan."""

import gc
import sys
from pathlib import Path

from gate_desk.app.bench.child_words import PAINTED, say


def main() -> int:
    """Arguments: what is measured, the home, then the device of a serial line or how many rounds.

    Standard input: the codes to scan, one a line.
    """
    gc.disable()  # as `gate_desk.__main__` does
    from gate_desk.app.desktop import Desktop, run

    mode, home, *more = sys.argv[1:]
    codes = sys.stdin.read().split()
    watches: list[object] = []

    def watch(desktop: Desktop) -> None:
        def painted() -> None:
            say(PAINTED)
            from gate_desk.app.bench.watching import ARRIVE, CAMERA, Watch

            if mode == ARRIVE:
                from gate_desk.app.bench.arrivals import Arrivals

                watches.append(Arrivals(desktop, codes, *more))
            elif mode == CAMERA:
                from gate_desk.app.bench.camera_watch import CameraWatch

                watches.append(CameraWatch(desktop, codes, int(more[0])))
            else:
                watches.append(Watch(desktop, mode, codes))

        desktop.window.first_painted.connect(painted)

    return run(Path(home), watch)


if __name__ == "__main__":
    sys.exit(main())
