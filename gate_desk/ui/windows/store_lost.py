"""The full red panel: nothing can be recorded, so the post goes on with paper."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.icon import Icon
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import said, text
from gate_desk.words.errors import error_sentences

_CALL = said("Gọi chỉ huy trực.")
_CALL_PHONE = said("Gọi chỉ huy trực: số nội bộ {phone}.")
_STEPS = (
    said("Ghi mọi lượt ra vào bằng sổ giấy, so ảnh trên thẻ với người."),
    _CALL,
    said("Không tắt máy, không rút ổ đĩa. Báo quản trị mã lỗi bên dưới."),
    said("Quản trị báo đã xong: quét thử một thẻ. Ghi được thì màn hình này tự đóng."),
)
_HEADLINES = (58, 52, 46, 40, 34)
_SIDE, _ICON, _GAP = 40, 112, 28


class StoreLostPanel(QFrame):
    """Covers the page area; never shows a verdict."""

    def __init__(self, theme: Theme, language: Language, phone: str) -> None:
        super().__init__()
        set_property(self, "role", "lost")
        self.headline = PlainLabel(size=_HEADLINES[0], weight=fonts.BOLD, tone="on_band", wrap=True)
        self.reason = PlainLabel(size=24, weight=fonts.SEMIBOLD, tone="on_band", wrap=True)
        self.advice = PlainLabel(size=18, weight=fonts.MEDIUM, tone="on_band", wrap=True)
        self.code = PlainLabel(size=15, weight=fonts.MEDIUM, tone="on_band", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.steps = tuple(
            PlainLabel(size=20, weight=fonts.MEDIUM, tone="on_band", wrap=True) for _ in _STEPS
        )
        self._code, self._detail, self._phone = "", "", phone
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(Icon(theme, "octagon-x", "on_band", _ICON, stroke=2))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.headline)
        words.addWidget(self.reason)
        words.addWidget(self.advice)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 28, _SIDE, 28)
        column.addStretch(2)
        column.addLayout(head)
        column.addSpacing(28)
        column.addLayout(self._numbered())
        column.addSpacing(24)
        column.addWidget(self.code)
        column.addStretch(3)
        language.changed.connect(self._language_changed)
        self.retranslate()

    def _numbered(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, step in enumerate(self.steps):
            number = PlainLabel(f"{at + 1}.", size=20, weight=fonts.BOLD, tone="on_band")
            grid.addWidget(number, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, at, 1)
        return grid

    def show_reason(self, code: str, detail: str) -> None:
        """Say why; `detail` is for the administrator."""
        self._code, self._detail = code, detail
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest headline that stays on one line."""
        super().resizeEvent(event)
        self._fit_headline()

    def _fit_headline(self) -> None:
        room = self.width() - 2 * _SIDE - _ICON - _GAP
        words = self.headline.text()
        fitting = (
            size
            for size in _HEADLINES
            if QFontMetrics(fonts.font(size, fonts.BOLD)).horizontalAdvance(words) < room
        )
        self.headline.set_font(next(fitting, _HEADLINES[-1]), fonts.BOLD)

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.headline.setText(text("KHÔNG GHI ĐƯỢC – DÙNG SỔ GIẤY"))
        self._fit_headline()
        what, advice = error_sentences(self._code)
        self.reason.setText(what)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        for label, step in zip(self.steps, _STEPS, strict=True):
            call = step == _CALL and self._phone
            label.setText(text(_CALL_PHONE, phone=self._phone) if call else text(step))
        told = text("Mã lỗi: {code}", code=self._code)
        self.code.setText(f"{told} · {self._detail}" if self._detail else told)
