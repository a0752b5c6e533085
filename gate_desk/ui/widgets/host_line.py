"""Whom the visitor comes to see: typed without accents, chosen from a list below the line."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from gate_desk.ui.models.visit_typed import Offer
from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.card import Card


class HostLine(QLineEdit):
    """Arrows move in the list, Enter chooses, typing again lets go of what was chosen.

    Signals:
        sought: the `untrusted` text to offer somebody for; empty: nobody is to be offered.
        picked: what was chosen.
    """

    sought = Signal(object)
    picked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._offers: tuple[Offer, ...] = ()
        self.chosen: Offer | None = None
        # A Vietnamese input method would rewrite what is typed; no accents are needed here.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._model = QStringListModel(self)
        self.list = Card(page)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setFont(fonts.font(15))
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(2)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._clicked)
        column = QVBoxLayout(self.list)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.view)
        self.list.hide()
        self.textEdited.connect(self._edited)
        self.installEventFilter(self)

    def offer(self, offers: tuple[Offer, ...]) -> None:
        """Show whom the typed text can mean; the first is chosen by Enter."""
        self._offers = offers
        self._model.setStringList([each.caption for each in offers])
        if not offers or self.chosen is not None or not self.hasFocus():
            self.list.hide()
            return
        self.view.setCurrentIndex(self._model.index(0))
        corner = self.mapTo(self._page, QPoint(0, self.height() + 4))
        row = self.view.sizeHintForRow(0) + 2 * self.view.spacing()
        height = min(len(offers) * row + 20, self._page.height() - corner.y() - 8)
        self.list.setGeometry(corner.x(), corner.y(), max(self.width(), 440), height)
        self.list.show()
        self.list.raise_()

    def choose(self, offer: Offer) -> None:
        """Take somebody."""
        self.chosen = offer
        self.setText(offer.short)
        self.setCursorPosition(0)
        self.list.hide()
        self.picked.emit()

    def settle(self) -> None:
        """Take whoever is marked in the list, when nobody was chosen yet."""
        row = self.view.currentIndex().row()
        if self.chosen is None and self.list.isVisible() and 0 <= row < len(self._offers):
            self.choose(self._offers[row])

    def forget(self) -> None:
        """Empty, with nobody chosen."""
        self.chosen = None
        self.clear()
        self.list.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Who can be chosen now."""
        return self._offers if self.list.isVisible() else ()

    @Slot(str)
    def _edited(self, untrusted_text: str) -> None:
        self.chosen = None
        text = untrusted_text.strip()
        self.sought.emit(text if len(text) >= 2 else "")

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offers):
            self.choose(self._offers[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, while it is open."""
        if event.type() is QEvent.Type.FocusOut:
            self.list.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.list.isVisible() and self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key is Qt.Key.Key_Down else -1
            row = (self.view.currentIndex().row() + step) % len(self._offers)
            self.view.setCurrentIndex(self._model.index(row))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.settle()
        elif key is Qt.Key.Key_Tab:
            self.settle()
            return False
        elif key is Qt.Key.Key_Escape:
            self.list.hide()
        else:
            return False
        return True
