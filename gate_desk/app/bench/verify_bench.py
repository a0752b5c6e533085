"""`verify`: reading a journal again with every check, against only reading and hashing it."""

from hashlib import sha256

from gate_desk.app.bench.measured import Goal, Measured, measured
from gate_desk.app.bench.rounds import interleaved, seconds
from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station


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


def _hashed(station: Station) -> None:
    """Every header and every section, hashed by itself as the tree and the commitments ask."""
    with station.store.reading() as cursor:
        for (header,) in cursor.execute("SELECT header FROM record ORDER BY origin, idx"):
            sha256(header).digest()
        sections = "SELECT salt, data FROM section ORDER BY origin, idx, name"
        for salt, data in cursor.execute(sections):
            sha256(salt + data).digest()
