"""The only label for text: always plain text, tall enough for stacked Vietnamese accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PlainLabel(QLabel):
    """Text from anywhere, shown as it is: markup and file names in it mean nothing (style.md).

    `tone` names a colour of `theme.sheet.TONES`. With `elide` a text that is too long ends with
    an ellipsis and its whole is the tool tip; without it the label asks for the room it needs.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: int = 15,
        weight: int = fonts.REGULAR,
        tone: str = "ink",
        tabular: bool = False,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._elide = elide
        self.set_font(size, weight, tabular)
        self.set_tone(tone)
        self.setText(text)

    def set_font(self, size: int, weight: int = fonts.REGULAR, tabular: bool = False) -> None:
        """Another size in pixels, weight or kind of figures."""
        self.setFont(fonts.font(size, weight, tabular))
        above, below = fonts.headroom(self.font())
        self.setContentsMargins(0, above, 0, below)

    def set_tone(self, tone: str) -> None:
        """Another colour, by its name."""
        set_property(self, "tone", tone)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        if self._elide:
            self._name_the_whole()

    def minimumSizeHint(self) -> QSize:
        """Qt's, except that a label that may elide can be narrow."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("Nguyễn…")))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, elided when allowed and needed."""
        if not self._elide:
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(room, self.alignment(), shown)

    def _name_the_whole(self) -> None:
        set_plain_tool_tip(self, self.text())


def set_plain_tool_tip(widget: QWidget, untrusted_text: str) -> None:
    """A tool tip is rich text when it looks like it, so the text is escaped for it."""
    safe = untrusted_text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    widget.setToolTip(f"<span>{safe}</span>" if safe else "")
