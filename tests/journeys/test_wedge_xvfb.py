"""A scanner and a person at one real keyboard of a real X server."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from gate_desk.devices.wedge import WedgeSettings
from tests.helpers.xvfb import WindowProgram, press_key, type_text, window_program, xvfb_display

SCANNER_MS = 5
PERSON_MS = 120
TRIES = 5
GAP_MS = WedgeSettings(reader="").gap_ms


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with xvfb_display() as name:
        yield name


@pytest.fixture
def window(display: str) -> Iterator[WindowProgram]:
    with window_program(display, "tests.helpers.wedge_window") as program:
        program.wait_until(lambda state: state["window"] > 0)
        yield program


def codes(seed: int) -> list[str]:
    """Ten full staff codes and ninety card numbers, mixed."""
    draw = random.Random(seed)
    full = ["6807" + "".join(draw.choices("0123456789", k=202)) for _ in range(10)]
    numbers = [f"UBND-{draw.randrange(100_000):05}" for _ in range(90)]
    mixed = full + numbers
    draw.shuffle(mixed)
    return mixed


def begin(display: str, window: WindowProgram, where: str) -> None:
    type_text(display, window.state["window"], "", PERSON_MS)
    window.tell(f"begin {where}")
    window.wait_until(lambda state: state["focus"] == where and not state["ended"])


def scan_all(display: str, window: WindowProgram, where: str, scanned: list[str]) -> dict[str, Any]:
    """The window's state afterwards.

    Scanned again when the computer was too busy to type at a scanner's pace, by the X server's own
    clock: pauses that no reader makes.
    """
    for _ in range(TRIES):
        begin(display, window, where)
        typed = "".join(code + "\n" for code in scanned)
        type_text(display, window.state["window"], typed, SCANNER_MS)
        press_key(display, window.state["window"], "F12")
        state = window.wait_until(lambda state: state["ended"] == 1)
        if state["scans"] == scanned or state["longest_pause_ms"] <= GAP_MS:
            break
    return state


@pytest.mark.parametrize(("where", "seed"), [("field", 1), ("button", 2)])
def test_a_hundred_scans_at_5_ms_per_key_are_captured_wherever_the_focus_is(
    display: str, window: WindowProgram, where: str, seed: int
) -> None:
    state = scan_all(display, window, where, codes(seed))
    assert state["scans"] == codes(seed)
    assert (state["text"], state["clicks"]) == ("", 0)


def test_a_person_types_between_scans(display: str, window: WindowProgram) -> None:
    begin(display, window, "field")
    identity = window.state["window"]
    type_text(display, identity, "xe 29A-123 ", PERSON_MS)
    type_text(display, identity, "UBND-00417\n", SCANNER_MS)
    type_text(display, identity, "de o cong", PERSON_MS)
    press_key(display, identity, "F12")
    state = window.wait_until(lambda state: state["ended"] == 1)
    assert state["scans"] == ["UBND-00417"]
    assert (state["text"], state["clicks"]) == ("xe 29A-123 de o cong", 0)


def test_what_is_typed_while_the_window_is_busy_comes_apart_afterwards(
    display: str, window: WindowProgram
) -> None:
    begin(display, window, "field")
    identity = window.state["window"]
    window.tell("block 1500")
    window.wait_until(lambda state: state["blocked"] == 1)
    type_text(display, identity, "gh", PERSON_MS)
    type_text(display, identity, "UBND-00417\n", SCANNER_MS)
    type_text(display, identity, "i chu", PERSON_MS)
    press_key(display, identity, "F12")
    state = window.wait_until(lambda state: state["ended"] == 1)
    assert state["scans"] == ["UBND-00417"]
    assert (state["text"], state["clicks"]) == ("ghi chu", 0)


def test_a_window_that_is_busy_in_the_middle_of_every_scan_loses_none(
    display: str, window: WindowProgram
) -> None:
    numbers = [code for code in codes(3) if "-" in code][:20]
    window.tell("stumble 100")
    state = scan_all(display, window, "field", numbers)
    assert state["scans"] == numbers
    assert (state["text"], state["clicks"]) == ("", 0)


def test_enter_of_a_person_still_presses_the_button(display: str, window: WindowProgram) -> None:
    begin(display, window, "field")
    type_text(display, window.state["window"], "xong\n", PERSON_MS)
    press_key(display, window.state["window"], "F12")
    state = window.wait_until(lambda state: state["ended"] == 1)
    assert (state["scans"], state["text"], state["clicks"]) == ([], "xong", 1)
