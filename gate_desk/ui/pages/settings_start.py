"""The section "Khi mở chương trình" of the settings: how the window opens on this machine."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalMapper, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.ui.models.start_desk import StartDesk
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.choice import Choice
from gate_desk.ui.widgets.field import Field
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.words import said, text
from gate_desk.words.errors import error_sentences

_YES_NO = ((True, said("Có")), (False, said("Không")))
_OFFERS: dict[str, tuple[tuple[object, str], ...]] = {
    "at_login": _YES_NO,
    "theme": (
        ("light", said("Nền sáng")),
        ("dark", said("Nền tối")),
        ("auto", said("Tối vào ban đêm")),
    ),
    "language": (("vi", "Tiếng Việt"), ("en", "English")),
    "sound": _YES_NO,
}
_LABELS: dict[str, str] = {
    "at_login": said("Tự mở khi đăng nhập máy tính"),
    "theme": said("Giao diện"),
    "language": said("Ngôn ngữ"),
    "sound": said("Âm thanh"),
}
_WIDEST = 760


class StartSection(QWidget):
    """Each choice is saved as it is made and counts from the next start."""

    def __init__(self, theme: Theme, desk: StartDesk) -> None:
        super().__init__()
        self._desk = desk
        self.title = PlainLabel(size=18, weight=fonts.SEMIBOLD)
        self.choices = {name: Choice(theme) for name in _OFFERS}
        self._fields = {name: Field(choice) for name, choice in self.choices.items()}
        self.notice = Notice(theme)
        self._mapper = QSignalMapper(self)
        self._mapper.mappedString.connect(self._picked)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for number, (name, choice) in enumerate(self.choices.items()):
            grid.addWidget(self._fields[name], number // 2, number % 2)
            self._mapper.setMapping(choice, name)
            choice.picked.connect(self._mapper.map)
        card = Card()
        card.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addWidget(self.notice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(card, 1)
        row.addStretch(0)
        outer.addLayout(row)
        outer.addStretch(1)
        desk.changed.connect(self._show)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """No keys of its own."""
        return ()

    def save(self) -> None:
        """Every choice is saved already."""

    def begin(self) -> None:
        """There is nothing to try out."""

    def cancel(self) -> None:
        """There is nothing under way."""

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(text("Khi mở chương trình"))
        for name, field in self._fields.items():
            field.show_label(text(_LABELS[name]))
        self._show(self._desk.view)

    @Slot(object)
    def _show(self, _view: object) -> None:
        view = self._desk.view
        start = view.start
        for name, choice in self.choices.items():
            choice.setEnabled(start is not None)
            if start is not None:
                value = start.at_login if name == "at_login" else getattr(start.window, name)
                offers = [(each, text(what)) for each, what in _OFFERS[name]]
                choice.offer(offers, value)
        if view.error is not None:
            self.notice.show_words("refuse", *error_sentences(view.error.code))
        elif view.just_saved:
            self.notice.show_words("admit", text("Đã lưu, dùng từ lần mở sau."))
        else:
            self.notice.show_words("info", "")

    @Slot(str)
    def _picked(self, name: str) -> None:
        start, value = self._desk.view.start, self.choices[name].value
        if start is None:
            return
        if name == "at_login":
            self._desk.save(replace(start, at_login=value))
        else:
            self._desk.save(replace(start, window=replace(start.window, **{name: value})))

    def showEvent(self, event: QShowEvent) -> None:
        """It may have been changed elsewhere."""
        super().showEvent(event)
        self._desk.load()
