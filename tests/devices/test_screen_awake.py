"""The display stays on while it is asked for, and only then."""

import pytest

from gate_desk.devices.screen_awake import ScreenAwake, inhibit_sleep


class Desktop:
    def __init__(self, answers: bool) -> None:
        self.answers = answers
        self.told: list[str] = []

    def inhibit(self, reason: str) -> bool:
        self.told.append(reason)
        return self.answers

    def let_go(self) -> None:
        self.told.append("let go")


@pytest.mark.parametrize("answers", [True, False])
def test_it_asks_once_and_takes_back_what_was_promised(answers: bool) -> None:
    desktop = Desktop(answers)
    awake = ScreenAwake("gate", desktop.inhibit, desktop.let_go)
    awake.release()
    awake.hold()
    assert awake.held is answers
    if answers:
        awake.hold()
    awake.release()
    awake.release()
    assert not awake.held
    assert desktop.told == (["gate", "let go"] if answers else ["gate"])


def test_a_machine_without_a_desktop_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert inhibit_sleep("gate") is False
