"""Where the program begins: the window at once, everything else through the command line."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Gate Desk and return its exit status (contract.md)."""
    from gate_desk.app.cli.common import split_common

    common, rest = split_common(sys.argv[1:] if arguments is None else list(arguments))
    if rest in ([], ["run"]):
        # Typer costs a third of the time to the first picture: the window does without it. The
        # desktop collects garbage by itself after that picture (a tenth of the time).
        gc.disable()
        from gate_desk.app.desktop import run

        return run(common.home)
    from gate_desk.app.cli.main import run_command

    return run_command(common, rest)


if __name__ == "__main__":
    raise SystemExit(main())
