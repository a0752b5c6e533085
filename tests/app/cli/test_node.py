from pathlib import Path

from tests.helpers.command import Command


def test_a_new_node_is_pending_and_shows_its_public_keys(
    gate_desk: Command, tmp_path: Path
) -> None:
    gate_desk.home = tmp_path / "new"
    made = gate_desk("init", "--node", "post-3", "--site", "laocai-khoi2")
    assert made.status == 0
    assert made.answer["origin"] == "gatedesk/laocai-khoi2/post-3/1"
    assert made.answer["key"].startswith("ed25519:")
    assert made.answer["age_recipient"].startswith("age1")
    keys = gate_desk.home / "keys"
    assert {path.stat().st_mode & 0o777 for path in keys.iterdir()} == {0o600}
    pending = gate_desk("journal", "head")
    assert (pending.status, pending.answer["error"]) == (3, "pending")
    again = gate_desk("init", "--node", "post-3", "--site", "laocai-khoi2")
    assert (again.status, again.answer["error"]) == (3, "home_not_empty")


def test_a_strange_name_is_refused(gate_desk: Command, tmp_path: Path) -> None:
    gate_desk.home = tmp_path / "new"
    said = gate_desk("init", "--node", "../evil", "--site", "x")
    assert (said.status, said.answer["error"]) == (3, "bad_name")
    assert not gate_desk.home.exists()
