"""A post that many examples of a property share."""

from collections.abc import Iterator

import pytest

from gate_desk.services import clock
from tests.helpers.demo_site import Post, Site, Wall


@pytest.fixture(scope="module")
def searching(demo_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """Opened once for a module; what one example records the next one sees."""
    wall = Wall(demo_site.nine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "wall_ms", wall.milliseconds)
        post = Post(demo_site, demo_site.copy("post-1", tmp_path_factory.mktemp("shared")), wall)
        yield post
        post.station.close()
