"""What another node demonstrably lacks of the journals held here."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import NodeName, Origin, node_of
from gate_desk.journal.roster import Roster
from gate_desk.store.held import HeldJournal, frontier_at, held_journals
from gate_desk.store.outbox import Outgoing, open_outgoing
from gate_desk.store.queries.freshness import received_at
from gate_desk.store.receipts import Receipt, Seen, all_seen, receipts


class Lack(Struct, frozen=True):
    """A run of records that a node has not, and no file is on its way with."""

    origin_id: int
    origin: Origin
    first: int
    size: int
    """Where it ends: the newest cut held here."""
    replaces: tuple[str, ...]
    """Files that are given up for the one to be built."""


def lacks_of(cursor: Any, roster: Roster, own: NodeName, to: NodeName) -> list[Lack]:
    """What to build for a node, this node's own journals first.

    Another's journal is relayed to whoever has asked for it; by the keeper also to whoever has
    told, after the keeper had it, that it has not seen it.
    """
    held = held_journals(cursor)
    words = [word for word in receipts(cursor) if word.signer == to]
    files = [file for file in open_outgoing(cursor) if file.recipient == to]
    known = {seen.origin: seen for seen in all_seen(cursor) if seen.node == to}
    found = []
    for journal in sorted(held, key=lambda journal: node_of(journal.origin) != own):
        start: int | None = _told(words, journal.origin, roster.rules_since(to))
        sent = files
        if node_of(journal.origin) != own:
            start = _relayed_from(cursor, roster, own, to, journal, words, known)
        else:
            sent = _not_stuck(files, journal.origin, words, known)
        if start is not None:
            found += _lack(cursor, roster, journal, start, files, sent)
    return found


def _lack(
    cursor: Any,
    roster: Roster,
    journal: HeldJournal,
    start: int,
    files: Sequence[Outgoing],
    sent: Sequence[Outgoing],
) -> list[Lack]:
    covered = start
    on_the_way = [file for file in files if file.origin == journal.origin]
    for file in on_the_way:
        if (
            file in sent
            and file.charter == roster.charter.version
            and file.first <= covered < file.size
        ):
            covered = file.size
    if covered >= journal.complete:
        return []
    if frontier_at(cursor, journal.id, covered) is None:
        return []
    given_up = [file.file for file in on_the_way if file.size > covered and file.first < file.size]
    return [Lack(journal.id, Origin(journal.origin), covered, journal.complete, tuple(given_up))]


def _not_stuck(
    files: Sequence[Outgoing],
    origin: str,
    words: Sequence[Receipt],
    known: dict[str, Seen],
) -> list[Outgoing]:
    """Our files without those that came too late to be of use.

    Their recipient holds more by a relay, in other runs, and asks for what it may not yet read.
    """
    seen = known.get(origin)
    wants = [word for word in words if (word.kind, word.origin) == ("want", origin)]
    if seen is None or not wants:
        return list(files)
    return [
        file
        for file in files
        if file.size > seen.size or file.first < wants[0].size or file.built_at > wants[0].at
    ]


def _told(words: Sequence[Receipt], origin: str, rules_since: int) -> int:
    """How much of our journal a node has custody of; what it wants is no more than that.

    Under older rules it had custody of less than what the present ones give it: from the beginning.
    """
    for word in words:
        if (word.kind, word.origin) == ("custody", origin) and word.charter >= rules_since:
            return word.size
    return 0


def _relayed_from(
    cursor: Any,
    roster: Roster,
    own: NodeName,
    to: NodeName,
    journal: HeldJournal,
    words: Sequence[Receipt],
    known: dict[str, Seen],
) -> int | None:
    seen = known.get(journal.origin)
    wants = [word for word in words if word.origin == journal.origin and word.kind == "want"]
    if wants:
        return max(wants[0].size, seen.size if seen and seen.at >= wants[0].at else 0)
    keeper = roster.charter.keeper == own and node_of(journal.origin) != to
    if not keeper or not known:
        return None
    told_at = max(each.at for each in known.values())
    came_at = received_at(cursor, journal.id)
    if came_at is None or told_at <= came_at:
        return None
    size = seen.size if seen else 0
    return size if size < journal.complete else None
