"""The notes of a batch, taken in: receipts, cosignatures, the cuts that others have seen."""

from typing import Any

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin, node_of
from gate_desk.journal.checkpoint import (
    MAX_CHECKPOINT,
    Checkpoint,
    parse_checkpoint,
    verify_cosignature,
)
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import Note, parse_note, verify_note
from gate_desk.journal.receipts import CUSTODY, WANT, Custody, Want, parse_receipt, signer_name
from gate_desk.journal.roster import Roster
from gate_desk.services.receipting import Signer, want
from gate_desk.store.forks import Fork, is_frozen, keep_fork
from gate_desk.store.head import find_origin, load_head
from gate_desk.store.held import frontier_at
from gate_desk.store.outbox import open_outgoing, outgoing_done
from gate_desk.store.peers import held_cut
from gate_desk.store.receipts import keep_receipt, keep_seen, keep_witness

RECEIPTS = (f"{CUSTODY}\n", f"{WANT}\n")


class TakingIn:
    """Takes in the notes of one verified batch, inside a transaction.

    A note that is false, or not understood, is left out: the batch's records do not depend on it.
    """

    def __init__(
        self, cursor: Any, roster: Roster, signer: Signer, sender: NodeName, sent_at: int
    ) -> None:
        self._cursor = cursor
        self._roster = roster
        self._signer = signer
        self._own = signer.node
        self._sender = sender
        self._sent_at = sent_at
        self._now = signer.now
        self.forked: list[str] = []
        """Origins of which two histories have been seen by this."""

    def take(self, untrusted_notes: tuple[str, ...]) -> None:
        """Take in what holds of these."""
        for untrusted in untrusted_notes:
            try:
                self._take(parse_note(untrusted, MAX_CHECKPOINT))
            except Damaged:
                continue

    def _take(self, note: Note) -> None:
        if note.text.startswith(RECEIPTS):
            self._receipt(note)
        elif note.text.startswith("gatedesk/") and note.text.count("\n") == 3:
            self._cut(note)

    def _receipt(self, note: Note) -> None:
        receipt = parse_receipt(note.text)
        key = self._roster.key_of(receipt.signer)
        name = signer_name(receipt.signer)
        if key is None or node_of(receipt.signer) == self._own or not verify_note(note, name, key):
            return
        keep_receipt(self._cursor, receipt, note.format(), self._now)
        if isinstance(receipt, Custody) and node_of(receipt.origin) == self._own:
            self._custody(receipt, note)

    def _custody(self, custody: Custody, note: Note) -> None:
        """What the signer holds of ours need not be sent again, unless it is not ours."""
        known = find_origin(self._cursor, custody.origin)
        if known is None:
            return
        if custody.size > load_head(self._cursor, known).size:
            self._longer(custody.origin, custody.size, note)
            return
        frontier = frontier_at(self._cursor, known, custody.size)
        if frontier is not None and frontier.root() != custody.root:
            self._fork(custody.origin, custody.size, note.format())
            return
        signer = node_of(custody.signer)
        for file in open_outgoing(self._cursor):
            if (file.recipient, file.origin) == (signer, custody.origin) and (
                file.size <= custody.size
            ):
                outgoing_done(self._cursor, file.file, self._now)

    def _cut(self, note: Note) -> None:
        cut = parse_checkpoint(note.text)
        key = self._roster.key_of(cut.origin)
        if key is None or not verify_note(note, cut.origin, key):
            return
        self._compare(cut, note)
        self._cosignatures(cut, note)
        if node_of(cut.origin) != self._sender:
            text = note.format()
            keep_seen(self._cursor, self._sender, cut.origin, cut.size, text, self._sent_at)
            self._relayed(cut)

    def _compare(self, cut: Checkpoint, note: Note) -> None:
        known = find_origin(self._cursor, cut.origin)
        if known is None or is_frozen(self._cursor, known):
            return
        frontier = frontier_at(self._cursor, known, cut.size)
        if frontier is not None and frontier.root() != cut.root:
            self._fork(cut.origin, cut.size, note.format())
        elif node_of(cut.origin) == self._own and cut.size > load_head(self._cursor, known).size:
            self._longer(cut.origin, cut.size, note)

    def _cosignatures(self, cut: Checkpoint, note: Note) -> None:
        for node in self._roster.charter.nodes:
            name = f"gatedesk/{self._roster.charter.site}/{node.id}"
            for key in self._roster.keys_of(node.id):
                seconds = verify_cosignature(note, name, key)
                if seconds is None or node.id == self._own:
                    continue
                line = next(each.line for each in note.signatures if each.name == name)
                keep_witness(self._cursor, cut.origin, cut.size, node.id, seconds, line)

    def _longer(self, origin: Origin, size: int, note: Note) -> None:
        """Others hold more of our journal than we: of one that has ended they give it back."""
        if origin == self._signer.origin:
            self._fork(origin, size, note.format())
            return
        known = find_origin(self._cursor, origin)
        held = load_head(self._cursor, known).size if known is not None else 0
        want(self._cursor, self._signer, origin, held)

    def witnesses(self, untrusted_notes: tuple[str, ...]) -> None:
        """Take in the cosignatures alone: an epoch that has ended grows by them only."""
        for untrusted in untrusted_notes:
            try:
                note = parse_note(untrusted, MAX_CHECKPOINT)
                cut = parse_checkpoint(note.text)
            except Damaged:
                continue
            key = self._roster.key_of(cut.origin)
            if key is not None and verify_note(note, cut.origin, key):
                self._cosignatures(cut, note)

    def _relayed(self, cut: Checkpoint) -> None:
        """A relay need not be sent again to a node that has seen as much."""
        for file in open_outgoing(self._cursor):
            if (file.recipient, file.origin) == (self._sender, cut.origin) and (
                file.size <= cut.size
            ):
                outgoing_done(self._cursor, file.file, self._now)

    def _fork(self, origin: str, size: int, other: str) -> None:
        held = held_cut(self._cursor, origin, size)
        keep_fork(self._cursor, Fork(origin, size, held, other, self._now))
        self.forked.append(origin)


def want_blobs(note: str) -> tuple[str, ...]:
    """The pictures that a kept want asks for."""
    try:
        receipt = parse_receipt(parse_note(note).text)
    except Refused:
        return ()
    return receipt.blobs if isinstance(receipt, Want) else ()
