"""SIGKILL of either side of an exchange, at seeded moments: done again, both have everything."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from gate_desk.store.head import find_origin, load_head
from tests.helpers.exchange_site import KEEPER, Node, open_compound
from tests.helpers.exchange_stream import STICK, round_of
from tests.helpers.killed import Killed

SITES, KILLS = 3, 14
LATEST_S = 0.6
"""A round takes about half of it."""


@pytest.fixture(scope="module")
def killed(checkout: Path) -> Iterator[Killed]:
    process = Killed(checkout, "tests.helpers.exchange_stream")
    yield process
    process.stop()


def held(node: Node, origin: str) -> int:
    with node.station.store.reading() as cursor:
        known = find_origin(cursor, origin)
        return load_head(cursor, known).size if known is not None else 0


@pytest.mark.parametrize("number", range(SITES))
def test_after_any_kill_ordinary_rounds_finish_it(
    killed: Killed, tmp_path: Path, number: int
) -> None:
    compound, rng = open_compound(tmp_path, ("post-1", KEEPER)), Random(number)
    (tmp_path / STICK).mkdir()
    compound.stop()
    answered = dict.fromkeys(compound.nodes, 0)
    for kill in range(KILLS):
        name = ("post-1", KEEPER)[kill % 2]
        seed, after_s = rng.randrange(1 << 30), rng.uniform(0, LATEST_S)
        answers = killed.run(tmp_path / name, seed, after_s, at_work=kill % 4 > 1)
        answered[name] = max([answered[name], *(answer["size"] for answer in answers)])
    for node in compound.nodes.values():
        node.start()
    post, keeper = compound.nodes.values()
    # There and back, and once more for what was asked for again because a file had come too early.
    for node in (post, keeper) * 3:
        round_of(node)
    for node, other in ((post, keeper), (keeper, post)):
        assert node.size >= answered[node.name] > 0
        assert all(verified.ok for verified in node.station.care.verify())
        assert held(other, node.origin) == node.size
        state = {each.node: each for each in node.station.exchange.status().nodes}[other.name]
        assert (state.custody, state.quarantine, state.pending) == (node.size, 0, 0)
    compound.stop()
