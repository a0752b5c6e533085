"""A process that starts posts to be killed: each start is a fork, so that many are cheap.

Standard input: a line `<home> <seed>` for each start. Standard output: `pid <n>`, then a line for
each act that was answered, then `dead` when the process has ended.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path


def tell(**answer: object) -> None:
    """One line in one write: it is there whole or not at all."""
    os.write(1, (json.dumps(answer) + "\n").encode())


def serve(stream: Callable[[Path, int], None]) -> None:
    """Fork for each line, and let the child do `stream` until it is killed."""
    for line in sys.stdin:
        home, seed = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            tell(pid=os.getpid())
            try:
                stream(Path(home), int(seed))
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        tell(dead=os.waitstatus_to_exitcode(status))
