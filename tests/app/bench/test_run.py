"""`gate-desk bench` at a tiny scale: every figure that needs no window, and its tidy end."""

from pathlib import Path

import pytest

from gate_desk.app.bench.run import BENCHES, as_json, run_bench
from gate_desk.app.bench.workshop import workshop
from gate_desk.config.paths import default_home
from gate_desk.domain.errors import Refused

GOALS = [
    "scan_durable",
    "growth",
    "verify",
    "batch_build",
    "batch_import",
    "scan_during_import",
    "search_type",
    "watch_screen",
    "scan_paint",
    "scan_total",
    "camera",
    "start_paint",
    "start_ready",
    "memory",
]
UNITS = {
    "scan_durable": "scans/s",
    "growth": "ms/scan",
    "verify": "records/s",
    "batch_build": "records/s",
    "batch_import": "records/s",
    "scan_during_import": "ms",
    "search_type": "ms",
    "watch_screen": "ms",
}


def left_behind() -> list[Path]:
    return [*default_home().parents[1].rglob("gate-desk-bench-*")]


def test_every_goal_has_a_sentence() -> None:
    assert list(BENCHES) == GOALS
    assert all(bench.sentence for bench in BENCHES.values())


@pytest.mark.usefixtures("qapp")  # one of them works with lanes of a window
def test_figures_come_one_by_one_and_the_sites_are_gone_afterwards() -> None:
    told: list[str] = []
    figures = list(run_bench(list(UNITS), 200, 1, told.append))
    assert {figure.name: figure.unit for figure in figures} == UNITS
    for figure in figures:
        assert figure.value > 0
        assert figure.reference > 0
        low, high = figure.spread.ratio
        assert 0 < low <= figure.ratio <= high
        assert as_json(figure)["ok"] is figure.ok
    assert any("200" in sentence for sentence in told)
    assert not left_behind()


def test_an_unknown_goal_is_refused_before_anything_is_built() -> None:
    told: list[str] = []
    with pytest.raises(Refused) as refused:
        run_bench(["growth", "speed"], 200, 1, told.append)
    assert (refused.value.code, refused.value.detail) == ("bench_unknown", "speed")
    assert not told


def test_a_disk_without_room_is_refused() -> None:
    with (
        pytest.raises(Refused) as refused,
        workshop(10**15, lambda _sentence: None) as impossible,
    ):
        impossible.site()
    assert refused.value.code == "bench_no_room"
    assert not left_behind()
