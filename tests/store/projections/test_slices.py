"""Derived tables are a function of the set of records, and no record blocks the next."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from gate_desk.domain.records.common import Note, Photo, Section
from gate_desk.domain.records.credential import (
    CredentialEvent,
    CredentialIssued,
    CredentialKept,
    CredentialRenewed,
)
from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.records.person import PersonCore, PersonDetails, PersonLeft
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.records.vehicle import VehiclePassed
from gate_desk.domain.records.visit import VisitExpected, VisitorDetails
from gate_desk.domain.records.visitor_pass import PassEvent, PassIssued
from gate_desk.domain.verdict import Direction
from gate_desk.store import rebuild as rebuilding
from gate_desk.store.projections import slices
from gate_desk.store.queries.searching import cards_with_part, people_matching
from gate_desk.store.rebuild import rebuild
from gate_desk.store.store import Store
from gate_desk.store.tables import presence
from tests.helpers.journals import BEGIN, Peer, deliver, derived, desk, opened, post, rows

ISSUERS = ("ubnd", "congan")
PASS_ORIGINS = (*(desk(agency).origin for agency in ISSUERS), post(1).origin, post(2).origin)
PEOPLE = tuple(f"{number:016x}" for number in range(6))
VISITS = ("a1", "b2")
NAMES = ("Đặng Thị Thùy Dương", "Nguyễn Văn An", "Trần Đỗ Khuê", "Vàng A Páo")


RECORDS = 100
EXPECTED = ("person", "credential", "movement", "presence", "visit", "pass", "pass_event")


def of_both(rng: Random, writer: Peer, hosts: tuple[str, ...]) -> tuple[str, dict[str, Section]]:
    """Something about visitors that desks and posts record, of few visits and passes."""
    at, first_day = BEGIN + rng.randrange(4), f"2026-08-0{rng.randint(1, 9)}"
    last_day, host = f"2026-09-0{rng.randint(1, 9)}", rng.choice(hosts)
    match rng.randrange(4):
        case 0:
            core = VisitExpected(
                at=at,
                visit=rng.choice(VISITS),
                host=host,
                purpose="contractor",
                first_day=first_day,
                last_day=last_day,
            )
            sections: dict[str, Section] = {"core": core}
            if rng.random() < 0.9:
                sections["person"] = VisitorDetails(name=rng.choice(NAMES), organisation="Công ty")
            if rng.random() < 0.5:
                sections["note"] = Note(text=rng.choice(("x", "y")))
            return "visit.expected", sections
        case 1:
            issued = PassIssued(
                at=at,
                serial=rng.randrange(2),
                visit=rng.choice(VISITS),
                host=host,
                first_day=first_day,
                last_day=last_day,
                zones=[rng.randint(1, 16)],
                escort=rng.random() < 0.5,
            )
            return "pass.issued", {"core": issued}
        case _:
            origin = writer.origin if writer.kind == "desk" else rng.choice(PASS_ORIGINS)
            event = PassEvent(at=at, origin=origin, serial=rng.randrange(2), host=host)
            return rng.choice(("pass.returned", "pass.missing")), {"core": event}


def of_desk(rng: Random, agency: str) -> tuple[str, dict[str, Section]]:
    """Something that a desk records; few people, cards and times, so that much collides."""
    at, serial, person = BEGIN + rng.randrange(4), rng.randrange(3), rng.choice(PEOPLE)
    first_day, last_day = f"2026-01-0{rng.randint(1, 9)}", f"2027-01-0{at % 9 + 1}"
    match rng.randrange(6):
        case 0 | 1:
            name = rng.choice(NAMES)
            sections: dict[str, Section] = {
                "core": PersonCore(person=person, agency=agency),
                "person": PersonDetails(name=name, title="Chuyên viên", birth_year=1980),
            }
            if rng.random() < 0.5:
                sections["photo"] = Photo(sha256="ab" * 32, size=1, media_type="image/png")
            return rng.choice(("person.enrolled", "person.changed")), sections
        case 2:
            issued = CredentialIssued(
                issuer=agency,
                serial=serial,
                number=f"{agency.upper()}-{rng.randrange(3):05}",
                person=person,
                zones=[rng.randint(1, 16)],
                hours=rng.choice((None, ("07:00", "18:00"))),
                rfid=[f"0{rng.randrange(2)}DEAD{rng.randrange(3):04X}", f"{rng.randrange(3):06X}"],
                first_day=first_day,
                last_day=last_day,
            )
            return "credential.issued", {"core": issued}
        case 3:
            renewed = CredentialRenewed(
                issuer=agency,
                serial=serial,
                at=at,
                first_day=first_day,
                last_day=last_day,
                zones=[rng.randint(1, 16)],
            )
            return "credential.renewed", {"core": renewed}
        case 4:
            verb = rng.choice(("suspended", "resumed", "lost", "found", "returned", "revoked"))
            core = CredentialEvent(issuer=agency, serial=serial, at=at)
            return f"credential.{verb}", {"core": core, "note": Note(text="x")}
        case _:
            return "person.left", {"core": PersonLeft(person=person, agency=agency, at=at)}


def of_post(rng: Random, here: Peer) -> tuple[str, dict[str, Section]]:
    """Something that a post records, sensible or not: of its own past, its future, of others."""
    at, size = BEGIN + rng.randrange(6), len(here.records)
    origin = here.origin if rng.random() < 0.8 else post(3).origin
    some = (origin, rng.randrange(max(1, size + 3)))
    person = rng.choice((None, *PEOPLE[:3]))
    card = (rng.choice(ISSUERS), rng.randrange(3))
    direction = rng.choice(tuple(Direction))
    visit = rng.choice((None, None, *VISITS)) if person is None else None
    host = rng.choice(ISSUERS) if visit else None
    if visit:
        card = (rng.choice(PASS_ORIGINS), rng.randrange(2))
    match rng.randrange(9):
        case 0:
            scan = ScanDecided(
                at=at,
                kind="signed",
                reader="wedge",
                direction=direction,
                verdict=rng.choice(("admit", "check", "refuse")),
                reasons=[],
                next_step="let_in",
                number=1,
                person=person,
                credential=card,
                replaces=rng.choice((None, size - 1)),
                visit=visit,
                host=host,
            )
            return "scan.decided", {"core": scan}
        case 1 | 2 | 3:
            moved = MovementRecorded(
                at=at,
                direction=direction,
                scan=some[1],
                person=person,
                credential=card,
                visit=visit,
                host=host,
            )
            return "movement.recorded", {"core": moved}
        case 4 | 5:
            return "movement.annulled", {"core": MovementAnnulled(at=at, movement=some)}
        case 6:
            verb = rng.choice(("confirmed", "refused"))
            return f"decision.{verb}", {"core": Decided(at=at, scan=some)}
        case 7:
            car = VehiclePassed(at=at, number=1, priority=rng.choice(("", "leader")))
            return rng.choice(("vehicle.entered", "vehicle.left")), {"core": car}
        case _:
            kept = CredentialKept(issuer=card[0], serial=card[1], at=at, scan=some)
            return "credential.kept", {"core": kept}


def write_history(rng: Random) -> list[Peer]:
    """Two desks and two posts that wrote at the same time."""
    desks, posts = [desk(agency) for agency in ISSUERS], [post(1), post(2)]
    for _ in range(RECORDS):
        writer = rng.choice([*desks, *posts])
        hosts = (writer.agency,) if writer in desks else ISSUERS
        if rng.random() < 0.4:
            acts = of_both(rng, writer, hosts)
        else:
            acts = of_desk(rng, writer.agency) if writer in desks else of_post(rng, writer)
        writer.write(*acts, at=BEGIN + rng.randrange(8))
    return [writer for writer in (*desks, *posts) if writer.records]


def in_any_order(rng: Random, writers: list[Peer]) -> Iterator[tuple[Peer, int, int]]:
    """Segments of all writers, mixed, cut anywhere, some overlapping, some twice."""
    held = {writer.node: 0 for writer in writers}
    while behind := [writer for writer in writers if held[writer.node] < len(writer.records)]:
        writer = rng.choice(behind)
        size = held[writer.node]
        end = rng.randint(size + 1, len(writer.records))
        yield writer, rng.randint(0, size) if rng.random() < 0.4 else size, end
        held[writer.node] = end
        if rng.random() < 0.2:
            yield writer, 0, rng.randint(1, end)


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_arrival_does_not_count(
    new_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    writers = write_history(Random(seed))
    with opened(new_home()) as store:
        for writer in writers:
            deliver(store, writer.segment())
        expected = derived(store)
    assert all(expected[name] for name in EXPECTED)
    assert not expected["unprojected"]
    monkeypatch.setattr(slices, "SLICE", 7)
    for order in range(3):
        rng = Random(100 * seed + order)
        with opened(new_home()) as store:
            for writer, first, end in in_any_order(rng, writers):
                deliver(store, writer.segment(first, end))
            found = derived(store)
            assert {name: found[name] for name in found if found[name] != expected[name]} == {}
            monkeypatch.setattr(rebuilding, "SLICE", rng.randint(1, 30))
            authors = {str(writer.origin): writer.author for writer in writers}
            made = rebuild(store, authors.get, lambda _done, _all: None)
            assert made.differing == ()
            assert made.records == RECORDS
            assert derived(store) == expected


def test_search_follows_what_is_derived(store: Store) -> None:
    ubnd, person = desk("ubnd"), PEOPLE[0]
    for name, number in (("Đặng Thị Thùy Dương", "UBND-00417"), ("Nguyễn Văn Ẩn", "UBND-00500")):
        core = PersonCore(person=person, agency="ubnd")
        ubnd.write("person.changed", {"core": core, "person": PersonDetails(name=name)})
        issued = CredentialIssued(
            issuer="ubnd",
            serial=1,
            number=number,
            person=person,
            first_day="2026-01-01",
            last_day="2027-01-01",
            zones=[1],
        )
        ubnd.write("credential.issued", {"core": issued})
    for end, words, number in ((2, "dang", "0417"), (4, "nguyen", "0500")):
        deliver(store, ubnd.segment(0, end))
        for _ in range(2):
            with store.reading() as cursor:
                found = people_matching(cursor, words, 9)
                assert [(one.agency, one.id) for one in found] == [("ubnd", person)]
                assert [card[:2] for card in cards_with_part(cursor, number, 9)] == [
                    ("ubnd", person)
                ]
            rebuild(store, lambda _origin: ubnd.author, lambda _done, _all: None)
    with store.reading() as cursor:
        assert people_matching(cursor, "dang", 9) == []
        assert cards_with_part(cursor, "0417", 9) == []


GOOD = b'{"issuer":"ubnd","serial":7,"at":1787000000000}'
ISSUED = (
    b'{"issuer":"ubnd","serial":7,"number":"UBND-00007","person":"0000000000000001",'
    b'"first_day":"2026-01-01","last_day":"2027-01-01","zones":[1]%s}'
)
STRANGE: dict[str, tuple[str, dict[str, bytes], int, str]] = {
    "unknown type": ("carpet.flown", {"core": b"{}"}, 1, "unknown_type"),
    "newer version": ("credential.lost", {"core": GOOD}, 2, "unknown_type"),
    "not JSON": ("credential.lost", {"core": b"{"}, 1, "malformed"),
    "empty": ("credential.lost", {"core": b""}, 1, "malformed"),
    "not an object": ("credential.lost", {"core": b"[]"}, 1, "malformed"),
    "a field is missing": ("credential.lost", {"core": b'{"issuer":"ubnd"}'}, 1, "malformed"),
    "a wrong type": ("credential.lost", {"core": GOOD.replace(b"7,", b'"7",')}, 1, "malformed"),
    "key twice": ("credential.lost", {"core": b'{"serial":8,' + GOOD[1:]}, 1, "malformed"),
    "key twice, escaped": (
        "credential.lost",
        {"core": GOOD[:-1] + rb',"\u0073erial":8}'},
        1,
        "malformed",
    ),
    "key twice, inside": (
        "credential.lost",
        {"core": GOOD[:-1] + b',"new":{"a":1,"a":2}}'},
        1,
        "malformed",
    ),
    "not UTF-8": (
        "credential.lost",
        {"core": GOOD.replace(b"ubnd", b"ub\xff\xfe")},
        1,
        "malformed",
    ),
    "half a surrogate": (
        "credential.lost",
        {"core": GOOD.replace(b"ubnd", rb"\ud800")},
        1,
        "malformed",
    ),
    "deep": (
        "credential.lost",
        {"core": GOOD[:-1] + b',"new":' + b"[" * 100_000 + b"]" * 100_000 + b"}"},
        1,
        "malformed",
    ),
    "huge number nobody knows": (
        "credential.lost",
        {"core": GOOD[:-1] + b',"new":' + b"9" * 5000 + b"}"},
        1,
        "malformed",
    ),
    "huge serial": (
        "credential.lost",
        {"core": GOOD.replace(b":7,", b":%d," % 2**70)},
        1,
        "refused_by_store",
    ),
    "a time no calendar has": (
        "credential.lost",
        {"core": GOOD.replace(b"1787000000000", b"%d" % 10**18)},
        1,
        "malformed",
    ),
    "a time before 1970": (
        "credential.lost",
        {"core": GOOD.replace(b"1787", b"-1787")},
        1,
        "malformed",
    ),
    "note that is none": ("credential.lost", {"core": GOOD, "note": b"7"}, 1, "malformed"),
    "zone 0": (
        "credential.issued",
        {"core": (ISSUED % b"").replace(b"[1]", b"[0]")},
        1,
        "out_of_range",
    ),
    "zone 17": (
        "credential.issued",
        {"core": (ISSUED % b"").replace(b"[1]", b"[17]")},
        1,
        "out_of_range",
    ),
    "huge zone": (
        "credential.issued",
        {"core": (ISSUED % b"").replace(b"[1]", b"[%d]" % 2**62)},
        1,
        "out_of_range",
    ),
    "no such day": (
        "credential.issued",
        {"core": (ISSUED % b"").replace(b"2026-01-01", b"2026-02-30")},
        1,
        "out_of_range",
    ),
    "no such hour": (
        "credential.issued",
        {"core": ISSUED % b',"hours":["25:00","26:00"]'},
        1,
        "malformed",
    ),
    "another agency's card": (
        "credential.lost",
        {"core": GOOD.replace(b"ubnd", b"hdnd")},
        1,
        "not_its_author",
    ),
    "nobody's card": ("credential.lost", {"core": GOOD.replace(b"ubnd", b"")}, 1, "not_its_author"),
    "a visit of another host": (
        "visit.expected",
        {
            "core": b'{"at":1,"visit":"a","host":"hdnd","purpose":"contractor",'
            b'"first_day":"2026-01-01","last_day":"2026-01-02"}',
            "person": b'{"name":"A"}',
        },
        1,
        "not_its_author",
    ),
    "a visit on no day": (
        "visit.expected",
        {
            "core": b'{"at":1,"visit":"a","host":"ubnd","purpose":"contractor",'
            b'"first_day":"2026-02-30","last_day":"2026-03-02"}',
            "person": b'{"name":"A"}',
        },
        1,
        "out_of_range",
    ),
    "a pass for another host": (
        "pass.issued",
        {
            "core": b'{"at":1,"serial":7,"visit":"a","host":"hdnd",'
            b'"first_day":"2026-01-01","last_day":"2026-01-02","zones":[1]}'
        },
        1,
        "not_its_author",
    ),
    "a pass of a huge serial": (
        "pass.issued",
        {
            "core": b'{"at":1,"serial":%d,"visit":"a","host":"ubnd",'
            b'"first_day":"2026-01-01","last_day":"2026-01-02","zones":[1]}' % 2**70
        },
        1,
        "refused_by_store",
    ),
    "a pass for zone 17": (
        "pass.issued",
        {
            "core": b'{"at":1,"serial":7,"visit":"a","host":"ubnd",'
            b'"first_day":"2026-01-01","last_day":"2026-01-02","zones":[17]}'
        },
        1,
        "out_of_range",
    ),
    "another desk's pass": (
        "pass.returned",
        {"core": b'{"at":1,"origin":"gatedesk/laocai-khoi2/post-1/1","serial":7}'},
        1,
        "not_its_author",
    ),
    "a post's record": (
        "movement.recorded",
        {"core": b'{"at":1787000000000,"direction":"in","scan":0,"person":"00"}'},
        1,
        "not_its_author",
    ),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_record_is_stored_and_listed_and_blocks_nothing(store: Store, name: str) -> None:
    type_, sections, version, code = STRANGE[name]
    ubnd = desk("ubnd")
    ubnd.write("credential.lost", {"core": CredentialEvent(issuer="ubnd", serial=1, at=BEGIN)})
    ubnd.write(type_, sections, version=version)
    ubnd.write("credential.lost", {"core": CredentialEvent(issuer="ubnd", serial=2, at=BEGIN)})
    for _ in range(2):
        assert deliver(store, ubnd.segment()).code in {"applied", "duplicate"}
        found = derived(store)
        assert found["unprojected"] == [(ubnd.origin, 1, code)]
        assert [row[1] for row in found["card_event"]] == [1, 2]
        assert not found["credential"]
        assert not found["presence"]
        assert not found["visit"]
        assert not found["pass"]
        assert not found["pass_event"]
        made = rebuild(store, lambda _origin: ubnd.author, lambda _done, _all: None)
        assert (made.records, made.unprojected, made.differing) == (3, 1, ())


@pytest.mark.parametrize("direction", [b'"sideways"', b'""', b"null", b'"IN"'])
def test_a_movement_in_no_direction_makes_nobody_present(store: Store, direction: bytes) -> None:
    gate = post(2)
    core = b'{"at":1787000000000,"direction":%s,"scan":0,"person":"00"}' % direction
    gate.write("movement.recorded", {"core": core})
    assert deliver(store, gate.segment()).unprojected == 1
    assert derived(store)["presence"] == []


def test_a_post_resolves_and_undoes_nothing_of_another(store: Store) -> None:
    first, second = post(1), post(2)
    moved = MovementRecorded(at=BEGIN, direction=Direction.IN, scan=0, person=PEOPLE[0])
    first.write("movement.recorded", {"core": moved})
    scan = (first.origin, 0)
    second.write("movement.annulled", {"core": MovementAnnulled(at=BEGIN + 1, movement=scan)})
    second.write("decision.confirmed", {"core": Decided(at=BEGIN, scan=scan)})
    kept = CredentialKept(issuer="ubnd", serial=1, at=BEGIN, scan=scan)
    second.write("credential.kept", {"core": kept})
    for writer in (first, second):
        deliver(store, writer.segment())
    found = derived(store)
    assert len(found["presence"]) == 1
    assert found["annulment"] == found["resolution"] == []


def test_an_undoing_before_its_movement_undoes_nothing(new_home: Callable[[], Path]) -> None:
    gate = post(1)
    gate.write("movement.annulled", {"core": MovementAnnulled(at=BEGIN, movement=(gate.origin, 1))})
    moved = MovementRecorded(at=BEGIN, direction=Direction.IN, scan=0, person=PEOPLE[0])
    gate.write("movement.recorded", {"core": moved})
    for cuts in ((2,), (1, 2)):
        with opened(new_home()) as store:
            for first, end in zip((0, *cuts), cuts, strict=False):
                deliver(store, gate.segment(first, end))
            assert len(rows(store, presence)) == 1


def test_a_late_record_takes_its_place(store: Store) -> None:
    """A movement that arrives late is weighed by when it happened."""
    early, late = post(1), post(2)
    for gate, at, direction in ((late, 5, Direction.OUT), (early, 1, Direction.IN)):
        moved = MovementRecorded(at=BEGIN + at, direction=direction, scan=0, person=PEOPLE[0])
        gate.write("movement.recorded", {"core": moved})
        deliver(store, gate.segment())
    (present,) = derived(store)["presence"]
    assert present[1:5] == (BEGIN + 5, late.origin, 0, "out")
