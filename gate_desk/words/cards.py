"""An agency's cards in words: how they stand, and what a desk reports of them."""

from gate_desk.words import said, text

CARD_STATES: dict[str, str] = {
    "active": said("Đang dùng"),
    "suspended": said("Tạm dừng"),
    "lost": said("Báo mất"),
    "returned": said("Đã nộp lại"),
    "revoked": said("Đã thu hồi"),
}
ACTS: dict[str, str] = {
    "suspended": said("Tạm dừng…"),
    "resumed": said("Dùng lại…"),
    "lost": said("Báo mất…"),
    "found": said("Đã tìm thấy…"),
    "returned": said("Nộp lại…"),
    "revoked": said("Thu hồi…"),
}
"""What stands on a button, which asks for a reason first."""
DONE: dict[str, str] = {
    "suspended": said("Đã tạm dừng thẻ."),
    "resumed": said("Thẻ dùng lại được."),
    "lost": said("Đã báo mất thẻ."),
    "found": said("Thẻ đã tìm thấy, dùng lại được."),
    "returned": said("Thẻ đã nộp lại."),
    "revoked": said("Đã thu hồi thẻ."),
}
FINAL = said("Thu hồi rồi thì thẻ này không dùng lại được nữa.")


def state(code: str) -> str:
    """How a card stands; a state of a later version as it is."""
    return text(CARD_STATES[code]) if code in CARD_STATES else code
