"""A scanner and a person at one real keyboard of a real X server."""

import random
from collections.abc import Iterator

import pytest

from tests.helpers.xvfb import WindowProgram, type_text, window_program, xvfb_display

SCANNER_MS = 5
PERSON_MS = 120


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with xvfb_display() as name:
        yield name


@pytest.fixture
def window(display: str) -> Iterator[WindowProgram]:
    with window_program(display, "tests.helpers.wedge_window") as program:
        type_text(display, program.wait_until(lambda state: True)["window"], "", SCANNER_MS)
        yield program


def codes(seed: int) -> list[str]:
    """Ten full staff codes and ninety card numbers, mixed."""
    draw = random.Random(seed)
    full = ["6807" + "".join(draw.choices("0123456789", k=202)) for _ in range(10)]
    numbers = [f"UBND-{draw.randrange(100_000):05}" for _ in range(90)]
    mixed = full + numbers
    draw.shuffle(mixed)
    return mixed


def focus(window: WindowProgram, where: str) -> None:
    window.tell(f"focus {where}")
    window.wait_until(lambda state: state["focus"] == where)


def scan_all(display: str, window: WindowProgram, scanned: list[str]) -> list[str]:
    """What the window has captured when as many more have arrived as were scanned."""
    so_far = len(window.state["scans"])
    typed = "".join(code + "\n" for code in scanned)
    type_text(display, window.state["window"], typed, SCANNER_MS)
    state = window.wait_until(lambda state: len(state["scans"]) >= so_far + len(scanned))
    return list(state["scans"][so_far:])


def test_two_hundred_scans_at_5_ms_per_key_and_a_person_typing_behind_them(
    display: str, window: WindowProgram
) -> None:
    for where, seed in (("field", 1), ("button", 2)):
        focus(window, where)
        assert scan_all(display, window, codes(seed)) == codes(seed)
    focus(window, "field")
    type_text(display, window.state["window"], "xe 29A-123 de o cong", PERSON_MS)
    state = window.wait_until(lambda state: len(state["text"]) >= 20)
    assert state["text"] == "xe 29A-123 de o cong"
    assert state["clicks"] == 0
    assert len(state["scans"]) == 200


def test_what_is_typed_while_the_window_is_busy_comes_apart_afterwards(
    display: str, window: WindowProgram
) -> None:
    focus(window, "field")
    window.tell("block 1500")
    window.wait_until(lambda state: state["blocked"] == 1)
    identity = window.state["window"]
    type_text(display, identity, "gh", PERSON_MS)
    type_text(display, identity, "UBND-00417\n", SCANNER_MS)
    type_text(display, identity, "i chu", PERSON_MS)
    state = window.wait_until(lambda state: state["scans"] and len(state["text"]) >= 7)
    assert state["scans"] == ["UBND-00417"]
    assert state["text"] == "ghi chu"
    assert state["clicks"] == 0


def test_enter_of_a_person_still_presses_the_button(display: str, window: WindowProgram) -> None:
    focus(window, "field")
    type_text(display, window.state["window"], "xong\n", PERSON_MS)
    state = window.wait_until(lambda state: state["clicks"] == 1)
    assert state["text"] == "xong"
    assert state["scans"] == []
