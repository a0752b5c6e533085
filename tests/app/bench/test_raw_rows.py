"""The bare rows are the very rows that the service wrote."""

from contextlib import closing

from gate_desk.app.bench.gate_run import gate_run
from gate_desk.app.bench.raw_rows import raw_store, read_scans
from gate_desk.app.bench.workshop import Workshop
from gate_desk.crypto.keys import load_keys
from gate_desk.store.opening import STORE_FILE
from gate_desk.store.sqlite.connect import Readers

TABLES = ("record", "section", "head", "scan", "movement", "presence")


def test_the_bare_driver_leaves_the_same_rows(small_workshop: Workshop) -> None:
    site = small_workshop.site()
    key = load_keys(site.home / "keys").store_key
    with raw_store(site.home, key) as raw, gate_run(site) as run:
        first = run.station.store.journal.head.size
        run.seconds_per_scan()
        scans = read_scans(run.station.store, first)
        assert len(scans) == run.scans
        raw.write(scans)
        copy = Readers(site.home / f"reference-{STORE_FILE}", key)
        with (
            closing(copy),
            copy.connection() as connection,
            run.station.store.reading() as own,
        ):
            for table in TABLES:
                rows = f"SELECT * FROM {table} ORDER BY 1, 2"
                assert connection.execute(rows).fetchall() == own.execute(rows).fetchall()
    assert not [*site.home.glob("reference-*")]
