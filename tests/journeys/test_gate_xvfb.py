"""The real gate window at a real keyboard: every scan is answered, nothing is typed or pressed."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from tests.helpers.demo_site import Site
from tests.helpers.staff_codes import full_codes
from tests.helpers.xvfb import WindowProgram, type_text, window_program, xvfb_display

SCANNER_MS = 5
PERSON_MS = 120


@pytest.fixture
def home(demo_site: Site, tmp_path: Path) -> Path:
    return demo_site.copy("post-1", tmp_path)


@pytest.fixture
def display() -> Iterator[str]:
    with xvfb_display() as name:
        yield name


def begin(window: WindowProgram, where: str) -> None:
    window.tell(f"begin {where}")
    window.wait_until(lambda state: state["focus"] == where and not state["verdicts"])


def test_two_hundred_scans_get_two_hundred_verdicts_wherever_the_focus_is(
    demo_site: Site, home: Path, display: str
) -> None:
    draw = random.Random(5)
    numbers = [f"UBND-{number:05}" for number in range(1, 181)]
    scanned = full_codes(demo_site, 20) + numbers
    draw.shuffle(scanned)
    with window_program(display, "tests.helpers.gate_window", [str(home)]) as window:
        window.wait_until(lambda state: state["ready"])
        for where, part in (("field", scanned[:100]), ("button", scanned[100:])):
            type_text(display, window.state["window"], "", PERSON_MS)
            begin(window, where)
            typed = "".join(code + "\n" for code in part)
            type_text(display, window.state["window"], typed, SCANNER_MS)
            state = window.wait_until(lambda state: len(state["verdicts"]) >= 100)
            assert (len(state["verdicts"]), state["text"], state["clicks"]) == (100, "", 0)
        begin(window, "field")
        type_text(display, window.state["window"], "nguyen thi", PERSON_MS)
        state = window.wait_until(lambda state: state["text"] == "nguyen thi")
        assert state["verdicts"] == []
    station = open_station(home, Role.CONSOLE, write=False)
    try:
        assert station.care.head().counts_by_type["scan.decided"] == 200
        assert all(verified.ok for verified in station.care.verify())
    finally:
        station.close()
