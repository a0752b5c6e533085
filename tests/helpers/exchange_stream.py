"""Records written and exchanged over a folder, in processes to be killed (see `forked`)."""

from pathlib import Path
from random import Random

from gate_desk.config.node_toml import CarrierSettings
from gate_desk.domain.ids import NodeName
from gate_desk.services.rounds import exchange_round
from tests.helpers.exchange_site import Node
from tests.helpers.forked import serve, tell

STICK = "stick"


def round_of(node: Node) -> None:
    """Build, give and take, over the folder beside the homes."""
    exchange, stick = node.station.exchange, str(node.home.parent / STICK)
    exchange_round(exchange, CarrierSettings(), [stick], node.lane, lambda *_: None)


def stream(home: Path, seed: int) -> None:
    """Write and exchange until killed; what is told is what the store has answered for."""
    rng, node = Random(seed), Node(NodeName(home.name), home)
    while True:
        node.write(rng.randrange(1, 400), number=rng.randrange(1000))
        tell(size=node.size)
        round_of(node)
        tell(size=node.size)


if __name__ == "__main__":
    serve(stream)
