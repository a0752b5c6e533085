"""Data files are found in a checkout and in a one-folder build."""

import sys
from pathlib import Path

import pytest

from gate_desk.config.resources import resource_path


def test_in_a_checkout(checkout: Path) -> None:
    assert resource_path() == checkout / "resources"
    assert resource_path("words", "vi.po").is_file()


def test_in_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("icons") == tmp_path / "resources" / "icons"
