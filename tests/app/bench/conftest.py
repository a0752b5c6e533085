"""A small workshop, made once: its sites only grow."""

from collections.abc import Iterator

import pytest

from gate_desk.app.bench.workshop import Workshop, workshop

SCALE = 200


@pytest.fixture(scope="package")
def small_workshop(away_from_the_user: None) -> Iterator[Workshop]:
    with workshop(SCALE, lambda _sentence: None) as made:
        yield made
