"""Care of the journal: verify, rebuild, show."""

import base64
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from gate_desk.domain.authority import Author, node_author
from gate_desk.domain.charter import Charter
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin, RecordRef, node_of
from gate_desk.domain.permissions import Operation
from gate_desk.domain.records.journal import JournalLost
from gate_desk.journal.record import MAX_WHOLE, parse_header
from gate_desk.journal.verifier import VerifyReport, verify
from gate_desk.services.access import Access
from gate_desk.services.charters import Charters
from gate_desk.store.authored import Authors, compare_authors, note_authors
from gate_desk.store.cuts import cut_notes
from gate_desk.store.head import find_origin, load_head, origin_names
from gate_desk.store.held import journal_slices
from gate_desk.store.projections.reading import AuthorOf
from gate_desk.store.rebuild import Progress, Rebuilt, rebuild
from gate_desk.store.rows import read_records
from gate_desk.store.store import Store


class HeadView(Struct, frozen=True, kw_only=True):
    """The newest state of a journal."""

    origin: str
    size: int
    root: str
    """Base64."""
    counts_by_type: dict[str, int]
    sealed_size: int
    """Size of the newest cut."""


class Verified(Struct, frozen=True, kw_only=True):
    """What was verified of one journal."""

    head: HeadView
    report: VerifyReport

    @property
    def ok(self) -> bool:
        """Nothing was found, and the tree of the rows is the tree of the head."""
        root = base64.b64encode(self.report.root).decode()
        return self.report.ok and (self.report.size, root) == (self.head.size, self.head.root)


class JournalCare:
    """For administrators, tests and the bench."""

    def __init__(self, store: Store, charters: Charters, own_key: bytes, access: Access) -> None:
        self._store = store
        self._charters = charters
        self._own_key = own_key
        self._access = access

    def head(self) -> HeadView:
        """The newest state of this node's own journal."""
        own = self._store.journal
        with self._store.reading() as cursor:
            return _head(cursor, own.origin_id, own.origin)

    def verify(self, progress: Callable[[int], None] | None = None) -> tuple[Verified, ...]:
        """Hash every record and section of every journal held, and compare every cut.

        This node's own journal comes first.
        """
        self._access.require(Operation.VERIFY)
        own = self._store.journal
        with self._store.reading() as cursor:
            origins = origin_names(cursor)
            order = sorted(origins, key=lambda known: (known != own.origin_id, origins[known]))
            return tuple(self._verify(cursor, each, origins[each], progress) for each in order)

    def rebuild(self, progress: Progress) -> Rebuilt:
        """Make everything derived anew and compare it with what was there."""
        self._access.require(Operation.MAINTAIN)
        return rebuild(self._store, author_of(self._charters.roster.charter), progress)

    def project_as_charter_says(self) -> None:
        """Make everything derived anew if a charter has changed whose a journal is.

        On opening: it takes as long as a rebuild, and a charter that moves a node to another
        agency comes once in years.
        """
        author = author_of(self._charters.roster.charter)
        with self._store.reading() as cursor:
            state = compare_authors(cursor, author)
        if state is Authors.CHANGED:
            rebuild(self._store, author, lambda _done, _all: None)
        if state is not Authors.NOTED:
            with self._store.writing() as cursor:
                note_authors(cursor, author)

    def declare_lost(self, origin: Origin, first: int, end: int) -> RecordRef:
        """Say that records of an earlier epoch of this node are gone and nobody can relay them.

        Raises `not_allowed`, `not_our_epoch`, `not_lost` (they are held here), `bad_range`.
        """
        self._access.require(Operation.MAINTAIN)
        own = self._store.journal
        if node_of(origin) != node_of(own.origin) or origin == own.origin:
            raise Refused("not_our_epoch", origin)
        if not 0 <= first < end <= MAX_WHOLE:
            raise Refused("bad_range", f"{first} to {end}")
        with self._store.begin(self._access.actor) as work:
            known = find_origin(work.cursor, origin)
            held = 0 if known is None else load_head(work.cursor, known).size
            if held > first:
                raise Refused("not_lost", str(held))
            core = JournalLost(origin=origin, first=first, end=end)
            return work.append("journal.lost", {"core": core})

    def show(self, index: int) -> dict[str, Any]:
        """One record of this node's own journal: header and sections as they were written."""
        self._access.require(Operation.MAINTAIN)
        own = self._store.journal
        with self._store.reading() as cursor:
            for _index, header, sections in read_records(cursor, own.origin_id, index, index + 1):
                return {
                    "origin": own.origin,
                    "header": msgspec.to_builtins(parse_header(header)),
                    "sections": {
                        section.name: msgspec.json.decode(section.data) for section in sections
                    },
                }
        raise Refused("no_such_record", str(index))

    def _verify(
        self,
        cursor: Any,
        origin_id: int,
        origin: str,
        progress: Callable[[int], None] | None,
    ) -> Verified:
        head = _head(cursor, origin_id, origin)
        slices = journal_slices(cursor, origin_id, head.size)
        own = origin_id == self._store.journal.origin_id
        key = self._own_key if own else self._charters.key_ever(origin)
        report = verify(origin, slices, cut_notes(cursor, origin_id), key, progress)
        return Verified(head=head, report=report)


def author_of(charter: Charter) -> AuthorOf:
    """The node behind an origin, by the charter."""
    authors = {
        (str(charter.site), str(node.id)): node_author(charter, node) for node in charter.nodes
    }

    def author(origin: str) -> Author | None:
        _, site, node, _ = origin.split("/")
        return authors.get((site, node))

    return author


def _head(cursor: Any, origin_id: int, origin: str) -> HeadView:
    # Of a damaged cut too: what is wrong with it is the verifier's to say.
    head, sealed = load_head(cursor, origin_id), max(cut_notes(cursor, origin_id), default=0)
    return HeadView(
        origin=origin,
        size=head.size,
        root=base64.b64encode(head.frontier.root()).decode(),
        counts_by_type=dict(sorted(head.counts.items())),
        sealed_size=sealed,
    )
