"""Measured processes: lines with their times, and a clear end when one fails."""

from pathlib import Path

import pytest

from gate_desk.app.bench.children import child
from gate_desk.domain.errors import Refused


def test_lines_come_with_their_time_and_their_numbers(tmp_path: Path) -> None:
    with child(tmp_path, "json.tool", ("--json-lines", "--compact"), ("1", "2")) as process:
        first, nothing = process.wait_for("1")
        second, _ = process.wait_for("2")
    assert nothing == []
    assert 0 < first <= second


def test_a_process_that_ends_without_its_word_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused, child(tmp_path, "no_such_module") as process:
        process.wait_for("painted")
    assert refused.value.code == "bench_failed"
    assert "no_such_module" in refused.value.detail
