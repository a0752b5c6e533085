"""`scan_durable` and `growth`: scans through the gate's service."""

from gate_desk.app.bench.gate_run import TURNS, gate_run
from gate_desk.app.bench.measured import Goal, Measured, measured
from gate_desk.app.bench.raw_rows import raw_store, read_scans
from gate_desk.app.bench.rounds import interleaved, seconds
from gate_desk.app.bench.workshop import Workshop
from gate_desk.crypto.keys import load_keys


def scan_durable(workshop: Workshop, rounds: int) -> Measured:
    """Scans per second, each durable, against their bare rows."""
    site = workshop.site()
    key = load_keys(site.home / "keys").store_key
    with raw_store(site.home, key) as raw, gate_run(site) as run:
        store = run.station.store
        first = store.journal.head.size

        def through_the_service() -> float:
            nonlocal first
            first = store.journal.head.size
            return 1 / run.seconds_per_scan()

        def bare_rows() -> float:
            scans = read_scans(store, first)
            return len(scans) / seconds(lambda: raw.write(scans))

        pairs = interleaved(rounds * TURNS, through_the_service, bare_rows)
    return measured("scan_durable", "scans/s", Goal("higher", 0.60, 0.75), pairs)


def growth(workshop: Workshop, rounds: int) -> Measured:
    """Time per scan at the run's scale, against a small site."""
    large, small = workshop.site(), workshop.small_site()
    with gate_run(large) as at_scale, gate_run(small) as at_small:
        pairs = interleaved(
            rounds * TURNS,
            lambda: at_scale.seconds_per_scan() * 1000,
            lambda: at_small.seconds_per_scan() * 1000,
        )
    more = {"records": float(large.scale), "records_of_reference": float(small.scale)}
    return measured("growth", "ms/scan", Goal("lower", 1.25), pairs, more)
