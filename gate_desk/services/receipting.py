"""What this node signs about the journals of others: witness, custody, want (protocol.md, 6)."""

from typing import Any

from msgspec import Struct

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.ids import NodeName, Origin, node_of
from gate_desk.journal.checkpoint import Checkpoint, cosign
from gate_desk.journal.note import parse_note
from gate_desk.journal.receipts import (
    MAX_WANTED,
    Custody,
    Want,
    parse_receipt,
    sign_receipt,
    signer_name,
)
from gate_desk.store.head import find_origin
from gate_desk.store.receipts import (
    Receipt,
    awaited_pictures,
    drop_want,
    keep_receipt,
    keep_witness,
    receipts,
    witness_lines,
)


class Signer(Struct, frozen=True):
    """This node, as it signs receipts."""

    node: NodeName
    origin: Origin
    key: SigningKey
    charter: int
    rules_since: int
    """The charter's version from which on the sharing rules for this node are what they are."""
    own_size: int
    """Size of its own journal now."""
    now: int
    """UTC milliseconds."""


def give_receipts(cursor: Any, signer: Signer, cut: Checkpoint, first: int, *, full: bool) -> None:
    """Cosign a cut that was taken in; take custody as far as everything addressed to us is here.

    `full`: the segment from `first` came from whoever has all of it, its origin or the keeper. A
    relay may lack sections that we receive, so it moves no custody.
    """
    _witness(cursor, signer, cut)
    held = custody_size(cursor, signer.node, cut.origin, signer.rules_since)
    if full and first <= held <= cut.size and not _awaited(cursor, cut.origin):
        receipt = Custody(
            cut.origin, cut.size, cut.root, signer.charter, signer.origin, signer.own_size
        )
        keep_receipt(cursor, receipt, sign_receipt(receipt, signer.key), signer.now)
    want(cursor, signer, cut.origin, None)


def want(cursor: Any, signer: Signer, origin: str, first: int | None) -> None:
    """Ask for what is missing of a journal: records from `first` (None: no records), pictures."""
    pictures = tuple(_awaited(cursor, origin)[:MAX_WANTED])
    if first is None and not pictures:
        drop_want(cursor, origin, signer.node)
        return
    since = signer.rules_since
    start = custody_size(cursor, signer.node, origin, since) if first is None else first
    wanted = Want(Origin(origin), start, pictures, signer.origin, signer.own_size)
    keep_receipt(cursor, wanted, sign_receipt(wanted, signer.key), signer.now)


def wanted_pictures(word: Receipt) -> tuple[str, ...]:
    """The pictures that a want asks for, by their SHA-256."""
    wanted = parse_receipt(parse_note(word.note).text)
    return wanted.blobs if isinstance(wanted, Want) else ()


def custody_size(cursor: Any, node: NodeName, origin: str, rules_since: int) -> int:
    """How much of a journal a node has custody of, by its newest word.

    A word under older sharing rules says nothing about what the present ones give.
    """
    return next(
        (
            receipt.size
            for receipt in receipts(cursor)
            if (receipt.kind, receipt.origin, receipt.signer) == ("custody", origin, node)
            and receipt.charter >= rules_since
        ),
        0,
    )


def _witness(cursor: Any, signer: Signer, cut: Checkpoint) -> None:
    if signer.node in witness_lines(cursor, cut.origin, cut.size) or node_of(cut.origin) == (
        signer.node
    ):
        return
    seconds = signer.now // 1000
    line = cosign(cut.text, signer_name(signer.origin), signer.key, seconds)
    keep_witness(cursor, cut.origin, cut.size, signer.node, seconds, line)


def _awaited(cursor: Any, origin: str) -> list[str]:
    known = find_origin(cursor, origin)
    return [] if known is None else awaited_pictures(cursor, known)
