"""Everything derived is made anew from the journals, equal row for row, in one transaction."""

import pytest

from gate_desk.domain.authority import Author
from gate_desk.domain.records.credential import CredentialEvent
from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.verdict import Direction
from gate_desk.store import rebuild as rebuilding
from gate_desk.store.rebuild import rebuild
from gate_desk.store.store import Store
from gate_desk.store.tables import DERIVED
from tests.helpers.journals import BEGIN, OWN, deliver, derived, desk, post


def quiet(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def filled(store: Store) -> Store:
    """Two journals of others and one's own, which a desk may not have written."""
    for writer in (desk("ubnd"), desk("hdnd")):
        for serial in range(5):
            core = CredentialEvent(issuer=writer.agency, serial=serial, at=BEGIN)
            writer.write("credential.lost", {"core": core})
        deliver(store, writer.segment())
    with store.begin("system") as work:
        for direction in Direction:
            moved = MovementRecorded(at=BEGIN, direction=direction, scan=0, person="a")
            work.append("movement.recorded", {"core": moved})
        work.append("movement.annulled", {"core": MovementAnnulled(at=BEGIN, movement=(OWN, 1))})
    return store


def author_of(origin: str) -> Author | None:
    writer = {each.origin: each.author for each in (desk("ubnd"), desk("hdnd"), post(1))}
    kinds = {str(name): author for name, author in writer.items()} | {OWN: post(1).author}
    return kinds.get(origin)


def test_equal_row_for_row(filled: Store) -> None:
    before = derived(filled)
    assert before["presence"] == [("a", BEGIN, OWN, 0, "in", None, None)]
    steps: list[tuple[int, int]] = []
    rebuilt = rebuild(filled, author_of, lambda *step: steps.append(step))
    assert (rebuilt.records, rebuilt.unprojected, rebuilt.differing) == (13, 0, ())
    assert steps[-1] == (13, 13)
    assert derived(filled) == before


def test_every_table_that_differs_is_named(filled: Store) -> None:
    before = derived(filled)
    with filled.writing() as cursor:
        for table in DERIVED:
            cursor.execute(f"DELETE FROM {table.name}")
    rebuilt = rebuild(filled, author_of, quiet)
    assert set(rebuilt.differing) == {name for name, rows in before.items() if rows}
    assert derived(filled) == before
    assert rebuild(filled, author_of, quiet).differing == ()


def test_who_is_no_author_any_more_is_listed(filled: Store) -> None:
    rebuilt = rebuild(filled, lambda _origin: None, quiet)
    assert rebuilt.unprojected == 13
    assert [name for name, rows in derived(filled).items() if rows] == ["unprojected"]
    assert rebuild(filled, author_of, quiet).unprojected == 0


def test_a_rebuild_that_breaks_off_changes_nothing(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = derived(filled)
    monkeypatch.setattr(rebuilding, "SLICE", 4)

    def stop(done: int, _total: int) -> None:
        if done > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(filled, author_of, stop)
    assert derived(filled) == before


def test_readers_see_the_old_state_meanwhile(filled: Store) -> None:
    before, seen = derived(filled), []
    rebuild(filled, author_of, lambda _done, _total: seen.append(derived(filled)))
    assert seen
    assert all(state == before for state in seen)
