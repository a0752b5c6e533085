"""Receipts, cosignatures, and the newest cuts that others say they have seen."""

from typing import Any

from msgspec import Struct

from gate_desk.journal.receipts import Custody, Want, signer_name
from gate_desk.store.sql import exchange as sql


class Receipt(Struct, frozen=True):
    """The newest custody or want of one node about one journal."""

    kind: str
    """`custody` or `want`."""
    origin: str
    signer: str
    """The node's name."""
    epoch: int
    own_size: int
    size: int
    """What it has; of a want, from where it lacks."""
    charter: int
    note: str
    at: int


class Seen(Struct, frozen=True):
    """How far a node says it has seen a journal."""

    node: str
    origin: str
    size: int
    at: int


def keep_receipt(cursor: Any, receipt: Custody | Want, note: str, at: int) -> None:
    """Keep a verified receipt, unless a later word of its signer is held."""
    custody = isinstance(receipt, Custody)
    row = (
        "custody" if custody else "want",
        receipt.origin,
        signer_name(receipt.signer).rpartition("/")[2],
        receipt.standing.epoch,
        receipt.standing.size,
        receipt.size if isinstance(receipt, Custody) else receipt.first,
        receipt.charter if isinstance(receipt, Custody) else 0,
        note,
        at,
    )
    cursor.execute(sql.RECEIVED, row)


def drop_want(cursor: Any, origin: str, signer: str) -> None:
    """Our own want is fulfilled."""
    cursor.execute(sql.FULFILLED, (origin, signer))


def receipts(cursor: Any) -> list[Receipt]:
    """All that are held."""
    return [Receipt(*row) for row in cursor.execute(sql.RECEIPTS)]


def keep_witness(cursor: Any, origin: str, size: int, node: str, seconds: int, line: str) -> None:
    """Keep a verified cosignature."""
    cursor.execute(sql.WITNESSED, (origin, size, node, seconds, line))


def witness_lines(cursor: Any, origin: str, size: int) -> dict[str, str]:
    """The signature lines of all who cosigned this cut, by their names."""
    return {node: line for node, _, line in cursor.execute(sql.WITNESSES, (origin, size))}


def witnessed_sizes(cursor: Any) -> dict[tuple[str, str], int]:
    """The greatest size that each node has cosigned, by origin and node."""
    return {(origin, node): size for origin, node, size in cursor.execute(sql.WITNESSED_TO)}


def keep_seen(cursor: Any, node: str, origin: str, size: int, note: str, at: int) -> None:
    """A node has told the newest cut that it has seen of a journal."""
    cursor.execute(sql.SEEN, (node, origin, size, note, at))


def all_seen(cursor: Any) -> list[Seen]:
    """What every node says it has seen."""
    return [Seen(*row) for row in cursor.execute(sql.ALL_SEEN)]


def await_pictures(cursor: Any, origin_id: int, hashes: list[str]) -> None:
    """These pictures are named and not here yet."""
    cursor.executemany(sql.AWAIT, [(sha256, origin_id) for sha256 in hashes])


def awaited_pictures(cursor: Any, origin_id: int) -> list[str]:
    """The pictures that an origin's records name and that have not come."""
    return [row[0] for row in cursor.execute(sql.AWAITED, (origin_id,))]


def is_awaited(cursor: Any, sha256: str) -> bool:
    """Whether this picture is named and has not come."""
    return cursor.execute(sql.IS_AWAITED, (sha256,)).fetchone() is not None


def picture_came(cursor: Any, sha256: str) -> None:
    """A picture that was awaited is here."""
    cursor.execute(sql.CAME_PICTURE, (sha256,))
