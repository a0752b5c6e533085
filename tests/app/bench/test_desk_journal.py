"""A desk's journal that is made in memory: runs that follow each other, each under its cut."""

from gate_desk.app.bench.desk_journal import DeskJournal, Written
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.ids import AgencyId, Origin
from gate_desk.domain.records.person import PersonLeft
from gate_desk.journal.checkpoint import open_checkpoint
from gate_desk.journal.record import parse_header
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier, leaf_hash

ORIGIN = Origin("gatedesk/site/desk-ubnd/1")


def written(person: int) -> Written:
    left = PersonLeft(person=f"{person:016x}", agency="ubnd", at=person)
    return "person.left", {"core": left}


def test_each_run_goes_on_where_the_last_one_ended() -> None:
    key = SigningKey.from_seed(b"k" * 32)
    journal = DeskJournal(ORIGIN, AgencyId("ubnd"), key)
    runs = [
        journal.run([written(person) for person in people], 1_000, 2_000)
        for people in (range(3), range(3, 8))
    ]
    headers = [part[1] for run in runs for part in run.records if not isinstance(part, Subtree)]
    assert [parse_header(header).index for header in headers] == list(range(8))
    frontier = Frontier().extend(map(leaf_hash, headers))
    newest = open_checkpoint(runs[1].cut, ORIGIN, key.public)
    assert (newest.size, newest.root) == (8, frontier.root())
    assert open_checkpoint(runs[0].cut, ORIGIN, key.public).size == 3
    assert {run.created_at for run in runs} == {2_000}
