"""Passes and their visits: whose they are, and what became of them."""

from gate_desk.domain.records.visit import VisitExpected, VisitorDetails
from gate_desk.domain.records.visitor_pass import PassEvent, PassIssued
from gate_desk.store.queries.visits import (
    list_visits,
    pass_by_ref,
    passes_by_serial,
    passes_of,
    serial_taken,
    visits_by_id,
)
from gate_desk.store.store import Store
from tests.helpers.journals import BEGIN, Peer, deliver, desk, post


def announce(writer: Peer, name: str, *, host: str = "ubnd", visit: str = "a1") -> None:
    core = VisitExpected(
        at=BEGIN,
        visit=visit,
        host=host,
        purpose="contractor",
        first_day="2026-08-01",
        last_day="2026-08-14",
    )
    writer.write("visit.expected", {"core": core, "person": VisitorDetails(name=name)})


def issue(writer: Peer, serial: int = 7, *, host: str = "ubnd", visit: str = "a1") -> None:
    core = PassIssued(
        at=BEGIN,
        serial=serial,
        visit=visit,
        host=host,
        first_day="2026-08-01",
        last_day="2026-08-14",
        zones=[1, 3],
    )
    writer.write("pass.issued", {"core": core})


def happen(writer: Peer, verb: str, origin: str, serial: int = 7, *, at: int = BEGIN) -> None:
    core = PassEvent(at=at, origin=origin, serial=serial, host="ubnd")
    writer.write(f"pass.{verb}", {"core": core})


def state(store: Store, origin: str, serial: int = 7) -> tuple[str, int | None] | None:
    with store.reading() as cursor:
        known = pass_by_ref(cursor, origin, serial)
    return (known.state, known.state_at) if known else None


def test_two_journals_with_one_serial_have_two_passes(store: Store) -> None:
    writers = ubnd, gate = desk("ubnd"), post(1)
    announce(ubnd, "Lò Văn Một")
    announce(gate, "Lò Văn Hai", visit="b2")
    issue(ubnd)
    issue(gate, visit="b2")
    for writer in writers:
        deliver(store, writer.segment())
    with store.reading() as cursor:
        found = {each.origin: each.name for each in passes_by_serial(cursor, 7)}
        assert serial_taken(cursor, gate.origin, 7)
        assert not serial_taken(cursor, gate.origin, 8)
        assert not serial_taken(cursor, post(2).origin, 7)
    assert found == {ubnd.origin: "Lò Văn Một", gate.origin: "Lò Văn Hai"}


def test_a_pass_waits_for_its_visit(store: Store) -> None:
    ubnd, gate = desk("ubnd"), post(1)
    announce(ubnd, "Lò Văn Một")
    issue(gate)
    deliver(store, gate.segment())
    assert state(store, gate.origin) is None
    deliver(store, ubnd.segment())
    assert state(store, gate.origin) == ("active", None)


def test_nobody_speaks_of_the_visitors_of_another_host(store: Store) -> None:
    """The same id at another desk is another visit, and a pass for it is none of the first."""
    ubnd, hdnd, gate = desk("ubnd"), desk("hdnd"), post(1)
    announce(ubnd, "Lò Văn Một")
    announce(hdnd, "Lò Văn Lạ", host="hdnd")
    announce(hdnd, "Lò Văn Lạ")
    issue(gate)
    issue(hdnd, host="hdnd")
    for writer in (ubnd, hdnd, gate):
        deliver(store, writer.segment())
    with store.reading() as cursor:
        names = {each.host: each.name for each in visits_by_id(cursor, "a1")}
        known = {each.origin: each.name for each in passes_by_serial(cursor, 7)}
    assert names == {"ubnd": "Lò Văn Một", "hdnd": "Lò Văn Lạ"}
    assert known == {gate.origin: "Lò Văn Một", hdnd.origin: "Lò Văn Lạ"}


def test_the_newest_record_decides_what_became_of_a_pass(store: Store) -> None:
    ubnd, gate, second = desk("ubnd"), post(1), post(2)
    announce(ubnd, "Lò Văn Một")
    issue(gate)
    happen(second, "missing", gate.origin, at=BEGIN + 5)
    happen(gate, "returned", gate.origin, at=BEGIN + 9)
    deliver(store, second.segment())
    deliver(store, ubnd.segment())
    assert state(store, gate.origin) is None, "what happened to it came before the pass"
    deliver(store, gate.segment(0, 1))
    assert state(store, gate.origin) == ("lost", BEGIN + 5)
    deliver(store, gate.segment(1))
    assert state(store, gate.origin) == ("returned", BEGIN + 9)


def test_a_desk_takes_back_its_own_passes_only(store: Store) -> None:
    ubnd, hdnd, gate = desk("ubnd"), desk("hdnd"), post(1)
    announce(ubnd, "Lò Văn Một")
    issue(ubnd)
    issue(gate, 8)
    happen(ubnd, "returned", ubnd.origin)
    happen(ubnd, "returned", gate.origin, 8)
    happen(hdnd, "missing", gate.origin, 8)
    for writer in (ubnd, hdnd, gate):
        deliver(store, writer.segment())
    assert state(store, ubnd.origin) == ("returned", BEGIN)
    assert state(store, gate.origin, 8) == ("active", None)


def test_visits_are_listed_by_day_and_name(store: Store) -> None:
    ubnd = desk("ubnd")
    for number, name in enumerate(("Vàng A Páo", "Nguyễn Văn An", "Đặng Thị Ánh")):
        announce(ubnd, name, visit=f"v{number}")
    issue(ubnd, visit="v1")
    deliver(store, ubnd.segment())
    with store.reading() as cursor:
        lines = list_visits(cursor, 0, 9)
        assert [line.name for line in lines] == ["Nguyễn Văn An", "Đặng Thị Ánh", "Vàng A Páo"]
        assert [each.serial for each in passes_of(cursor, lines[0].subject)] == [7]
        assert list_visits(cursor, lines[0].last_day + 1, 9) == []
        assert len(list_visits(cursor, lines[0].last_day, 2)) == 2
