"""The real window in processes of its own, offscreen: figures come, whatever they are."""

from collections.abc import Callable

import pytest

from gate_desk.app.bench import child_words, window_benches
from gate_desk.app.bench.measured import Pair
from gate_desk.app.bench.workshop import Workshop


@pytest.fixture(autouse=True)
def no_warm_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each process is started once: times do not matter here."""

    def once(
        _rounds: int, value: Callable[[], float], reference: Callable[[], float]
    ) -> list[Pair]:
        return [(value(), reference())]

    monkeypatch.setattr(window_benches, "interleaved", once)


def test_scans_are_typed_answered_and_painted(
    small_workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_benches, "PAINTED_SCANS", 3)
    monkeypatch.setattr(window_benches, "WARM_UP", 1)
    figure = window_benches.scan_paint(small_workshop, 2)
    assert figure.rounds == 2
    assert all(figure.more[name] > 0 for name in ("answered_p50", "p50", "word_p50"))


def test_a_window_is_painted_before_it_answers(small_workshop: Workshop) -> None:
    painted = window_benches.start_paint(small_workshop, 1)
    ready = window_benches.start_ready(small_workshop, 1)
    assert 0 < painted.value < painted.more["gate_page_painted"]
    assert painted.reference > 0
    assert ready.value > 0


def test_the_idle_window_has_a_size(small_workshop: Workshop) -> None:
    figure = window_benches.memory(small_workshop, 1)
    assert figure.value > figure.reference > 0


def test_a_process_reads_its_own_size() -> None:
    assert child_words.resident_kib() > 1_000
