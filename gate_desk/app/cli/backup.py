"""`gate-desk backup` and `gate-desk restore`: everything of a node, for its agency."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import asdict

from gate_desk.app.cli.context import session_of
from gate_desk.words import text
from gate_desk.words.exchange import bytes_text


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A new file.")],
    to: Annotated[str, typer.Option(help="age1...; default: that of node.toml.")] = "",
) -> None:
    """Seal store, pictures, keys and charter for the agency, and read the file again."""
    session = session_of(context)
    with session.station(write=False, acts=True) as station:
        made = station.backup.make(file, to)
    size = bytes_text(made.size)
    line = text("Đã sao lưu và đọc lại đúng: {file}, {size}.", file=made.file, size=size)
    session.output.emit(asdict(made), line)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `backup` wrote.")],
    identity: Annotated[Path, typer.Option(help="The agency's age identity file.")],
    epoch: Annotated[int | None, typer.Option(help="Later than any so far.")] = None,
) -> None:
    """Make this empty home the node of a backup, with new keys in its next epoch."""
    from gate_desk.crypto.keys import load_identity
    from gate_desk.domain.permissions import Role
    from gate_desk.services.access import Access
    from gate_desk.services.restoring import restore as restore_node

    session = session_of(context)
    access = Access(Role.CONSOLE)
    made = restore_node(file, session.common.home, load_identity(identity), access, epoch)
    line = text(
        "Máy {node} đã phục hồi đến bản ghi {size}. Tiếp theo: gate-desk node-note draft, "
        "cơ quan ký, node-note accept, rồi nhận lại phần thiếu từ các máy khác.",
        node=made.node,
        size=made.size,
    )
    session.output.emit(asdict(made), line)
