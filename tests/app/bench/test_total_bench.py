"""Codes arrive at a scanner's own pace; each is shown after it was sent, never before."""

import pytest

from gate_desk.app.bench import total_bench
from gate_desk.app.bench.serial_line import serial_line, transmission_s
from gate_desk.app.bench.workshop import Workshop


def test_both_lines_are_measured_from_their_first_byte(
    small_workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(total_bench, "CODES", 2)
    monkeypatch.setattr(total_bench, "WARM_UP", 1)
    figure = total_bench.scan_total(small_workshop, 1)
    assert figure.ratio > 1
    assert figure.more["wedge"] > figure.more["wedge_alone"] > figure.more["serial_alone"]
    assert figure.more["serial"] > figure.more["serial_alone"]
    assert figure.more["word_after_transmission"] > 0


def test_a_line_takes_its_time() -> None:
    assert transmission_s("x" * 959) == 1.0
    with serial_line() as line:
        assert line.device.startswith("/dev/")
