"""The list "Cần chú ý": facts that somebody should do something about."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.ui.models.attention import AttentionText
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Painted, Piece, one_line_font, wrapped_height


class AttentionList(Painted):
    """All of it with advice on the idle page; `compact` beside a card: one line each."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(theme, parent)
        self._compact = compact
        self._title = ""
        self._items: tuple[AttentionText, ...] = ()

    def show_items(self, title: str, items: tuple[AttentionText, ...]) -> None:
        """Another list."""
        self._title, self._items = title, items
        self.tell(title, items)

    @property
    def items(self) -> tuple[AttentionText, ...]:
        """What is shown."""
        return self._items

    def compact_height(self) -> int:
        """Pixels of the compact list."""
        return 40 + 23 * len(self._items) + 4

    def pieces(self) -> list[Piece]:
        """The title, then every item at its mark."""
        size = 15 if self._compact else 18
        title = QRect(
            15 if self._compact else 20, 8 if self._compact else 13, self.width() - 40, 26
        )
        pieces = [Piece(self._title, title, fonts.font(size, fonts.SEMIBOLD), "ink")]
        for item, mark in self._placed():
            pieces += self._compact_pieces(item, mark) if self._compact else self._full(item, mark)
        return pieces

    def _compact_pieces(self, item: AttentionText, mark: QRect) -> list[Piece]:
        room = self.width() - mark.right() - 22
        used = one_line_font(item.what, room, 14, 10, fonts.MEDIUM)
        return [Piece(item.what, QRect(mark.right() + 8, mark.top() - 3, room, 22), used, "ink")]

    def _full(self, item: AttentionText, mark: QRect) -> list[Piece]:
        left, room = mark.right() + 12, self.width() - mark.right() - 32
        used = one_line_font(item.what, room, 17, 12, fonts.SEMIBOLD)
        pieces = [Piece(item.what, QRect(left, mark.top() - 3, room, 26), used, "ink")]
        if item.advice:
            small = fonts.font(15)
            high = wrapped_height(item.advice, small, room)
            where = QRect(left, mark.top() + 23, room, high)
            pieces.append(Piece(item.advice, where, small, "muted", wrap=True))
        return pieces

    def _placed(self) -> list[tuple[AttentionText, QRect]]:
        placed = []
        top = 39 if self._compact else 54
        for item in self._items:
            edge = 16 if self._compact else 20
            placed.append((item, QRect(15 if self._compact else 20, top, edge, edge)))
            if self._compact:
                top += 23
            else:
                room = self.width() - 20 - edge - 32
                high = wrapped_height(item.advice, fonts.font(15), room) if item.advice else 0
                top += 40 + high
        return placed

    def paint_ground(self, painter: QPainter) -> None:
        """The surface and a mark per item; its shape differs, not only its colour."""
        palette = self.theme.palette
        grounds.card(painter, QRectF(self.rect()), palette)
        for item, mark in self._placed():
            name = "circle-check" if item.good else "triangle-alert"
            role: Role = "mark_good" if item.good else "mark_warn"
            icons.paint(painter, QRectF(mark), name, palette.colour(role), 2.4)
