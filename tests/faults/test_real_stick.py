"""A file system of its own as the stick: full, read-only, and gone. Needs the right to mount."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.config.node_toml import CarrierSettings
from gate_desk.domain.ids import NodeName
from gate_desk.services.exporting import OUTBOX
from gate_desk.services.rounds import Round, exchange_round
from tests.helpers.exchange_site import KEEPER, Compound, Node, open_compound

SIZE = 4 << 20


class Stick:
    """A small file system in memory, mounted where a desktop would mount a stick."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def mount(self, options: str) -> None:
        """Mount it, or mount it again with other options."""
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.root)]
        subprocess.run(command, check=True, capture_output=True)

    def pull_out(self) -> None:
        """It is gone."""
        subprocess.run(["umount", "-l", str(self.root)], check=True, capture_output=True)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    root = tmp_path / "media"
    root.mkdir()
    found = Stick(root)
    try:
        found.mount(f"size={SIZE}")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a file system here")
    yield found
    while root.is_mount():
        found.pull_out()


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    opened = open_compound(tmp_path, ("post-1", KEEPER))
    yield opened
    opened.stop()


def round_of(node: Node, stick: Stick) -> Round:
    stations = node.station.exchange
    return exchange_round(
        stations, CarrierSettings(), [str(stick.root)], node.lane, lambda *_: None
    )


def codes(round_: Round) -> list[str]:
    return [trouble.code for trouble in round_.troubles]


def half(post: Node, stick: Stick) -> list[str]:
    """Files on the stick that are not, byte for byte, one of those in the outbox."""
    return [
        file.name
        for file in stick.root.rglob("*")
        if file.is_file() and not _is_whole(post.home / OUTBOX / file.parent.name / file.name, file)
    ]


def _is_whole(sent: Path, arrived: Path) -> bool:
    return sent.is_file() and sent.read_bytes() == arrived.read_bytes()


def test_a_full_stick_costs_nothing_but_a_retry(compound: Compound, stick: Stick) -> None:
    post, keeper = compound.nodes.values()
    ballast = stick.root / "film.mp4"
    ballast.write_bytes(bytes(SIZE - (32 << 10)))
    post.write(3_000)
    assert codes(round_of(post, stick)) == ["carrier_full"]
    assert half(post, stick) == [ballast.name]
    assert post.outbox(KEEPER)
    ballast.unlink()
    assert codes(round_of(post, stick)) == []
    round_of(keeper, stick)
    state = {node.node: node for node in keeper.station.exchange.status().nodes}
    assert state[NodeName("post-1")].received == post.size


def test_a_read_only_stick_can_still_be_taken_from(compound: Compound, stick: Stick) -> None:
    post, keeper = compound.nodes.values()
    post.write(10)
    round_of(post, stick)
    keeper.write(5)
    stick.mount("remount,ro")
    assert codes(round_of(keeper, stick)) == ["carrier_read_only"]
    assert keeper.outbox("post-1")
    stick.mount(f"remount,rw,size={SIZE}")
    assert codes(round_of(keeper, stick)) == []
    state = {node.node: node for node in keeper.station.exchange.status().nodes}
    assert state[NodeName("post-1")].received == post.size


def test_a_stick_that_is_pulled_is_said_and_comes_back(compound: Compound, stick: Stick) -> None:
    post, keeper = compound.nodes.values()
    post.write(10)
    stick.pull_out()
    shutil.rmtree(stick.root)
    assert codes(round_of(post, stick)) == ["carrier_gone"]
    stick.root.mkdir()
    stick.mount(f"size={SIZE}")
    assert codes(round_of(post, stick)) == []
    round_of(keeper, stick)
    state = {node.node: node for node in keeper.station.exchange.status().nodes}
    assert state[NodeName("post-1")].received == post.size
