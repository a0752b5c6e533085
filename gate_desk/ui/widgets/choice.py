"""A box that offers a few values by their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.style import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

HEIGHT = 40
_ARROW = 18
Offer = tuple[object, str]
"""A value and its name."""


class Choice(QComboBox):
    """Values are changed by hand only: the wheel scrolls the page, not the value.

    Signals:
        picked: the value that somebody has chosen.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offers: tuple[Offer, ...] = ()
        self.setView(QListView())
        self.setFont(fonts.font(15))
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._activated)

    def offer(self, offers: Sequence[Offer], value: object) -> None:
        """Offer these values; `value` is the present one."""
        if tuple(offers) != self._offers:
            self._offers = tuple(offers)
            self.clear()
            self.addItems([name for _, name in self._offers])
        values = [each for each, _ in self._offers]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    @property
    def value(self) -> object:
        """The present value; None while there is none."""
        at = self.currentIndex()
        return self._offers[at][0] if at >= 0 else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be chosen."""
        return self._offers

    def minimumSizeHint(self) -> QSize:
        """Narrow rooms cut long names of devices; the open list shows them whole."""
        return QSize(96, HEIGHT)

    @Slot(int)
    def _activated(self, at: int) -> None:
        self.picked.emit(self._offers[at][0])

    def showPopup(self) -> None:
        """Open the list, as wide as its longest name."""
        view = self.view()
        widest = max(
            (self.fontMetrics().horizontalAdvance(name) for _, name in self._offers), default=0
        )
        view.setMinimumWidth(max(self.width(), widest + 48))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as the sheet has it, with our own arrow; a long name ends with an ellipsis."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - 50
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        where = QRectF(self.width() - 30, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        icons.paint(painter, where, "chevron-down", self._theme.palette.muted)
