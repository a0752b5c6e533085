"""Backups by command: only where node.toml lets commands act, because keys leave the machine."""

from pathlib import Path

import pytest

from gate_desk.config.node_toml import load_settings, settings_text
from gate_desk.crypto.sealing import new_identity, recipient_of
from tests.helpers.command import Command


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    file = tmp_path / "recovery.txt"
    file.write_text(f"{new_identity()}\n", encoding="utf-8")
    return file


def to(identity: Path) -> str:
    return recipient_of(identity.read_text("utf-8").strip())


def test_backed_up_and_restored(
    gate_desk: Command,
    identity: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "copy"
    made = gate_desk("backup", str(file), "--to", to(identity))
    assert (made.status, made.answer["verified"]) == (0, True)
    fresh = Command(tmp_path / "new", capsys, monkeypatch)
    restored = fresh("restore", str(file), "--identity", str(identity))
    assert restored.answer["origin"].endswith("/post-1/2")
    drafted = fresh("node-note", "draft", str(tmp_path / "note"))
    assert (drafted.status, drafted.answer["epoch"]) == (0, 2)


def test_not_where_commands_may_not_act(gate_desk: Command, identity: Path, tmp_path: Path) -> None:
    settings = settings_text(load_settings(gate_desk.home)).replace("demo = true", "demo = false")
    (gate_desk.home / "node.toml").write_text(settings, encoding="utf-8")
    said = gate_desk("backup", str(tmp_path / "copy"), "--to", to(identity))
    assert (said.status, said.answer["error"]) == (3, "not_allowed")
    assert not (tmp_path / "copy").exists()
