"""The card "Quét thử một mã bất kỳ": what a reader delivers, recorded nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.ui.models.trial_text import TrialText
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.icon import Icon
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.raw_text import RawText
from gate_desk.ui.widgets.scrolled import Scrolled
from gate_desk.ui.widgets.trial_facts import TrialFacts
from gate_desk.words import text

MOST_ADVICE = 4


class TrialPanel(Card):
    """Off, waiting for a scan, or showing the newest one.

    Signals:
        begin_pressed, end_pressed: the trial's button.
        adopt_pressed: the proposed settings are to be used.
    """

    begin_pressed = Signal()
    end_pressed = Signal()
    adopt_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._on = False
        self._shown: TrialText | None = None
        self.title = PlainLabel(size=18, weight=fonts.SEMIBOLD, wrap=True)
        self.begin = ActionButton(primary=True, small=True)
        self.end = ActionButton(small=True)
        self.mode = Notice(theme)
        self.about = PlainLabel(size=15, tone="muted", wrap=True)
        self.waiting = _Waiting(theme)
        self.raw = RawText(theme)
        self.facts = TrialFacts()
        self.advice = tuple(Notice(theme) for _ in range(MOST_ADVICE))
        self.proposal = PlainLabel(size=15, weight=fonts.MEDIUM, wrap=True)
        self.adopt = ActionButton(primary=True, small=True)
        self.begin.clicked.connect(self.begin_pressed)
        self.end.clicked.connect(self.end_pressed)
        self.adopt.clicked.connect(self.adopt_pressed)
        self._result = self._laid_out()
        self.retranslate()

    def _laid_out(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.begin)
        head.addWidget(self.end)
        result = QWidget()
        inner = QVBoxLayout(result)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (self.raw, self.facts, *self.advice):
            inner.addWidget(part)
        inner.addStretch(1)
        proposed = QHBoxLayout()
        proposed.setSpacing(12)
        proposed.addWidget(self.proposal, 1)
        proposed.addWidget(self.adopt)
        scroll = Scrolled(result)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.mode)
        column.addWidget(self.about)
        column.addWidget(self.waiting, 1)
        column.addWidget(scroll, 1)
        column.addLayout(proposed)
        return scroll

    def show_trial(self, *, on: bool, shown: TrialText | None) -> None:
        """Show where the trial is."""
        self._on, self._shown = on, shown
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        on, shown = self._on, self._shown
        self.title.setText(text("Quét thử một mã bất kỳ"))
        self.begin.set_action(text("Bắt đầu quét thử"), "Ctrl+T")
        self.end.set_action(text("Kết thúc"), "Esc")
        self.adopt.set_action(text("Dùng các thông số này"), "")
        self.begin.setVisible(not on)
        self.end.setVisible(on)
        self.set_outlined(on)
        self.mode.show_words(
            "check",
            text("ĐANG QUÉT THỬ · KHÔNG GHI VÀO SỔ") if on else "",
            text("Tự kết thúc sau 60 giây không quét, hoặc khi rời trang này."),
        )
        self.about.setText(
            text(
                "Xem máy quét gửi những gì, gõ nhanh hay chậm, và nên đặt thế nào. "
                "Trong lúc quét thử, lượt quét không được ghi vào sổ. "
                "Mã đã quét không được lưu lại, và biến khỏi màn hình khi kết thúc."
            )
        )
        self.about.setVisible(not on)
        self.waiting.show_words(on)
        self.waiting.setVisible(shown is None)
        self._result.setVisible(shown is not None)
        self._show_result(shown)

    def _show_result(self, shown: TrialText | None) -> None:
        """What was scanned leaves the widgets with the trial."""
        self.raw.show_text(shown.raw if shown else "", shown.more if shown else "")
        self.facts.show_facts(shown.facts if shown else ())
        advice = shown.advice if shown else ()
        if shown is not None and not advice:
            self.advice[0].show_words("admit", text("Máy quét hoạt động tốt."))
        for number, notice in enumerate(self.advice):
            if number < len(advice):
                notice.show_words("check", *advice[number])
            elif number or advice or shown is None:
                notice.show_words("check", "")
        self.proposal.setText(shown.progress if shown else "")
        self.proposal.setVisible(shown is not None)
        self.adopt.setVisible(shown is not None and shown.adoptable)


class _Waiting(QWidget):
    """A large quiet invitation where the result will be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = Icon(theme, "scan-line", "muted", 72, stroke=1.5)
        self._words = PlainLabel(size=21, weight=fonts.SEMIBOLD, tone="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addStretch(1)

    def show_words(self, on: bool) -> None:
        """Invite to scan, or to begin."""
        self._words.setText(text("Mời quét một mã") if on else text("Chưa bắt đầu quét thử"))
