"""The command line: contract.md's commands over the same services as the windows."""

import logging
import sys
from pathlib import Path
from typing import Any

import typer

from gate_desk import words
from gate_desk.app.cli import (
    backup,
    bench,
    charter,
    credential,
    demo,
    exchange,
    gate,
    histories,
    inspect,
    journal,
    lookups,
    node,
    tour,
    visits,
)
from gate_desk.app.cli.common import Common
from gate_desk.app.cli.context import Session
from gate_desk.app.cli.output import Output
from gate_desk.config.resources import resource_path
from gate_desk.domain.errors import GateDeskError, Unavailable


def _exit_with(status: int | None, **_options: Any) -> None:
    """What a command returns is the exit status."""
    raise typer.Exit(status or 0)


app = typer.Typer(
    name="gate-desk",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    result_callback=_exit_with,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Gate Desk. Every command also takes --home DIR and --json, anywhere in the line.",
)
for commands in (demo, node, inspect, gate, lookups, histories, backup, bench, tour):
    commands.register(app)
app.add_typer(charter.app, name="charter", help="The regulation and its signatures.")
app.add_typer(charter.node_note_app, name="node-note", help="A machine that replaces another.")
app.add_typer(credential.app, name="credential", help="The cards of this desk's agency.")
app.add_typer(journal.app, name="journal", help="The journal of this node.")
app.add_typer(exchange.batch_app, name="batch", help="Sealed batches out and in.")
app.add_typer(exchange.exchange_app, name="exchange", help="How far the exchange is.")
app.add_typer(visits.visit_app, name="visit", help="Visitors who are announced.")
app.add_typer(visits.pass_app, name="pass", help="The passes of visitors.")


def run_command(common: Common, arguments: list[str]) -> int:
    """Run one command; whatever happens ends in an exit status and a sentence."""
    words.open_folder(resource_path("words"))
    output = Output(as_json=common.json)
    try:
        typer.main.get_command(app).main(
            arguments, prog_name="gate-desk", obj=Session(common, output)
        )
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except GateDeskError as error:
        return output.error(error)
    except BrokenPipeError:
        # Whoever read the answers has gone; what was recorded stays recorded.
        sys.stderr.close()
        return 1
    except Exception:
        _log_bug(common.home)
        return output.error(Unavailable("bug"))
    return 0


def _log_bug(home: Path) -> None:
    """The traceback of what we did wrong goes to the node's log, never to people."""
    if not (home / "logs").is_dir():
        return
    from gate_desk.app.logs import Logs

    logs = Logs(home)
    logs.open()
    logging.getLogger("gate_desk").exception("a command broke")
    logs.close()
