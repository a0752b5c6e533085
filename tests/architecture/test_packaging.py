"""The locks are complete and name no place; the commands of the README can be called."""

import os
import re
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-test.lock")
COMMANDS = ("packaging/run", "packaging/setup", "packaging/test", "packaging/words", ".ci/run")
PINNED = re.compile(r"([A-Za-z0-9._-]+)==([^ ;]+)")


def requirements(lock: Path) -> dict[str, str]:
    """What a lock file pins: name -> version, with its hashes checked to be there."""
    pins: dict[str, str] = {}
    for block in re.split(r"\n(?=\S)", lock.read_text("utf-8")):
        found = PINNED.match(block)
        assert found, block
        assert "--hash=sha256:" in block, found[1]
        pins[found[1]] = found[2]
    return pins


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_and_name_no_address(checkout: Path, name: str) -> None:
    lock = checkout / "packaging" / name
    assert len(requirements(lock)) > 20
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith(("-i", "--index"))]


def test_tests_run_with_the_versions_that_are_shipped(checkout: Path) -> None:
    """Set-up adds the second lock to an environment made from the first."""
    shipped, tested = (requirements(checkout / "packaging" / name) for name in LOCKS)
    assert shipped.items() <= tested.items()


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_can_be_called(checkout: Path, command: str) -> None:
    assert os.access(checkout / command, os.X_OK)
