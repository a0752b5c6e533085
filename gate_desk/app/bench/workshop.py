"""Where a run of the bench works: a temporary folder with the sites that it needs."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from gate_desk.app.bench.desks import Tell
from gate_desk.app.bench.site import BYTES_PER_SCALE, BenchSite, build_site
from gate_desk.app.bench.watch_list import MOST_ENTRIES, WatchingSite, build_watching_site
from gate_desk.config.paths import default_home
from gate_desk.domain.errors import Refused
from gate_desk.words import text

_SPARE_BYTES = 200_000_000
_SMALL = 10_000
"""Records of the site that the goal `growth` compares with."""


class Workshop:
    """Builds each site when it is first asked for; all benches of a run share them."""

    def __init__(self, folder: Path, scale: int, tell: Tell) -> None:
        self.folder = folder
        self.tell = tell
        self._scale = scale
        self._sites: dict[int, BenchSite] = {}

    def site(self) -> BenchSite:
        """The site of the run's scale."""
        return self._site(self._scale)

    def small_site(self) -> BenchSite:
        """10,000 cards and records; half the scale where that is not more."""
        return self._site(min(_SMALL, self._scale // 2))

    @cached_property
    def watching(self) -> WatchingSite:
        """A post with 50,000 entries on its watch list; as many as the scale where that is less."""
        entries = min(MOST_ENTRIES, self._scale)
        return build_watching_site(self.folder / "post-watching", entries, self.tell)

    def _site(self, scale: int) -> BenchSite:
        if scale not in self._sites:
            self._ask_for_room(scale)
            self.tell(text("Dựng trụ sở thử với {n} thẻ", n=scale))
            self._sites[scale] = build_site(self.folder / f"post-{scale}", scale, self.tell)
        return self._sites[scale]

    def _ask_for_room(self, scale: int) -> None:
        free = shutil.disk_usage(self.folder).free
        needed = scale * BYTES_PER_SCALE + _SPARE_BYTES
        if free < needed:
            raise Refused("bench_no_room", f"{free // 1_000_000} MB < {needed // 1_000_000} MB")


@contextmanager
def workshop(scale: int, tell: Tell) -> Iterator[Workshop]:
    """A folder on the disk that homes are on, removed in any case."""
    below = default_home()
    while not (below.is_dir() and os.access(below, os.W_OK)):
        below = below.parent
    with tempfile.TemporaryDirectory(prefix="gate-desk-bench-", dir=below) as folder:
        yield Workshop(Path(folder), scale, tell)
