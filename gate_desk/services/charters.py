"""The charter and the machines of its nodes, as this node knows them and learns more of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from gate_desk.domain.charter import Agency, Charter, CharterError, NodeKind, Words
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, NodeName, SiteId
from gate_desk.journal.charter import check_chain, fingerprint, signers_of
from gate_desk.journal.errors import Damaged
from gate_desk.journal.node_notes import NODE, NodeNote, open_node_note, parse_node_note
from gate_desk.journal.note import parse_note
from gate_desk.journal.roster import Roster
from gate_desk.services.clock import SystemClock
from gate_desk.services.lane import Lane
from gate_desk.services.whole_file import write_whole
from gate_desk.store.charters import (
    Rival,
    adopt_charters,
    adopted_times,
    charter_notes,
    charter_rivals,
    keep_rival,
)
from gate_desk.store.forks import Fork, keep_fork
from gate_desk.store.node_notes import keep_node_note, node_note_texts
from gate_desk.store.outbox import open_outgoing, outgoing_done
from gate_desk.store.store import Store

CHARTER = "gatedesk_charter"
"""How the text of a charter begins."""
FORKED = "charter_fork"
MOST = 64
"""Charters that one batch may tell. They are judged before the batch's own signature is, and each
costs a check of the whole chain; a node that is further behind takes the rest from the next one.
"""


class Version(Struct, frozen=True, kw_only=True):
    """One version of the regulation with those who signed it."""

    version: int
    valid_from: str
    signed_by: tuple[AgencyId, ...]
    missing: tuple[AgencyId, ...]
    adopted_at: int | None
    """UTC milliseconds; None: only read from a file."""


class Machine(Struct, frozen=True, kw_only=True):
    """What a node is at present."""

    node: NodeName
    kind: NodeKind
    agency: AgencyId
    epoch: int
    key: str


class CharterState(Struct, frozen=True, kw_only=True):
    """The regulation that this node works by."""

    site: SiteId
    version: int
    name: Words
    fingerprint: str
    """Of version 1, as it stands on the signed paper."""
    threshold: int
    keeper: NodeName | None
    versions: tuple[Version, ...]
    machines: tuple[Machine, ...]
    rivals: tuple[int, ...]
    """Versions of which a second text was signed as well."""


class Charters:
    """Verified on opening; a charter never goes back, and what contradicts it is kept."""

    def __init__(self, store: Store, home: Path, clock: SystemClock) -> None:
        self._store = store
        self._home = home
        self._clock = clock
        self.roster = read_roster(store)

    def advance(self, notes: Sequence[str], lane: Lane) -> None:
        """Take the charters and node notes out of a batch, by their own signatures.

        What is false or does not fit is left out: the records do not depend on it. Raises
        `charter_fork` when somebody signed a second text, which is then kept as evidence.
        """
        charters = [note for note in notes if note.startswith(CHARTER)][:MOST]
        forked: CharterError | None = None
        for note in charters:
            try:
                self.take(note.encode(), lane)
            except CharterError as error:
                forked = error if error.code == FORKED else forked
        if forked is not None:
            raise forked
        for note in notes:
            if note.startswith(f"{NODE}\n"):
                try:
                    self.take_node_note(note, lane)
                except (Damaged, Refused):
                    continue

    def take(self, untrusted: bytes, lane: Lane) -> Charter:
        """One version; raises CharterError where it does not follow what is held."""
        with self._store.reading() as cursor:
            held = charter_notes(cursor)
        if untrusted in held:
            return self.roster.charter
        try:
            charter = check_chain([*held, untrusted])
        except CharterError as error:
            if error.code == FORKED:
                self._keep_rival(untrusted, lane)
            raise
        if charter.version > len(held):
            notes = [*held, untrusted]
            lane.write(lambda cursor: adopt_charters(cursor, notes, self._now()))
            write_whole(self._home / "charter", f"{charter.version:04}.note", untrusted)
            self.roster = read_roster(self._store)
        return self.roster.charter

    def take_node_note(self, untrusted: bytes | str, lane: Lane) -> NodeNote:
        """A machine that replaces another; raises Damaged, or `unknown_node`, `key_reused`.

        Two machines of one epoch are a fork: the node's agency signed both.
        """
        note = open_node_note(untrusted, self.roster.charter)
        text = untrusted if isinstance(untrusted, str) else untrusted.decode()
        for known in self.roster.node_notes:
            if (known.node, known.epoch) == (note.node, note.epoch):
                if known != note:
                    self._keep_fork(known, text, lane)
                return known
        if note.key in self._keys():
            raise Refused("key_reused", note.node)

        def keep(cursor: Any) -> None:
            keep_node_note(cursor, note, text, self._now())
            for file in open_outgoing(cursor):
                if file.recipient == note.node:  # sealed to the keys of the machine before
                    outgoing_done(cursor, file.file, self._now())

        lane.write(keep)
        self.roster = read_roster(self._store)
        return note

    def state(self) -> CharterState:
        """The regulation with its signatures, for people."""
        with self._store.reading() as cursor:
            notes, times = charter_notes(cursor), adopted_times(cursor)
            rivals = tuple(rival.version for rival in charter_rivals(cursor))
        versions = read_versions(notes)
        adopted = zip(versions, times, strict=True)
        charter = self.roster.charter
        machines = ((node, self.roster.present(node.id)) for node in charter.nodes)
        return CharterState(
            site=charter.site,
            version=charter.version,
            name=charter.name,
            fingerprint=fingerprint(parse_note(notes[0])),
            threshold=charter.threshold,
            keeper=charter.keeper,
            versions=tuple(_adopted(version, at) for version, at in adopted),
            machines=tuple(
                Machine(
                    node=node.id,
                    kind=node.kind,
                    agency=node.agency,
                    epoch=machine.epoch,
                    key=public_text(machine.key),
                )
                for node, machine in machines
            ),
            rivals=rivals,
        )

    def text(self) -> str:
        """The text of the newest version, as it was signed."""
        with self._store.reading() as cursor:
            return parse_note(charter_notes(cursor)[-1]).text

    def key_ever(self, origin: str) -> bytes:
        """The key of a journal by any charter that was adopted; empty where no one names it."""
        key = self.roster.key_of(origin)
        if key is not None:
            return key
        with self._store.reading() as cursor:
            notes = charter_notes(cursor)
        chains = (notes[:end] for end in range(len(notes), 0, -1))
        known = (Roster(check_chain(chain)).key_of(origin) for chain in chains)
        return next(filter(None, known), b"")

    def _keys(self) -> set[bytes]:
        nodes = (key for node in self.roster.charter.nodes for key in self.roster.keys_of(node.id))
        return {*nodes, *(agency.key for agency in self.roster.charter.agencies)}

    def _keep_rival(self, note: bytes, lane: Lane) -> None:
        (version,) = read_versions([note])
        rival = Rival(version.version, note, self._now())
        lane.write(lambda cursor: keep_rival(cursor, rival))

    def _keep_fork(self, known: NodeNote, other: str, lane: Lane) -> None:
        origin = known.origin(self.roster.charter.site)
        with self._store.reading() as cursor:
            held = next(text for text in node_note_texts(cursor) if _machine(text) == known)
        fork = Fork(origin, known.previous_size, held, other, self._now())
        lane.write(lambda cursor: keep_fork(cursor, fork))

    def _now(self) -> int:
        return self._clock.now_ms(self._store.journal.head.highest)


def read_roster(store: Store) -> Roster:
    """The newest charter with the machines of its nodes; raises `pending`, CharterError."""
    with store.reading() as cursor:
        notes, texts = charter_notes(cursor), node_note_texts(cursor)
    if not notes:
        raise Refused("pending")
    charter = check_chain(notes)
    names = {node.id for node in charter.nodes}
    machines = tuple(map(_machine, texts))
    earlier = tuple(signers_of(note)[0] for note in notes[:-1])
    machines = tuple(machine for machine in machines if machine.node in names)
    return Roster(charter, machines, earlier)


def _machine(text: str) -> NodeNote:
    return parse_node_note(parse_note(text))


def read_versions(notes: Sequence[bytes]) -> tuple[Version, ...]:
    """Who signed these versions and who has not, in the order given; raises CharterError."""
    return tuple(_version(note) for note in notes)


def _version(untrusted: bytes) -> Version:
    charter, signed = signers_of(untrusted)
    agencies = charter.agencies_on(charter.valid_from)
    return Version(
        version=charter.version,
        valid_from=charter.valid_from.isoformat(),
        signed_by=_ids(agency for agency in agencies if agency in signed),
        missing=_ids(agency for agency in agencies if agency not in signed),
        adopted_at=None,
    )


def _ids(agencies: Iterable[Agency]) -> tuple[AgencyId, ...]:
    return tuple(agency.id for agency in agencies)


def _adopted(version: Version, at: int) -> Version:
    return structs.replace(version, adopted_at=at)
