"""What every batch tells beside its records: charters, receipts, the newest cuts seen."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import NodeName, node_of
from gate_desk.journal.roster import Roster
from gate_desk.store.charters import charter_notes
from gate_desk.store.cuts import newest_cut
from gate_desk.store.held import held_journals
from gate_desk.store.node_notes import node_note_texts
from gate_desk.store.receipts import Receipt, Seen, all_seen, receipts, witness_lines

_MARK = 12


class Told(Struct, frozen=True):
    """The notes for one recipient, as texts."""

    notes: tuple[str, ...]

    @property
    def marks(self) -> str:
        """A short hash of each note, for the books; never empty."""
        return " ".join(
            ["told", *(sha256(note.encode()).hexdigest()[:_MARK] for note in self.notes)]
        )

    def news(self, marks: str) -> bool:
        """Whether there is a note that was not told with these marks."""
        return not set(self.marks.split()) <= set(marks.split())


def notes_for(cursor: Any, roster: Roster, own_node: NodeName, to: NodeName) -> Told:
    """Everything that `to` should know and perhaps does not.

    Charters are long: the recipient gets those that it has not told to have, and the newest one
    again when it is not the first, because two texts of one version must meet somewhere.
    """
    held = receipts(cursor)
    return Told(
        (
            *_charters(cursor, roster, held, to),
            *node_note_texts(cursor),
            *_receipts(held, all_seen(cursor), own_node, to),
            *_cuts(cursor, own_node),
        )
    )


def _charters(cursor: Any, roster: Roster, held: list[Receipt], to: NodeName) -> Iterator[str]:
    known = max(
        (receipt.charter for receipt in held if receipt.signer == to and receipt.kind == "custody"),
        default=0,
    )
    for note in charter_notes(cursor)[min(known, max(roster.charter.version - 1, 1)) :]:
        yield note.decode()


def _receipts(
    held: list[Receipt], seen: list[Seen], own_node: NodeName, to: NodeName
) -> Iterator[str]:
    """Ours about the recipient's journals, and what we lack where the recipient has seen it."""
    known = {each.origin: each.size for each in seen if each.node == to}
    for receipt in held:
        wanted = receipt.kind == "want" and known.get(receipt.origin, 0) > receipt.size
        if receipt.signer == own_node and (node_of(receipt.origin) == to or wanted):
            yield receipt.note


def _cuts(cursor: Any, own_node: NodeName) -> Iterator[str]:
    """The newest cut of every other journal, with our own line below the origin's."""
    for journal in held_journals(cursor):
        if node_of(journal.origin) == own_node:
            continue
        cut = newest_cut(cursor, journal.id)
        if cut is not None:
            yield cut.note + witness_lines(cursor, journal.origin, cut.size).get(own_node, "")
