"""Where everything stands on the lookup page: a pure function of its size and of what is shown."""

from msgspec import Struct
from PySide6.QtCore import QRect

from gate_desk.ui.delegates.found import ROW_PX
from gate_desk.ui.pages.gate_layout import (
    BUTTONS,
    COLUMN_GAP,
    EDGE_X,
    EDGE_Y,
    GAP,
    SEARCH,
    SMALL_BUTTONS,
    TILES,
    right_width,
)
from gate_desk.ui.widgets.look_band import HEIGHT as BAND

_LOW = 560
"""Below this height the buttons are small."""
_LIST_MARGINS = 14
_HINT = 27
_LEAST_CARD = 200
_FEWEST_LINES = 33 * 5 + 44


class Places(Struct, frozen=True, kw_only=True):
    """Rectangles in the page; None for what has no place."""

    search: QRect
    hint: QRect | None
    found: QRect | None
    band: QRect | None
    card: QRect | None
    buttons: QRect | None
    tiles: QRect
    attention: QRect | None
    lines: QRect
    """The list of movements, or somebody's past."""


def places(width: int, height: int, *, people: int, card: bool, attention: int) -> Places:
    """`people`: lines of the list, 0 for a hint in its place; `attention`: the height wanted."""
    right = right_width(width)
    left = width - 2 * EDGE_X - COLUMN_GAP - right
    search = QRect(EDGE_X, EDGE_Y, left, SEARCH)
    top, bottom = search.bottom() + 1 + GAP, height - EDGE_Y
    body = QRect(EDGE_X, top, left, bottom - top)
    found = _list(body, people, card=card) if people else None
    band = below = buttons = None
    if card and found:
        high = BUTTONS if height >= _LOW else SMALL_BUTTONS
        buttons = QRect(EDGE_X, bottom - high, left, high)
        band = QRect(EDGE_X, found.bottom() + 1 + GAP, left, BAND)
        start = band.bottom() + 1
        below = QRect(EDGE_X, start, left, max(60, buttons.top() - GAP - start))
    x, start = EDGE_X + left + COLUMN_GAP, EDGE_Y + TILES + GAP
    shown = attention if bottom - start - attention - GAP >= _FEWEST_LINES else 0
    rest = start + (shown + GAP if shown else 0)
    return Places(
        search=search,
        hint=None if people else body,
        found=found,
        band=band,
        card=below,
        buttons=buttons,
        tiles=QRect(x, EDGE_Y, right, TILES),
        attention=QRect(x, start, right, shown) if shown else None,
        lines=QRect(x, rest, right, max(60, bottom - rest)),
    )


def _list(body: QRect, people: int, *, card: bool) -> QRect:
    """Whole lines only; above a card at most three, fewer where the card would be too low."""
    rest = body.height() - _LIST_MARGINS - (0 if card else _HINT)
    if card:
        rest = min(3 * ROW_PX, rest - 2 * GAP - BAND - _LEAST_CARD - BUTTONS)
    rows = min(people, max(1, rest // ROW_PX))
    high = rows * ROW_PX + _LIST_MARGINS + (0 if card else _HINT)
    return QRect(body.left(), body.top(), body.width(), high)
