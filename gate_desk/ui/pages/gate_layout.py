"""Where everything stands on the gate page: a pure function of its size and of what is shown."""

from msgspec import Struct
from PySide6.QtCore import QRect

EDGE_X, EDGE_Y = 16, 14
GAP, COLUMN_GAP = 12, 14
SEARCH, BAND, STRIP = 42, 168, 60
BUTTONS, SMALL_BUTTONS = 56, 38
_LOW = 560
"""Below this height the buttons are small."""
TILES, PASSED = 71, 76
_TARGET = 1270
"""Width of the page in a window of 1366 pixels, for which the pictures were drawn."""
_FEWEST_ROWS = 33 * 5 + 44


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to be placed; heights of parts that vary, 0 for what is not shown."""

    joined: bool
    """The band and the card below it are one."""
    buttons: bool
    strip: bool
    passed: bool
    pending: int
    attention: int


class Places(Struct, frozen=True, kw_only=True):
    """Rectangles in the page; None for what has no place."""

    search: QRect
    band: QRect
    strip: QRect | None
    body: QRect
    buttons: QRect | None
    passed: QRect | None
    tiles: QRect
    pending: QRect | None
    attention: QRect | None
    passages: QRect


def right_width(width: int) -> int:
    """The right column: 420 in the pictures, less on a small window, a little more on a wide."""
    if width >= _TARGET:
        return min(560, 420 + (width - _TARGET) // 4)
    return max(330, 420 - (_TARGET - width) * 9 // 16)


def places(width: int, height: int, wanted: Wanted) -> Places:
    """The band stands at the same place in every state."""
    right = right_width(width)
    left = width - 2 * EDGE_X - COLUMN_GAP - right
    search = QRect(EDGE_X, EDGE_Y, left, SEARCH)
    band = QRect(EDGE_X, search.bottom() + 1 + GAP, left, BAND)
    bottom = height - EDGE_Y
    high = BUTTONS if height >= _LOW else SMALL_BUTTONS
    buttons = QRect(EDGE_X, bottom - high, left, high) if wanted.buttons else None
    top = band.bottom() + 1 + (0 if wanted.joined else GAP)
    strip = QRect(EDGE_X, top, left, STRIP) if wanted.strip else None
    if strip:
        top = strip.bottom() + 1 + GAP
    end = buttons.top() - GAP if buttons else bottom
    body = QRect(EDGE_X, top, left, max(60, end - top))
    x = EDGE_X + left + COLUMN_GAP
    exits, tiles, pending, attention, passages = _right(QRect(x, 0, right, bottom), wanted)
    assert tiles is not None
    return Places(
        search=search,
        band=band,
        strip=strip,
        body=body,
        buttons=buttons,
        passed=exits,
        tiles=tiles,
        pending=pending,
        attention=attention,
        passages=passages,
    )


_Placed = QRect | None


def _right(column: QRect, wanted: Wanted) -> tuple[_Placed, _Placed, _Placed, _Placed, QRect]:
    """From the top down; the list takes the rest, and attention gives way to it."""
    heights = [PASSED if wanted.passed else 0, TILES, wanted.pending, wanted.attention]
    used = EDGE_Y + sum(height + GAP for height in heights if height)
    if column.height() - used < _FEWEST_ROWS:
        heights[-1] = 0
    found: list[_Placed] = []
    top = EDGE_Y
    for height in heights:
        found.append(QRect(column.left(), top, column.width(), height) if height else None)
        top += height + GAP if height else 0
    rest = QRect(column.left(), top, column.width(), max(60, column.height() - top))
    return found[0], found[1], found[2], found[3], rest
