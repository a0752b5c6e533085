"""The desk of the agency that guards, and its watch list on the way to a post."""

from datetime import datetime
from pathlib import Path

from gate_desk.app.demo.delivery import deliver, read_segment
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from tests.helpers.demo_site import Post


class Police:
    """The desk of the agency that guards."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.station = open_station(home, Role.CONSOLE)
        self.watching = self.station.watching
        self.closed = False

    def close(self) -> None:
        """Once, with a cut."""
        if not self.closed:
            self.closed = True
            self.station.close()

    def bring_to(self, post: Post) -> None:
        """The post learns what this desk has recorded."""
        post.station.close()
        self.bring_to_home(post.home, post.wall.now)
        post.open()

    def bring_to_home(self, home: Path, now: datetime) -> None:
        """The same for a post that is not open."""
        self.close()
        node = self.station.settings.node
        segment = read_segment(self.home, node, self.station.charter, now)
        deliver(home, {node: segment}, {}, now)
