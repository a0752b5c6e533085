"""What a person cannot read on a screen: text that is cut, elided, or outside the window."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gate_desk.ui.widgets.runs import RunsLabel


def unreadable(window: QWidget) -> list[str]:
    """Every visible text below `window` that does not have the room it needs."""
    labels = [
        f"{label.text()!r} {label.size()} needs {label.sizeHint()}"
        for label in window.findChildren(QLabel)
        if label.isVisibleTo(window) and label.text() and not _label_fits(label, window)
    ]
    lines = [
        f"{line.text!r} {line.size()} needs {line.sizeHint()}"
        for line in window.findChildren(RunsLabel)
        if line.isVisibleTo(window) and line.text and not _runs_fit(line, window)
    ]
    return labels + lines


def _label_fits(label: QLabel, window: QWidget) -> bool:
    if not _inside(label, window):
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    needed = QFontMetrics(label.font()).horizontalAdvance(label.text())
    return needed <= room.width() and _accents_fit(label)


def _accents_fit(label: QLabel) -> bool:
    """Ink above the ascent must still be inside the label, which clips what it paints."""
    metrics = QFontMetrics(label.font())
    ink = metrics.tightBoundingRect(label.text())
    room = label.contentsRect()
    baseline = room.top() + (room.height() - metrics.height()) / 2 + metrics.ascent()
    return baseline + ink.top() >= -1 and baseline + ink.bottom() <= label.height() + 1


def _runs_fit(runs: RunsLabel, window: QWidget) -> bool:
    if not _inside(runs, window):
        return False
    if runs.hasHeightForWidth():
        return runs.height() >= runs.heightForWidth(runs.width())
    return runs.width() >= runs.sizeHint().width()


def _inside(part: QWidget, window: QWidget) -> bool:
    """Whether no widget around it cuts the part off; what scrolls upright can be brought up."""
    around = part.parentWidget()
    while around is not None:
        place = QRect(part.mapTo(around, QPoint(0, 0)), part.size())
        area = around.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is around:
            if place.left() < 0 or place.right() > around.width():
                return False
            part = area
        elif not around.rect().contains(place):
            return False
        if window in (around, part):
            return True
        around = around.parentWidget()
    return True
