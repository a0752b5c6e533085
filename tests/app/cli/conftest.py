"""A post's home and the commands on it."""

from pathlib import Path

import pytest

from tests.helpers.command import Command
from tests.helpers.demo_site import Site


@pytest.fixture
def gate_desk(
    demo_site: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Command:
    """`gate-desk` at the first post of the demo."""
    return Command(demo_site.copy("post-1", tmp_path), capsys, monkeypatch)
