"""Visits and passes in words."""

import pytest

from gate_desk.domain.verdict import CardState
from gate_desk.words.visits import pass_state, purpose


def test_a_purpose_of_a_newer_program_is_its_code() -> None:
    assert purpose("contractor") == "Nhà thầu"
    assert purpose("tiếp dân") == "tiếp dân"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (CardState.ACTIVE, "đang dùng"),
        (CardState.RETURNED, "đã nộp lại"),
        (CardState.LOST, "báo mất"),
    ],
)
def test_every_state_of_a_pass_is_said(state: CardState, said: str) -> None:
    assert pass_state(state) == said
