"""The desk of an agency at work, and its records brought to a post."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gate_desk.app.demo.delivery import deliver, read_segment
from gate_desk.domain.permissions import Role
from gate_desk.domain.rfid import RfidProfile, printed
from gate_desk.services.enrolment import Enrolled, Enrolment, Tapped
from gate_desk.services.station import Station, open_station
from tests.helpers.demo_site import Post, Site, Wall


@dataclass
class CardDesk:
    """One agency's desk; `wall` is its clock."""

    node: str
    home: Path
    wall: Wall
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        self.station = open_station(self.home, Role.CONSOLE)

    @property
    def enrolment(self) -> Enrolment:
        """Its service."""
        return self.station.enrolment

    def tap(self, chip: str, profile: RfidProfile) -> Tapped:
        """A chip on a reader of this profile, a minute later."""
        self.wall.forward(minutes=1)
        text = printed(chip, profile)
        assert text is not None
        return self.enrolment.read(text, profile)

    def bind(self, card: str, chip: str, profile: RfidProfile) -> Enrolled:
        """Tap a chip and give its number to a card."""
        return self.enrolment.bind(card, self.tap(chip, profile))

    def tell(self, post: Post) -> None:
        """Close, and bring everything recorded so far to a post, which opens again."""
        charter = self.station.charter
        self.station.close()
        now = self.wall.forward(minutes=1)
        segment = read_segment(self.home, self.node, charter, now)
        post.station.close()
        deliver(post.home, {self.node: segment}, {}, now)
        post.open()
        self.station = open_station(self.home, Role.CONSOLE)


@pytest.fixture
def card_desk(demo_site: Site, wall: Wall, tmp_path: Path) -> Iterator[Callable[[str], CardDesk]]:
    """Opens the desk of an agency on a copy of its home."""
    desks: dict[str, CardDesk] = {}

    def desk(agency: str) -> CardDesk:
        node = f"desk-{agency}"
        if node not in desks:
            desks[node] = CardDesk(node, demo_site.copy(node, tmp_path), wall)
        return desks[node]

    yield desk
    for each in desks.values():
        each.station.close()
