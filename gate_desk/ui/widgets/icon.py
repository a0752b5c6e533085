"""An icon in a colour role that follows the theme, and a small mark of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

MarkState = Literal["good", "warn", "bad", "off"]


class Icon(QWidget):
    """A Lucide icon, `size` logical pixels square."""

    def __init__(
        self, theme: Theme, name: str, role: Role, size: int, *, stroke: float | None = None
    ) -> None:
        super().__init__()
        self._theme, self._name, self._role, self._stroke = theme, name, role, stroke
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._theme_changed)

    def set_icon(self, name: str, role: Role) -> None:
        """Another icon or colour."""
        self._name, self._role = name, role
        self.update()

    @Slot(object)
    def _theme_changed(self, _palette: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colour of its role."""
        painter = QPainter(self)
        colour = self._theme.palette.colour(self._role)
        icons.paint(painter, QRectF(self.rect()), self._name, colour, self._stroke)


class Mark(QWidget):
    """A state as a shape as well: good a disc, warn a triangle, bad a cross, off a ring."""

    _ROLES: dict[MarkState, Role] = {
        "good": "mark_good",
        "warn": "mark_warn",
        "bad": "mark_bad",
        "off": "muted",
    }

    def __init__(self, theme: Theme, state: MarkState = "off", size: int = 10) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.setFixedSize(size, size)
        theme.changed.connect(self._theme_changed)

    @property
    def state(self) -> MarkState:
        """What it shows."""
        return self._state

    def set_state(self, state: MarkState) -> None:
        """Show another state."""
        self._state = state
        self.update()

    @Slot(object)
    def _theme_changed(self, _palette: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape of the state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._theme.palette.colour(self._ROLES[self._state]))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._state in ("bad", "off"):
            painter.setPen(QPen(colour, 2.4, c=Qt.PenCapStyle.RoundCap))
            room.adjust(1, 1, -1, -1)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        if self._state == "warn":
            top = QPointF(room.center().x(), room.top())
            painter.drawPolygon(QPolygonF([top, room.bottomRight(), room.bottomLeft()]))
        elif self._state == "bad":
            painter.drawLine(room.topLeft(), room.bottomRight())
            painter.drawLine(room.bottomLeft(), room.topRight())
        else:
            painter.drawEllipse(room)
