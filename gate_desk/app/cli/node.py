"""`gate-desk init` and `gate-desk run`: a node's home and its window."""

import re
from typing import Annotated

import msgspec
import typer

from gate_desk.app.cli.context import session_of
from gate_desk.config.node_toml import Settings
from gate_desk.domain.errors import Refused
from gate_desk.words import text

_NAME = re.compile(r"[a-z0-9-]{1,32}")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init")(init)
    app.command("run")(run)


def init(
    context: typer.Context,
    node: Annotated[str, typer.Option(help="The node's name, such as post-1.")],
    site: Annotated[str, typer.Option(help="The site's name, such as laocai-khoi2.")],
) -> None:
    """Make this machine a node, pending until its charter is accepted; prints its public keys."""
    from gate_desk.services.nodes import init_node

    session = session_of(context)
    for name in (node, site):
        if not _NAME.fullmatch(name):
            raise Refused("bad_name", name)
    made = init_node(session.common.home, Settings(node=node, site=site))
    line = text("Máy {node} đã tạo, chờ nhận quy chế. Khóa: {key}", node=made.node, key=made.key)
    session.output.emit(msgspec.to_builtins(made), line)


def run(context: typer.Context) -> int:
    """Open the window (also what `gate-desk` alone does)."""
    from gate_desk.app.desktop import run as run_window

    return run_window(session_of(context).common.home)
