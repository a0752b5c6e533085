"""The card below the band: photograph, name, facts, further reasons."""

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.ui.models.card_text import CardText, Fact, Tone
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Painted, Piece, advance, fitted, wrapped_height

PHOTO_HIGH = 330
_PHOTO_MOST = 640
_NAME_SIZES = (44, 43, 42, 41, 40)
_LONG_NAME_SIZES = (40, 38, 36, 34, 32, 30, 28, 26, 24, 22)

_FACT_TONES: dict[Tone, Role] = {
    Tone.PLAIN: "ink",
    Tone.GOOD: "admit_text",
    Tone.WARN: "check_text",
    Tone.BAD: "refuse_text",
}
_NOTE_GROUNDS: dict[Tone, Role] = {
    Tone.PLAIN: "info_soft",
    Tone.GOOD: "admit_soft",
    Tone.WARN: "check_soft",
    Tone.BAD: "refuse_soft",
}


class _Measure(Struct, frozen=True):
    """Sizes in pixels; the smaller ones are taken when the card would overflow."""

    fact: int
    row: int
    label: int
    note: int
    gap: int
    name: int = 44
    """The largest size of the name."""
    flow: bool = False
    """Short notes stand side by side."""
    least: bool = False
    """Good news is left out: what the guard must know comes first."""


_MEASURES = (
    _Measure(fact=17, row=28, label=128, note=15, gap=10),
    _Measure(fact=16, row=25, label=120, note=14, gap=7),
    _Measure(fact=15, row=22, label=112, note=13, gap=5, name=38, flow=True),
    _Measure(fact=13, row=18, label=96, note=12, gap=3, name=30, flow=True),
    _Measure(fact=12, row=16, label=84, note=12, gap=2, name=20, flow=True, least=True),
)
_LARGE = _Measure(fact=21, row=38, label=164, note=18, gap=14)


class VerdictCard(Painted):
    """Everything about one person and one card; long names wrap or shrink, never elided."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, below_band: bool = True
    ) -> None:
        super().__init__(theme, parent)
        self._joined = below_band
        self._text: CardText | None = None
        self._picture: QImage | None = None
        self._dashed = False
        self._boxes: list[tuple[QRect, Role]] = []

    def show_text(self, shown: CardText, picture: QImage | None, *, dashed: bool) -> None:
        """Another card; `dashed` is the border of what is only looked at."""
        self._text, self._picture, self._dashed = shown, picture, dashed
        self.tell(shown, picture and picture.cacheKey(), dashed)

    def set_picture(self, picture: QImage | None) -> None:
        """The photograph has been read."""
        self._picture = picture
        self.update()

    @property
    def shown(self) -> CardText | None:
        """What can be read now."""
        return self._text

    def photo_place(self) -> QRect:
        """260 by 330, less on a low window, more on a tall one."""
        high = max(120, min(_PHOTO_MOST, self.height() - 23))
        if not self._joined or self.height() - 23 < PHOTO_HIGH * 1.2:
            high = min(high, PHOTO_HIGH)
        return QRect(18, 13, round(high * 260 / PHOTO_HIGH), high)

    def pieces(self) -> list[Piece]:
        """The texts at the largest measure that fits the height."""
        if self._text is None:
            return []
        tall = self.photo_place().height() > PHOTO_HIGH
        pieces: list[Piece] = []
        for measure in (_LARGE, *_MEASURES) if tall else _MEASURES:
            pieces, bottom = self._plan(self._text, measure)
            if bottom <= self.height() - 8:
                break
        return pieces

    def _plan(self, shown: CardText, measure: _Measure) -> tuple[list[Piece], int]:
        left = self.photo_place().right() + 23
        wide = self.width() - left - 18
        pieces, top = self._heading(shown, left, wide, measure)
        for fact in shown.facts:
            row, top = _fact(fact, QRect(left, top, wide, 0), measure)
            pieces += row
        notes, top = self._notes(shown, QRect(left, top + measure.gap, wide, 0), measure)
        pieces += notes
        if shown.footnote:
            used = fonts.font(13, fonts.REGULAR)
            high = wrapped_height(shown.footnote, used, wide)
            where = QRect(left, top, wide, high)
            pieces.append(Piece(shown.footnote, where, used, "muted", wrap=True))
            top += high
        return pieces, top

    def _notes(self, shown: CardText, room: QRect, measure: _Measure) -> tuple[list[Piece], int]:
        pieces: list[Piece] = []
        self._boxes = []
        used = fonts.font(measure.note, fonts.MEDIUM)
        pad = 3 if measure.least else 5 if measure.flow else 7
        left, top, bottom = room.left(), room.top(), room.top()
        for note in shown.notes:
            if measure.least and note.tone is Tone.GOOD:
                continue
            wide = (
                min(room.width(), advance(note.text, used) + 26) if measure.flow else room.width()
            )
            if left > room.left() and left + wide > room.right() + 1:
                left, top = room.left(), bottom
            high = wrapped_height(note.text, used, wide - 24)
            box = QRect(left, top, wide, high + 2 * pad)
            self._boxes.append((box, _NOTE_GROUNDS[note.tone]))
            pieces.append(
                Piece(note.text, box.adjusted(12, pad, -12, -pad), used, "ink", wrap=True)
            )
            bottom = max(bottom, box.bottom() + 1 + max(4, measure.gap - 3))
            left = left + wide + 6 if measure.flow else room.right() + 2
        return pieces, bottom

    def _heading(
        self, shown: CardText, left: int, wide: int, measure: _Measure
    ) -> tuple[list[Piece], int]:
        used, lines = _name_font(shown.name, wide, measure.name)
        above, below = fonts.headroom(used)
        high = wrapped_height(shown.name, used, wide) if lines > 1 else used.pixelSize() * 6 // 5
        name = QRect(left, 9 + above, wide, high)
        pieces = [Piece(shown.name, name, used, "ink", wrap=lines > 1)]
        top = name.bottom() + 1 + below
        if shown.place:
            small = fonts.font(measure.fact, fonts.REGULAR)
            high = wrapped_height(shown.place, small, wide)
            pieces.append(
                Piece(shown.place, QRect(left, top, wide, high), small, "muted", wrap=True)
            )
            top += high
        return pieces, top + measure.gap

    def paint_ground(self, painter: QPainter) -> None:
        """The surface, the photograph, the soft boxes."""
        palette = self.theme.palette
        room = QRectF(self.rect())
        grounds.card(painter, room, palette, joined=self._joined)
        if self._dashed:
            grounds.card(painter, room.adjusted(2, 0, -2, -2), palette, joined=True)
            grounds.dashed(painter, room, palette, joined=True)
        if self._text is None:
            return
        grounds.photo(painter, QRectF(self.photo_place()), self._picture, palette, 10)
        self.pieces()
        for box, role in self._boxes:
            grounds.soft(painter, QRectF(box), palette.colour(role))


def _name_font(name: str, wide: int, largest: int) -> tuple[QFont, int]:
    """One line of 40 to 44 px if it fits, else as many lines as it takes; smaller if it must."""
    one_line = _NAME_SIZES if largest >= _NAME_SIZES[-1] else (largest, largest - 2, largest - 4)
    used = fitted(name, wide, one_line, fonts.BOLD)
    if used:
        return used, 1
    for lines in (2, 3):
        sizes = tuple(size for size in _LONG_NAME_SIZES if size <= largest)
        used = fitted(name, wide, sizes, fonts.BOLD, lines=lines)
        if used:
            return used, lines
    return fonts.font(_LONG_NAME_SIZES[-1], fonts.BOLD), 4


def _fact(fact: Fact, at: QRect, measure: _Measure) -> tuple[list[Piece], int]:
    weight = fonts.MEDIUM if fact.tone is Tone.PLAIN else fonts.SEMIBOLD
    value = fonts.font(measure.fact, weight)
    room = at.width() - measure.label
    high = max(
        measure.row, wrapped_height(fact.value, value, room) + measure.row - measure.fact - 4
    )
    label = QRect(at.left(), at.top(), measure.label - 8, min(high, measure.row))
    where = QRect(at.left() + measure.label, at.top(), room, high)
    pieces = [
        Piece(fact.label, label, fonts.font(measure.fact, fonts.REGULAR), "muted"),
        Piece(fact.value, where, value, _FACT_TONES[fact.tone], wrap=True),
    ]
    return pieces, at.top() + high
