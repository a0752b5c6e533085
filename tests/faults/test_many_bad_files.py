"""A folder of ten thousand bad files does not stop the good ones behind them."""

from hashlib import sha256
from pathlib import Path
from random import Random

from gate_desk.domain.ids import NodeName
from gate_desk.sync.building import name_of
from tests.helpers.exchange_site import KEEPER, open_compound
from tests.helpers.exchange_stream import STICK, round_of

BAD = 10_000
_AGE = b"age-encryption.org/v1\n"


def test_the_good_ones_behind_are_taken_in_and_the_next_round_goes_on(tmp_path: Path) -> None:
    compound, rng = open_compound(tmp_path, ("post-1", KEEPER)), Random(1)
    post, keeper = compound.nodes.values()
    (tmp_path / STICK).mkdir()
    post.write(500)
    round_of(post)
    folder = tmp_path / STICK / KEEPER
    for number in range(BAD):
        data = (_AGE if number % 2 else b"") + rng.randbytes(rng.randrange(1, 400))
        rightly_named = number % 3 == 0
        name = name_of(sha256(data).hexdigest()) if rightly_named else f"{number:016x}.gdb"
        (folder / name).write_bytes(data)
    for _ in range(2):
        round_of(keeper)
    with keeper.station.store.reading() as cursor:
        codes = dict(cursor.execute("SELECT code, count(*) FROM incoming GROUP BY code"))
    assert codes == {"applied": 1, "damaged": BAD}
    state = {node.node: node for node in keeper.station.exchange.status().nodes}[NodeName("post-1")]
    assert state.received == post.size
    round_of(post)
    mine = {node.node: node for node in post.station.exchange.status().nodes}[NodeName(KEEPER)]
    assert mine.custody == post.size
    compound.stop()
