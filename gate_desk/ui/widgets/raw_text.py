"""What a reader delivered, sign by sign: nothing is interpreted, nothing is invisible."""

import unicodedata

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gate_desk.ui.models.trial_text import MOST_SHOWN
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import CENTRE, Painted, Piece, advance

CELL, LINE = 12, 25
_PAD = 10
_BOX_PAD = 4
_CONTROLS = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "TAB",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]


class Sign(Struct, frozen=True):
    """One character as it is shown: itself, or its name in a box."""

    label: str
    boxed: bool
    told: str
    """For a screen reader: control pictures of Unicode, which fonts seldom have."""


def sign_of(character: str) -> Sign:
    """Letters, digits and the like are themselves; whatever could hide or reorder is named."""
    code = ord(character)
    if code < len(_CONTROLS):
        return Sign(_CONTROLS[code], True, chr(0x2400 + code))
    if character == " ":
        return Sign("·", False, "␠")
    if code == 0x7F:
        return Sign("DEL", True, "␡")
    if unicodedata.category(character)[0] in "CMZ":
        return Sign(f"U+{code:04X}", True, f"U+{code:04X}")
    return Sign(character, False, character)


class RawText(Painted):
    """At most 300 characters in columns of equal width; more are counted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._signs: tuple[Sign, ...] = ()
        self._more = ""
        self._font = fonts.font(16, fonts.MEDIUM, tabular=True)
        self._small = fonts.font(11, fonts.SEMIBOLD)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, untrusted_text: str, more: str) -> None:
        """Show a text; `more` says how many characters beyond the first 300 are not shown."""
        signs = tuple(sign_of(character) for character in untrusted_text[:MOST_SHOWN])
        if (signs, more) != (self._signs, self._more):
            self._signs, self._more = signs, more
            self.setAccessibleName(self.text)
            self.updateGeometry()
            self.update()

    @property
    def text(self) -> str:
        """What is shown, with control characters as their pictures."""
        return "".join(sign.told for sign in self._signs) + self._more

    def sizeHint(self) -> QSize:
        """As high as the present width needs."""
        return QSize(320, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Any width of a few columns."""
        return QSize(160, LINE + 2 * _PAD)

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        placed = self._placed(width)
        bottom = placed[-1][1].bottom() + 1 if placed else _PAD + LINE
        return bottom + _PAD + (LINE if self._more else 0)

    def pieces(self) -> list[Piece]:
        """Every sign in its cell."""
        pieces = [
            Piece(
                sign.label,
                where,
                self._small if sign.boxed else self._font,
                "accent" if sign.boxed else "muted" if sign.told == "␠" else "ink",
                CENTRE,
            )
            for sign, where in self._placed(self.width())
        ]
        if self._more:
            line = QRect(_PAD, self.height() - _PAD - LINE, self.width() - 2 * _PAD, LINE)
            pieces.append(Piece(self._more, line, fonts.font(13), "muted"))
        return pieces

    def _placed(self, width: int) -> list[tuple[Sign, QRect]]:
        placed, left, top = [], _PAD, _PAD
        for sign in self._signs:
            if sign.boxed:
                wide = advance(sign.label, self._small) + 2 * _BOX_PAD + 4
            else:
                wide = max(CELL, advance(sign.label, self._font))
            if left + wide > width - _PAD and left > _PAD:
                left, top = _PAD, top + LINE
            placed.append((sign, QRect(left, top, wide, LINE)))
            left += wide
        return placed

    def paint_ground(self, painter: QPainter) -> None:
        """A quiet ground, and a box around every name of a control character."""
        palette = self.theme.palette
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.background))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.setPen(QPen(QColor(palette.accent), 1))
        painter.setBrush(QColor(palette.info_soft))
        for sign, where in self._placed(self.width()):
            if sign.boxed:
                painter.drawRoundedRect(QRectF(where).adjusted(2.5, 3.5, -2.5, -3.5), 4, 4)
