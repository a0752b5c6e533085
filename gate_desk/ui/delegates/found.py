"""One found person: photograph, name, unit, birth year, the card's last four, last passage."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, SiteNames
from gate_desk.ui.models.band_text import NOTHING_KNOWN
from gate_desk.ui.models.found import PERSON_ROLE
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Piece, longest_that_fits, one_line_font
from gate_desk.words import strips

ROW_PX = 66


class FoundDelegate(QStyledItemDelegate):
    """Paints `FoundPerson`s; two people with like names differ at a glance."""

    def __init__(
        self, theme: Theme, photos: Photos, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._photos, self._now = theme, photos, now
        self.names: SiteNames = NOTHING_KNOWN

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(480, ROW_PX)

    def pieces(self, found: FoundPerson, room: QRect) -> list[Piece]:
        """The texts of a line."""
        wide = room.width()
        year, card, seen = round(wide * 0.5), round(wide * 0.58), round(wide * 0.68)
        person, last = found.person, found.last
        name = one_line(person.name)
        upper, lower = _row(room, 73, year, 8, 28), _row(room, 73, year, 35, 22)
        place, place_font = longest_that_fits(
            self._places(found), lower.width(), (14, 13, 12), fonts.REGULAR, 8
        )
        middle = (12, room.height() - 24)
        number = f"…{one_line(found.card.number)[-4:]}" if found.card else "–"
        line = strips.last_seen(
            last.direction if last else None, last.at if last else None, self._now()
        )
        seen_box = _row(room, seen, wide - 6, *middle)
        inside = last is not None and last.direction is Direction.IN
        text = fonts.font(15, fonts.MEDIUM, tabular=True)
        return [
            Piece(name, upper, one_line_font(name, upper.width(), 17, 9, 700), "ink"),
            Piece(place, lower, place_font, "muted"),
            Piece(str(person.birth_year or "–"), _row(room, year, card, *middle), text, "ink"),
            Piece(number, _row(room, card, seen, *middle), text, "ink"),
            Piece(
                line,
                seen_box,
                one_line_font(line, seen_box.width(), 15, 10, fonts.SEMIBOLD),
                "admit_text" if inside else "exit_text",
            ),
        ]

    def _places(self, found: FoundPerson) -> list[str]:
        """Unit and agency, then with the agency's short name, then the unit alone."""
        unit, code = one_line(found.person.unit), found.person.agency
        short, full = self.names.agencies.get(code, (code, code))
        places = [" · ".join(filter(None, (unit, agency))) for agency in (full, short)]
        return [*places, unit] if unit else places

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line, softly coloured when it is the chosen one."""
        palette = self._theme.palette
        room: QRect = option.rect
        found = index.data(PERSON_ROLE)
        if not isinstance(found, FoundPerson):
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(palette.info_soft))
            painter.fillRect(
                QRect(room.left(), room.top(), 4, room.height()), QColor(palette.accent)
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._photos.get(found.person.photo)
        place = QRectF(room.left() + 16, room.top() + 7, 42, 52)
        grounds.photo(painter, place, picture, palette, 6)
        for piece in self.pieces(found, room):
            piece.paint(painter, palette)
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.bottomLeft(), room.bottomRight())


def _row(room: QRect, left: int, right: int, top: int, high: int) -> QRect:
    return QRect(room.left() + left, room.top() + top, right - left - 10, high)
