"""The demo's contractor: announced at a desk, with a pass from the first post, for two weeks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from gate_desk.app.demo.bodies import UBND
from gate_desk.app.pass_printing import print_pass
from gate_desk.domain.permissions import Role
from gate_desk.domain.visit import Purpose
from gate_desk.services.answers import IssuedPass
from gate_desk.services.passes import PassOrder
from gate_desk.services.station import open_station
from gate_desk.services.visits import VisitOrder

NAME = "Giàng A Phừ"
ORGANISATION = "Công ty Xây lắp Hoàng Liên"
ZONES = (1, 3, 4)
DAYS_BEFORE, DAYS_AFTER = 6, 7
"""Valid for 14 days, the demo's own among them."""


@dataclass(frozen=True, slots=True)
class Contractor:
    """The visit as it was announced."""

    visit: str
    first_day: date
    last_day: date


def announce(home: Path, today: date, at: datetime, rng: Random) -> Contractor:
    """Announce the contractor at the host's desk."""
    first_day, last_day = today - timedelta(days=DAYS_BEFORE), today + timedelta(days=DAYS_AFTER)
    order = VisitOrder(
        untrusted_name=NAME,
        untrusted_organisation=ORGANISATION,
        host=UBND,
        first_day=first_day,
        last_day=last_day,
        purpose=Purpose.CONTRACTOR,
    )
    station = open_station(home, Role.CONSOLE, simulated=True)
    station.store.journal.salts = station.visits.draw = rng.randbytes
    try:
        expected = station.visits.expect(order, at)
    finally:
        station.close()
    return Contractor(expected.visit.visitor.visit, first_day, last_day)


def equip(home: Path, contractor: Contractor, at: datetime, rng: Random, pdf: Path) -> IssuedPass:
    """Issue the pass at a post that knows the visit, and print it."""
    station = open_station(home, Role.CONSOLE, simulated=True)
    station.store.journal.salts = station.passes.draw = rng.randbytes
    try:
        order = PassOrder(untrusted_visit=contractor.visit, zones=ZONES)
        issued = station.passes.issue(order, at)
        print_pass(issued, station.lookups.names(), pdf)
    finally:
        station.close()
    return issued
