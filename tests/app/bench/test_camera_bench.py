"""Frames are read in the real window, and every event of its thread is told."""

import pytest

from gate_desk.app.bench import camera_bench
from gate_desk.app.bench.workshop import Workshop


def test_frames_and_events_are_measured(
    small_workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_bench, "BADGES", 2)
    figure = camera_bench.camera(small_workshop, 1)
    assert figure.value > 0
    assert figure.reference > 0
    assert 0 < figure.more["event_p99_ms"] <= figure.more["event_longest_ms"]
