"""`gate-desk credential`: a desk taps a card, sees its number, and gives it to a person."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command import Command
from tests.helpers.demo_site import Site

CARD = "UBND-00417"
CHIP = b"0102B0A5FD\r\n"


@pytest.fixture
def at_desk(
    demo_site: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Command:
    """`gate-desk` at the desk of the People's Committee's office."""
    return Command(demo_site.copy("desk-ubnd", tmp_path), capsys, monkeypatch)


def size(command: Command) -> int:
    return int(command("journal", "head").answer["size"])


def test_without_yes_the_number_is_shown_and_nothing_recorded(at_desk: Command) -> None:
    before = size(at_desk)
    said = at_desk("credential", "tap", CARD, stdin=CHIP)
    assert (said.status, said.answer["record"], said.answer["hex"]) == (1, None, "0102B0A5FD")
    assert said.answer["notations"] == {
        "10H13D": "0004340098557",
        "8H10D": "0045131261",
        "6H8D": "11576829",
        "wg26": "176,42493",
        "hex": "0102B0A5FD",
    }
    assert said.answer["reversed"]["hex"] == "FDA5B00201"
    for number in said.answer["notations"].values():
        assert number in said.told
    assert size(at_desk) == before


def test_tapped_bound_and_taken_off_again(at_desk: Command) -> None:
    before = size(at_desk)
    bound = at_desk("credential", "tap", CARD, "--yes", stdin=CHIP)
    assert (bound.status, bound.answer["number"]) == (0, CARD)
    assert bound.answer["rfid"][-1] == "0102B0A5FD"
    assert bound.answer["person"] == "Đặng Thị Thùy Dương"
    again = at_desk("credential", "tap", CARD, "--yes", stdin=CHIP)
    assert (again.status, again.answer["error"]) == (3, "rfid_already")
    off = at_desk("credential", "untap", CARD, "--yes", "--notation", "6H8D", stdin=b"11576829\n")
    assert (off.status, off.answer["rfid"]) == (0, bound.answer["rfid"][:-1])
    assert size(at_desk) == before + 2
    revoked = at_desk("credential", "revoke", CARD)
    assert (revoked.status, revoked.answer["number"]) == (0, CARD)
    assert at_desk("credential", "tap", CARD, "--yes", stdin=CHIP).answer["error"] == "card_over"


@pytest.mark.parametrize(("typed", "status", "more"), [(b"c", 0, 1), (b"k", 1, 0), (b"", 1, 0)])
def test_a_person_is_asked_before_it_is_bound(
    at_desk: Command, typed: bytes, status: int, more: int
) -> None:
    before = size(at_desk)
    ended, out, told = at_desk.for_people("credential", "tap", CARD, stdin=CHIP + typed + b"\n")
    assert ended == status
    assert "176,42493" in told
    assert (CARD in out) == (status == 0)
    assert size(at_desk) == before + more


@pytest.mark.parametrize(
    ("arguments", "typed", "code"),
    [
        ((), b"0045131261", "rfid_notation"),
        ((), b"", "rfid_unreadable"),
        ((), b"\xff\xfe\x00", "rfid_unreadable"),
        ((), b"x" * 70_000, "input_too_long"),
        (("--notation", "8H10D"), b"4294967296", "rfid_unreadable"),
        (("--notation", "wg26", "--reversed"), b"253,42416", "rfid_one_end"),
    ],
)
def test_what_cannot_be_bound_is_refused(
    at_desk: Command, arguments: tuple[str, ...], typed: bytes, code: str
) -> None:
    before = size(at_desk)
    said = at_desk("credential", "tap", CARD, "--yes", *arguments, stdin=typed)
    assert (said.status, said.answer["error"]) == (3, code)
    assert said.answer["detail"] != code
    assert size(at_desk) == before


def test_wrong_usage(at_desk: Command) -> None:
    assert at_desk("credential", "tap", CARD, "--notation", "9H9D", stdin=CHIP).status == 2
    assert at_desk("credential", "tap", CARD, "--reversed", stdin=CHIP).status == 2


def test_the_desks_own_reader_names_the_notation(at_desk: Command) -> None:
    set_reader(at_desk.home, lambda text: text.replace('rfid = ""', 'rfid = "8H10D"'))
    said = at_desk("credential", "tap", CARD, stdin=b"0045131261\n")
    assert said.answer["hex"] == "02B0A5FD"


def test_a_post_binds_nothing(gate_desk: Command) -> None:
    said = gate_desk("credential", "tap", CARD, "--yes", stdin=CHIP)
    assert (said.status, said.answer["error"]) == (3, "not_a_desk")


def set_reader(home: Path, change: Callable[[str], str]) -> None:
    settings = home / "node.toml"
    changed = change(settings.read_text("utf-8"))
    assert changed != settings.read_text("utf-8")
    settings.write_text(changed, "utf-8")


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (("suspend", "resume"), "active"),
        (("lost", "found"), "active"),
        (("returned",), "returned"),
        (("lost", "revoke"), "revoked"),
    ],
)
def test_reports_of_a_card(at_desk: Command, acts: tuple[str, ...], state: str) -> None:
    for act in acts:
        said = at_desk("credential", act, CARD, "--note", "báo qua điện thoại")
        assert said.status == 0
    assert said.answer["state"] == state
    again = at_desk("credential", acts[-1], CARD)
    assert (again.status, again.answer["error"]) == (
        3,
        "card_over" if state == "revoked" else "card_state",
    )
