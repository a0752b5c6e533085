"""The search line of the gate page and the list of people below it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gate_desk.services.answers import FoundPerson
from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.models.found import PERSON_ROLE, Found
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.icon import Icon
from gate_desk.ui.widgets.key_cap import KeyCap
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import count, text

HEIGHT = 42
TYPED_MS = 120
"""A pause in typing after which the search runs."""
SHORTEST = 2


class SearchBox(Card):
    """One line for names without accents and card numbers; never a window of its own.

    Signals:
        searched: the `untrusted` text to look for, after a pause in typing.
        chosen: the `FoundPerson` that was chosen with Enter or a click.
        left: Esc.
    """

    searched = Signal(object)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, delegate: FoundDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.line = QLineEdit()
        self.line.setFont(fonts.font(16))
        self.line.setMaxLength(120)
        # A Vietnamese input method would rewrite what is typed; no accents are needed here.
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        set_property(self.line, "role", "bare")
        self._count = PlainLabel(size=14, tone="muted", tabular=True)
        self._count.hide()
        self.busy = Chip("", "info")
        self.busy.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(11)
        row.addWidget(Icon(theme, "search", "muted", 20))
        row.addWidget(self.line, 1)
        row.addWidget(self.busy)
        row.addWidget(self._count)
        row.addWidget(KeyCap("F2"))
        self.results = _Results(delegate, parent)
        self.results.view.clicked.connect(self._clicked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPED_MS)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.line.setPlaceholderText(text("Quét thẻ, hoặc gõ họ tên không dấu, số thẻ…"))
        self.results.view.setAccessibleName(text("Kết quả tìm kiếm"))
        self._show_count(len(self.results.model.people))
        self.results.hint.setText(text("↑ ↓ chọn người theo ảnh · Enter xem thẻ · Esc đóng"))

    def open(self) -> None:
        """F2: type here, over what was typed before."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if self.results.model.people and self.line.text():
            self.results.show()

    def close_results(self, *, forget: bool = False) -> None:
        """Put the list away; `forget` also clears what was typed."""
        self._pause.stop()
        self.results.hide()
        if forget:
            self.line.clear()
            self._count.hide()
            self.results.model.show_people(())

    @property
    def count_text(self) -> str:
        """How many were found, in words."""
        return self._count.text() if self._count.isVisibleTo(self) else ""

    def show_busy(self, scans: int) -> None:
        """How many scans are being handled; 0 hides it."""
        self.busy.set_state(count("Đang xử lý {n} lượt", scans) if scans else "", "info")

    def show_found(self, untrusted_text: str, people: tuple[FoundPerson, ...]) -> None:
        """What was found; ignored when something else has been typed meanwhile."""
        if untrusted_text != self.line.text().strip() or not self.line.hasFocus():
            return
        self.results.model.show_people(people)
        self._show_count(len(people))
        self._count.show()
        self.results.show_rows(len(people), self)

    def _show_count(self, people: int) -> None:
        self._count.setText(count("{n} kết quả", people) if people else text("Không thấy ai"))

    @Slot(str)
    def _edited(self, typed: str) -> None:
        if len(typed.strip()) < SHORTEST:
            self._pause.stop()
            self.results.hide()
            self._count.hide()
        else:
            self._pause.start()

    @Slot()
    def _search(self) -> None:
        self.searched.emit(self.line.text().strip())

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        found = index.data(PERSON_ROLE)
        if isinstance(found, FoundPerson):
            self.close_results()
            self.line.clearFocus()
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter choose, Esc closes; the line keeps every other key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        if isinstance(event, QFocusEvent):
            self.set_outlined(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.results.step(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.results.isVisible():
                self._choose(self.results.view.currentIndex())
            else:
                self._search()
        elif key is Qt.Key.Key_Escape:
            self.close_results(forget=True)
            self.line.clearFocus()
            self.left.emit()
        else:
            return False
        return True


class _Results(Card):
    """The list below the line, above everything else on the page."""

    def __init__(self, delegate: FoundDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = Found()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(delegate)
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.hint = PlainLabel(size=14, tone="muted")
        self.hint.setContentsMargins(16, 0, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 8)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        set_property(self, "outlined", True)
        self.hide()

    def show_rows(self, rows: int, below: QWidget) -> None:
        """Appear below the line, over everything that keys act on; hide without any."""
        self.setVisible(rows > 0)
        if not rows:
            return
        top = below.geometry().bottom() + 1 + 12
        page = self.parentWidget()
        assert page is not None
        self.setGeometry(below.x(), top, below.width(), page.height() - top - 14)
        self.view.setCurrentIndex(self.model.index(0))
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next or the previous line."""
        row = min(max(0, self.view.currentIndex().row() + by), self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(row))
