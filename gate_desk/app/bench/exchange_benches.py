"""`batch_build` and `batch_import`: a post's whole journal, sealed for the keeper and taken in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import count
from pathlib import Path

from gate_desk.app.bench.all_rows import copied_rows, write_rows
from gate_desk.app.bench.measured import Goal, Measured, measured
from gate_desk.app.bench.node import make_peer
from gate_desk.app.bench.rounds import interleaved, seconds
from gate_desk.app.bench.site import BenchSite
from gate_desk.app.bench.workshop import Workshop
from gate_desk.config.node_toml import load_settings
from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.sealing import recipient_of, seal, unseal
from gate_desk.domain.ids import NodeName
from gate_desk.domain.permissions import Role
from gate_desk.services.exporting import OUTBOX
from gate_desk.services.lane import Lane
from gate_desk.services.receiving import Receiving
from gate_desk.services.station import Station, open_station
from gate_desk.sync.compression import LEVEL
from gate_desk.sync.manifest import unpack
from gate_desk.sync.worker_process import WorkerProcess


def batch_build(workshop: Workshop, rounds: int) -> Measured:
    """Records per second read, built, signed, compressed, sealed and on the disk.

    The reference compresses and seals the same bytes, which lie ready in memory.
    """
    site = workshop.site()
    keeper = workshop.folder / "keeper-build"
    to = _keeper(site)
    make_peer(site.post, keeper, to)
    identity = load_keys(keeper / "keys").age_identity
    with opened(site.home) as station:
        records = station.store.journal.head.size

        def built() -> float:
            _forget_files(station, site.home)
            return records / seconds(lambda: station.exchange.build(Lane(station.store), to))

        bodies = _bodies(station, site.home, to, identity)
        size = sum(file.stat().st_size for file in _files(site.home, to))
        pairs = interleaved(
            rounds,
            built,
            lambda: records / seconds(lambda: _pressed_and_sealed(bodies, recipient_of(identity))),
        )
        _forget_files(station, site.home)
    more = {"records": float(records), "bytes_per_record": size / records}
    return measured("batch_build", "records/s", Goal("higher", 0.4), pairs, more)


def batch_import(workshop: Workshop, rounds: int) -> Measured:
    """Records per second checked in the worker process, appended and projected, each file durable.

    The reference writes the very rows that the import left into a copy of the empty store.
    """
    site, to = workshop.site(), _keeper(workshop.site())
    empty = workshop.folder / "keeper"
    make_peer(site.post, empty, to)
    with opened(site.home) as station:
        station.exchange.build(Lane(station.store), to)
        records = station.store.journal.head.size
        files = _files(site.home, to)
        homes = (workshop.folder / f"keeper-{number}" for number in count())
        filled = next(homes)
        imported_into(empty, filled, files)
        rows = copied_rows(empty, filled)

        def imported() -> float:
            home = next(homes)
            taken = imported_into(empty, home, files)
            shutil.rmtree(home)
            return records / taken

        pairs = interleaved(
            rounds, imported, lambda: records / seconds(lambda: write_rows(empty, rows))
        )
        _forget_files(station, site.home)
    more = {"records": float(records), "rows": float(sum(len(each.rows) for each in rows))}
    return measured("batch_import", "records/s", Goal("higher", 0.5, 0.7), pairs, more)


def imported_into(empty: Path, home: Path, files: list[Path]) -> float:
    """Seconds that taking these files into a copy of a home takes, its worker's start included."""
    shutil.copytree(empty, home)
    with opened(home) as station:
        exchange, lane = station.exchange, Lane(station.store)
        receiving = Receiving(station.store, exchange.importer, NodeName(load_settings(home).node))

        def take() -> None:
            with WorkerProcess(load_keys(home / "keys").age_identity) as worker:
                outcomes = receiving.from_paths(files, worker, lane, lambda *_: None)
            if any(not outcome.ended for outcome in outcomes):
                raise RuntimeError(f"not taken in: {outcomes}")

        return seconds(take)


@contextmanager
def opened(home: Path) -> Iterator[Station]:
    """A node's station, on a clock that stands where its records put it."""
    station = open_station(home, Role.CONSOLE, simulated=True)
    try:
        yield station
    finally:
        station.close()


def _keeper(site: BenchSite) -> NodeName:
    keeper = site.post.charter.keeper
    assert keeper is not None
    return keeper


def _files(home: Path, to: str) -> list[Path]:
    """Oldest first: each one begins where another ended."""
    return sorted((home / OUTBOX / to).iterdir(), key=lambda file: file.stat().st_mtime_ns)


def _forget_files(station: Station, home: Path) -> None:
    """As if nothing had ever been built."""
    with station.store.writing() as cursor:
        cursor.execute("DELETE FROM outgoing")
    for file in (home / OUTBOX).glob("*/*"):
        file.unlink()


def _bodies(station: Station, home: Path, to: NodeName, identity: str) -> list[bytes]:
    """What the files of a first build hold, before compression."""
    from zstandard import ZstdDecompressor

    station.exchange.build(Lane(station.store), to)
    bodies = []
    for file in _files(home, to):
        body = unpack(unseal(BytesIO(file.read_bytes()), identity)).body
        bodies.append(ZstdDecompressor().decompressobj().decompress(body))
    return bodies


def _pressed_and_sealed(bodies: list[bytes], recipient: str) -> None:
    from zstandard import ZstdCompressor

    for body in bodies:
        seal(ZstdCompressor(level=LEVEL).compress(body), recipient)
