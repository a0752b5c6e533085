"""Every charter version adopted here, the first one first."""

from gate_desk.store.charters import adopt_charters, charter_notes
from gate_desk.store.store import Store


def test_versions_are_kept_once_and_in_order(store: Store) -> None:
    for notes in ([b"first"], [b"first", b"second"], [b"first", b"second"]):
        with store.writing() as cursor:
            adopt_charters(cursor, notes, 5)
        with store.reading() as cursor:
            assert charter_notes(cursor) == notes
