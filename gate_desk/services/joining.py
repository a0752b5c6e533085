"""Accepting a charter: the first time by its fingerprint on paper, later by its chain alone."""

import re
from collections.abc import Sequence
from pathlib import Path

from gate_desk.config.node_toml import Settings
from gate_desk.crypto.keys import NodeKeys, load_keys
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Operation
from gate_desk.journal.charter import check_chain, fingerprint, signers_of
from gate_desk.journal.note import parse_note
from gate_desk.services.access import Access
from gate_desk.services.charters import Charters, CharterState
from gate_desk.services.clock import SystemClock
from gate_desk.services.lane import Lane
from gate_desk.services.nodes import adopt_into, origin_of
from gate_desk.services.station import read_settings, take_lock
from gate_desk.store.charters import charter_notes
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store

_SPACES = re.compile(r"[\s-]+")


def accept(home: Path, notes: Sequence[bytes], typed: str, access: Access) -> CharterState:
    """Take these versions, in any order, those held already among them.

    `typed` is the fingerprint of version 1 as a person read it from the signed paper: needed the
    first time, compared whenever it is given. Raises `fingerprint_needed`, `fingerprint_differs`,
    `not_in_charter`, CharterError, and as `open_station` does; nothing has changed then.
    """
    access.require(Operation.CHARTER)
    settings, keys, clock = read_settings(home), load_keys(home / "keys"), SystemClock()
    lock = take_lock(home)
    try:
        store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
        try:
            if not _held(store):
                _join(home, settings, keys, notes, typed, store)
                return Charters(store, home, clock).state()
            _compare(_held(store), typed)
            charters = Charters(store, home, clock)
            for note in sorted(notes, key=_version):
                charters.take(note, Lane(store))
            return charters.state()
        finally:
            store.close()
    finally:
        lock.release()


def _held(store: Store) -> list[bytes]:
    with store.reading() as cursor:
        return charter_notes(cursor)


def _join(
    home: Path,
    settings: Settings,
    keys: NodeKeys,
    notes: Sequence[bytes],
    typed: str,
    store: Store,
) -> None:
    chain = sorted(notes, key=_version)
    check_chain(chain)
    if not typed:
        raise Refused("fingerprint_needed")
    _compare(chain, typed)
    adopt_into(store, home, settings, keys, chain)


def _compare(chain: Sequence[bytes], typed: str) -> None:
    told = _SPACES.sub("", typed).lower()
    if told and told != _SPACES.sub("", fingerprint(parse_note(chain[0]))):
        raise Refused("fingerprint_differs")


def _version(note: bytes) -> int:
    return signers_of(note)[0].version
