"""The list "Chờ xử lý": checks and refusals that wait for the guard, at most three and `+n`."""

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gate_desk.domain.ids import RecordRef
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import (
    CENTRE,
    RIGHT,
    Painted,
    Piece,
    advance,
    longest_that_fits,
)

_HEAD = 40
_CARD = 64
_STEP = _CARD + 8
_SIGNS: dict[bool, tuple[str, Role]] = {
    False: ("triangle-alert", "check_text"),
    True: ("octagon-x", "refuse_text"),
}


class PendingText(Struct, frozen=True, kw_only=True):
    """One waiting card."""

    record: RecordRef
    who: tuple[str, ...]
    """The same person in longer and shorter words, the longest first."""
    why: tuple[str, ...]
    """The reason in longer and shorter words, the longest first."""
    waited: str
    refused: bool
    outlined: bool
    picture: QImage | None = None


class PendingList(Painted):
    """The waiting cards, the newest first.

    Signals:
        chosen: the `RecordRef` of the card that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title, self._more, self._key = "", "", "Tab"
        self._total = 0
        self._cards: tuple[PendingText, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_cards(self, title: str, cards: tuple[PendingText, ...], total: int) -> None:
        """Other cards; `total` counts those that are not shown, too."""
        self._title, self._cards, self._total = title, cards, total
        self._more = f"+{total - len(cards)}" if total > len(cards) else ""
        self.setFixedHeight(_HEAD + _STEP * len(cards) + (22 if self._more else 4))
        self.tell(title, cards, total)

    @property
    def cards(self) -> tuple[PendingText, ...]:
        """What is shown."""
        return self._cards

    @property
    def more(self) -> str:
        """`+n`, or empty."""
        return self._more

    def pieces(self) -> list[Piece]:
        """The title, its count, and three texts per card."""
        head = fonts.font(15, fonts.SEMIBOLD)
        wide = advance(self._title, head)
        pieces = [
            Piece(self._title, QRect(15, 8, wide, 26), head, "ink"),
            Piece(
                str(self._total), self._count_box(), fonts.font(13, 600, True), "check_text", CENTRE
            ),
        ]
        if self._total > 1:
            pieces.append(Piece(self._key, self._key_box(), fonts.font(11, 600), "muted", CENTRE))
        for number, card in enumerate(self._cards):
            pieces += self._card_pieces(card, self._card_box(number))
        if self._more:
            where = QRect(15, _HEAD + _STEP * len(self._cards) - 6, self.width() - 30, 22)
            pieces.append(Piece(self._more, where, fonts.font(14, 600, True), "check_text", CENTRE))
        return pieces

    def _card_pieces(self, card: PendingText, box: QRect) -> list[Piece]:
        small = fonts.font(13, fonts.REGULAR, tabular=True)
        left = box.left() + 60
        wide = advance(card.waited, small)
        room = box.right() - 10 - left
        why_role = _SIGNS[card.refused][1]
        who, name_font = longest_that_fits(
            card.who, room - wide - 8, (15, 14, 13), fonts.SEMIBOLD, 9
        )
        why, why_font = longest_that_fits(card.why, room - 20, (14, 13, 12), fonts.SEMIBOLD, 10)
        return [
            Piece(who, QRect(left, box.top() + 9, room - wide - 8, 23), name_font, "ink"),
            Piece(
                why,
                QRect(left + 20, box.top() + 32, room - 20, 22),
                why_font,
                why_role,
            ),
            Piece(
                card.waited,
                QRect(box.right() - 10 - wide, box.top() + 9, wide, 23),
                small,
                "muted",
                RIGHT,
            ),
        ]

    def _count_box(self) -> QRect:
        left = 15 + advance(self._title, fonts.font(15, fonts.SEMIBOLD)) + 8
        return QRect(left, 11, max(24, 14 + 8 * len(str(self._total))), 20)

    def _key_box(self) -> QRect:
        return QRect(self.width() - 15 - 34, 12, 34, 18)

    def _card_box(self, number: int) -> QRect:
        return QRect(14, _HEAD + _STEP * number, self.width() - 28, _CARD)

    def paint_ground(self, painter: QPainter) -> None:
        """The surface, the count's pill, and a frame with a photograph per card."""
        palette = self.theme.palette
        grounds.card(painter, QRectF(self.rect()), palette)
        grounds.soft(painter, QRectF(self._count_box()), palette.check_soft, 10)
        if self._total > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.muted), 1))
            painter.drawRoundedRect(QRectF(self._key_box()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        for number, card in enumerate(self._cards):
            box = QRectF(self._card_box(number))
            inset = 1.0 if card.outlined else 0.5
            pen = QPen(QColor(palette.accent if card.outlined else palette.line), inset * 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 9, 9)
            place = QRectF(box.left() + 10, box.top() + 8, 38, 48)
            grounds.photo(painter, place, card.picture, palette, 5)
            sign = QRectF(box.left() + 60, box.top() + 35, 15, 15)
            name, role = _SIGNS[card.refused]
            icons.paint(painter, sign, name, palette.colour(role), 2.6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Outline the card under the pointer."""
        for number, card in enumerate(self._cards):
            if self._card_box(number).contains(event.position().toPoint()):
                self.chosen.emit(card.record)
                return
        super().mousePressEvent(event)
