"""The section "Quy chế" of the settings: the regulation with its signatures, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gate_desk.domain.charter import Agency
from gate_desk.services.charters import CharterState
from gate_desk.ui.language import Language
from gate_desk.ui.models.charter_desk import CharterDesk, CharterView
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.scrolled import Scrolled
from gate_desk.words import text
from gate_desk.words.errors import error_sentences
from gate_desk.words.gate import day

_WIDEST = 900
"""Pixels: longer lines are hard to read."""


class _Line(NamedTuple):
    text: str
    size: int = 15
    weight: int = fonts.REGULAR
    tone: str = "ink"


class CharterSection(QWidget):
    """A text like the one on paper."""

    def __init__(self, theme: Theme, language: Language, desk: CharterDesk) -> None:
        super().__init__()
        self._language, self._desk = language, desk
        self.notice = Notice(theme)
        self.lines: list[PlainLabel] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(28, 20, 28, 24)
        self._column.setSpacing(6)
        card = Card()
        card.setMaximumWidth(_WIDEST)
        room = QVBoxLayout(card)
        room.setContentsMargins(1, 8, 1, 8)
        room.addWidget(Scrolled(inner))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.notice)
        outer.addWidget(card, 1)
        desk.changed.connect(self._show)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """No keys of its own."""
        return ()

    def save(self) -> None:
        """Nothing can be changed here: the agencies sign the next version."""

    def begin(self) -> None:
        """There is nothing to try out."""

    def cancel(self) -> None:
        """There is nothing under way."""

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._show(self._desk.view)

    @Slot(object)
    def _show(self, _view: object) -> None:
        view = self._desk.view
        self._show_notice(view)
        for label in self.lines:
            self._column.removeWidget(label)
            label.deleteLater()
        self.lines = [
            PlainLabel(line.text, size=line.size, weight=line.weight, tone=line.tone, wrap=True)
            for line in self._text(view)
        ]
        for label in self.lines:
            self._column.addWidget(label)

    def _show_notice(self, view: CharterView) -> None:
        if view.error is not None:
            self.notice.show_words("refuse", *error_sentences(view.error.code))
        elif view.state is not None and view.state.rivals:
            self.notice.show_words("refuse", *error_sentences("charter_fork"))
        elif view.state is not None and view.state.version > view.in_use:
            what = text("Đã nhận quy chế phiên bản {version}.", version=view.state.version)
            self.notice.show_words("check", what, text("Đóng rồi mở lại chương trình để dùng."))
        else:
            self.notice.show_words("info", "")

    def _text(self, view: CharterView) -> Iterator[_Line]:
        if view.state is None or view.charter is None:
            return
        language = self._language.code
        yield _Line(view.charter.name.in_language(language), 22, fonts.SEMIBOLD)
        yield from self._signatures(view.state)
        for article in view.charter.articles:
            title = article.title.in_language(language)
            number = text("Điều {number}. {title}", number=article.number, title=title)
            yield _Line(number, 17, fonts.SEMIBOLD)
            yield _Line(article.text.in_language(language).strip())

    def _signatures(self, state: CharterState) -> Iterator[_Line]:
        agencies = {each.id: each.short for each in self._agencies()}
        for version in state.versions:
            names = ", ".join(
                agencies[agency].in_language(self._language.code) if agency in agencies else agency
                for agency in version.signed_by
            )
            yield _Line(
                text(
                    "Phiên bản {version}, có hiệu lực từ {day}, đã ký: {names}",
                    version=version.version,
                    day=day(date.fromisoformat(version.valid_from)),
                    names=names,
                ),
                tone="muted",
            )
        digits = text("Dấu vân tay của phiên bản 1: {digits}", digits=state.fingerprint)
        yield _Line(digits, 13, tone="muted")

    def _agencies(self) -> tuple[Agency, ...]:
        charter = self._desk.view.charter
        return charter.agencies if charter else ()

    def showEvent(self, event: QShowEvent) -> None:
        """It may have advanced."""
        super().showEvent(event)
        self._desk.load()
