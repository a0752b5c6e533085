"""Visits and passes in words."""

from gate_desk.words import said, text

VISITOR_PASS = said("Thẻ khách / nhà thầu")

PURPOSES: dict[str, str] = {
    "contractor": said("Nhà thầu"),
}

PASS_STATES: dict[str, str] = {
    "active": said("đang dùng"),
    "returned": said("đã nộp lại"),
    "lost": said("báo mất"),
}


def purpose(code: str) -> str:
    """What a visitor comes for; the code itself where a newer program made one."""
    known = PURPOSES.get(code)
    return text(known) if known else code


def pass_state(code: str) -> str:
    """Where a pass stands."""
    return text(PASS_STATES[code])
