"""`verify`: reading a journal again with every check, against only reading and hashing it."""

from hashlib import sha256
from typing import Any

from gate_desk.app.bench.measured import Goal, Measured, measured
from gate_desk.app.bench.rounds import interleaved, seconds
from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station

_READ = (
    "SELECT header FROM record ORDER BY origin, idx",
    "SELECT salt, data FROM section ORDER BY origin, idx, name",
)


def verify(workshop: Workshop, rounds: int) -> Measured:
    """Records verified per second, of all journals held."""
    station = open_station(workshop.site().home, Role.CONSOLE, write=False)
    try:
        records = _verified(station)
        pairs = interleaved(
            rounds,
            lambda: records / seconds(lambda: _verified(station)),
            lambda: records / seconds(lambda: _hashed(station)),
        )
    finally:
        station.close()
    more = {"records": float(records)}
    return measured("verify", "records/s", Goal("higher", 0.5), pairs, more)


def _verified(station: Station) -> int:
    journals = station.care.verify()
    if not all(journal.ok for journal in journals):
        raise RuntimeError(f"does not verify: {[journal.report for journal in journals]}")
    return sum(journal.head.size for journal in journals)


def _hashed(station: Station) -> bytes:
    digest = sha256()
    with station.store.reading() as cursor:
        for statement in _READ:
            _hash_all(cursor, statement, digest.update)
    return digest.digest()


def _hash_all(cursor: Any, statement: str, update: Any) -> None:
    for row in cursor.execute(statement):
        for part in row:
            update(part)
