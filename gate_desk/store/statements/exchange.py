"""Files out and in, receipts, cosignatures, forks: the books of the exchange."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    tuple_,
    update,
)

from gate_desk.store.exchange_tables import (
    awaited,
    fork,
    incoming,
    outgoing,
    receipt,
    seen,
    witness,
)
from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_once, put_row
from gate_desk.store.tables import cut, head, origin

# Files out.

SENT = put_row(outgoing)
_OUT = select(*outgoing.columns)
OPEN = compiled(
    _OUT.where(outgoing.c.done_at.is_(None)).order_by(
        outgoing.c.recipient, outgoing.c.origin, outgoing.c.first, outgoing.c.built_at
    )
)
"""What is still in the outbox."""
UNCARRIED = compiled(
    select(func.count())
    .select_from(outgoing)
    .where(outgoing.c.done_at.is_(None), outgoing.c.carried_at.is_(None))
)
LAST_TO = compiled(
    _OUT.where(outgoing.c.recipient == bindparam("r"), outgoing.c.told != literal_column("''"))
    .order_by(outgoing.c.built_at.desc(), outgoing.c.size.desc())
    .limit(ONE)
    .offset(NONE),
    "r",
)
CARRIED_TO = compiled(
    _OUT.where(
        outgoing.c.recipient == bindparam("r"),
        outgoing.c.origin == bindparam("o"),
        outgoing.c.carried_at.is_not(None),
    )
    .order_by(outgoing.c.size.desc(), outgoing.c.carried_at.desc())
    .limit(ONE)
    .offset(NONE),
    "r",
    "o",
)
"""The file of the newest records that was carried to a recipient."""
NEWS_TO = compiled(
    select(outgoing.c.file)
    .where(
        outgoing.c.recipient == bindparam("r"),
        outgoing.c.told != literal_column("''"),
        outgoing.c.first == outgoing.c.size,
        outgoing.c.carried_at.is_not(None),
    )
    .order_by(outgoing.c.carried_at.desc())
    .limit(bindparam("n"))
    .offset(NONE),
    "r",
    "n",
)
"""Files of nothing but notes that were carried to a recipient, the last ones."""
CARRIED = compiled(
    update(outgoing).where(outgoing.c.file == bindparam("f")).values(carried_at=bindparam("t")),
    "t",
    "f",
)
DONE = compiled(
    update(outgoing).where(outgoing.c.file == bindparam("f")).values(done_at=bindparam("t")),
    "t",
    "f",
)

TELL_AGAIN = compiled(
    update(outgoing)
    .where(outgoing.c.recipient == bindparam("r"), outgoing.c.told != literal_column("''"))
    .values(told=literal_column("'again'")),
    "r",
)

# Files in.

CAME = put_row(incoming)
KNOWN = compiled(select(*incoming.columns).where(incoming.c.file == bindparam("f")), "f")
LATEST_IN = compiled(
    select(*incoming.columns)
    .order_by(incoming.c.at.desc(), incoming.c.file)
    .limit(bindparam("n"))
    .offset(NONE),
    "n",
)

# Receipts.


def _higher(held: Table, offered: Any) -> ColumnElement[bool]:
    """A signer's later word: of a later epoch, or of the same with a journal that has grown, or
    under a later charter, which may have begun to give it more.
    """
    columns = ("epoch", "own_size", "charter", "size")
    return tuple_(*(offered[name] for name in columns)) >= tuple_(
        *(held.c[name] for name in columns)
    )


RECEIVED = put_row(receipt, _higher)
RECEIPTS = compiled(
    select(*receipt.columns).order_by(receipt.c.kind, receipt.c.origin, receipt.c.signer)
)
FULFILLED = compiled(
    delete(receipt).where(
        receipt.c.kind == literal_column("'want'"),
        receipt.c.origin == bindparam("o"),
        receipt.c.signer == bindparam("s"),
    ),
    "o",
    "s",
)
WITNESSED = insert_once(witness)
WITNESSES = compiled(
    select(witness.c.node, witness.c.seconds, witness.c.line)
    .where(witness.c.origin == bindparam("o"), witness.c.size == bindparam("s"))
    .order_by(witness.c.node),
    "o",
    "s",
)
WITNESSED_TO = compiled(
    select(witness.c.origin, witness.c.node, func.max(witness.c.size)).group_by(
        witness.c.origin, witness.c.node
    )
)
SEEN = put_row(seen, lambda held, offered: offered.at >= held.c.at)
ALL_SEEN = compiled(
    select(seen.c.node, seen.c.origin, seen.c.size, seen.c.at).order_by(seen.c.node, seen.c.origin)
)

# Pictures on their way.

AWAIT = insert_once(awaited)
AWAITED = compiled(
    select(awaited.c.sha256).where(awaited.c.origin == bindparam("o")).order_by(awaited.c.sha256),
    "o",
)
IS_AWAITED = compiled(select(awaited.c.origin).where(awaited.c.sha256 == bindparam("h")), "h")
CAME_PICTURE = compiled(delete(awaited).where(awaited.c.sha256 == bindparam("h")), "h")

# Forks.

FORKED = insert_once(fork)
IS_FORKED = compiled(select(fork.c.size).where(fork.c.origin == bindparam("o")), "o")
FORKS = compiled(
    select(origin.c.name, fork.c.size, fork.c.held, fork.c.other, fork.c.found_at)
    .join(origin, origin.c.id == fork.c.origin)
    .order_by(origin.c.name)
)

# What is held of each journal.

HELD = compiled(
    select(origin.c.id, origin.c.name, head.c.size, func.coalesce(func.max(cut.c.size), NONE))
    .join(head, head.c.origin == origin.c.id)
    .outerjoin(cut, cut.c.origin == origin.c.id)
    .group_by(origin.c.id, origin.c.name, head.c.size)
    .order_by(origin.c.name)
)
"""Size of the head and of the newest cut."""
