"""Who is inside, and the evacuation roll: a scan outside marks somebody safe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gate_desk.services.answers import InsideKind
from gate_desk.ui.delegates.present import PresentDelegate
from gate_desk.ui.models.deadlines import local_now
from gate_desk.ui.models.present_lines import LINE_ROLE, PresentLines
from gate_desk.ui.pages import present_words
from gate_desk.ui.pages.present_words import KEYS, RollAction
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.action_bar import ActionBar
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.roll_panel import RollPanel
from gate_desk.words import count, text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from gate_desk.domain.reading import Reading
    from gate_desk.services.roll import Roll
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.language import Language
    from gate_desk.ui.models.roll_desk import RollDesk
    from gate_desk.ui.theme.style import Theme

_PANEL, _NARROW_PANEL, _NARROW = 380, 300, 1100
_AGES_MS = 30_000


class PresentPage(QWidget):
    """The list works from what was read last, also while nothing can be recorded.

    Signals:
        print_wanted, save_wanted: the `RollView` to print, or to save as a PDF.
    """

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        theme: Theme,
        language: Language,
        desk: RollDesk,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        set_property(self, "role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.desk = desk
        self._ending = False
        """F7 was pressed once."""
        self._delegate = PresentDelegate(theme, now, self)
        self.model = PresentLines()
        self._title = PlainLabel(size=21, weight=fonts.BOLD)
        self._staff, self._visitors = Chip(""), Chip("")
        self.search = QLineEdit()
        self.search.setMaxLength(100)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedSize(260, 34)
        self._empty = PlainLabel(size=15, tone="muted", wrap=True)
        self.view = QListView()
        self.panel = RollPanel(theme)
        self.buttons = ActionBar()
        self._lay_out()
        self._ages = QTimer(self, interval=_AGES_MS)
        self._ages.timeout.connect(desk.refresh)
        self.search.textEdited.connect(self._show)
        self.view.clicked.connect(self._clicked)
        self.buttons.pressed.connect(self._pressed)
        desk.changed.connect(self._show)
        jobs.changed.connect(self._records_changed)
        language.changed.connect(self._retranslate)
        self._take_keys()
        self._retranslate(None)

    def _lay_out(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, 14, 0)
        head.setSpacing(8)
        for widget in (self._title, self._staff, self._visitors):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.search)
        sheet = Card()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(2, 12, 2, 14)
        column.setSpacing(10)
        self._empty.setContentsMargins(18, 4, 18, 4)
        self.buttons.setContentsMargins(18, 0, 18, 0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(view, 1)
        column.addWidget(self.buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(14)
        whole.addWidget(sheet, 1)
        whole.addWidget(self.panel)

    def _take_keys(self) -> None:
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setProperty("action", action.value)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._key_pressed)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """See `ExplainsKeys`."""
        return present_words.key_help()

    @property
    def takes_scans(self) -> bool:
        """Whether a scan now means that somebody stands outside."""
        return self.desk.view.under_way

    @Slot(object)
    def receive(self, reading: Reading) -> None:
        """Somebody was scanned at the assembly point."""
        self._ending = False
        self.desk.scan(reading)

    # Keys and buttons

    @Slot()
    def _key_pressed(self) -> None:
        self._pressed(RollAction(self.sender().property("action")))

    @Slot(object)
    def _pressed(self, action: RollAction) -> None:
        under_way = self.desk.view.under_way
        if action is RollAction.SEARCH:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif action is RollAction.PRINT and self.desk.view.roll is not None:
            self.print_wanted.emit(self.desk.view)
        elif action is RollAction.SAVE and self.desk.view.roll is not None:
            self.save_wanted.emit(self.desk.view)
        elif action is RollAction.BEGIN and not under_way:
            self.desk.begin()
        elif action is RollAction.END and under_way:
            self._end()

    def _end(self) -> None:
        if self._ending:
            self._ending = False
            self.desk.end()
        else:
            self._ending = True
            self._show(None)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if self.desk.view.under_way:
            self._ending = False
            self.desk.mark(index.data(LINE_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes on with the roll, or shows everybody again."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self._ending:
            self._ending = False
        else:
            self.search.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(None)

    # What is shown

    @Slot(object)
    def _records_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.desk.refresh()

    @Slot(object)
    def _retranslate(self, code: object) -> None:
        self._title.setText(text("Đang có mặt"))
        self.search.setPlaceholderText(text("Họ tên không dấu, đơn vị, số thẻ"))
        self.view.setAccessibleName(text("Danh sách người đang có mặt"))
        self._show(None)
        if code is not None:
            self.desk.refresh()

    @Slot(object)
    def _show(self, _what: object) -> None:
        view = self.desk.view
        roll = view.roll
        self._delegate.names, self._delegate.under_way = view.names, view.under_way
        self.model.show_roll(roll, self.search.text())
        self.view.viewport().update()
        self._show_figures(roll)
        self.panel.notice.show_words(*present_words.sentences(view, ending=self._ending))
        self.panel.show_advice(present_words.advice(view))
        self.buttons.show_actions(present_words.buttons(view, ending=self._ending))
        nobody = text("Không có ai ở trong.")
        none_found = text("Không có ai khớp. Esc để xem tất cả.")
        self._empty.setText(none_found if self.search.text() else nobody)
        self._empty.setVisible(roll is not None and not self.model.lines)

    def _show_figures(self, roll: Roll | None) -> None:
        lines = roll.lines if roll is not None else ()
        inside = [line.row.kind for line in lines if not line.left]
        staff = inside.count(InsideKind.PEOPLE)
        self._staff.set_state(count("{n} cán bộ", staff), "info")
        self._visitors.set_state(count("{n} khách", len(inside) - staff), "info")
        if roll is None or roll.begun_at is None:
            caption = text("người đang ở trong trụ sở")
            self.panel.show_figure(text("Có mặt theo sổ"), len(inside), caption, "ink")
            self.panel.show_step(0, 0, "")
            return
        title = text("Điểm danh sơ tán từ {time}", time=f"{roll.begun_at:%H:%M}")
        tone = "check" if roll.missing else "admit"
        caption = text("chưa thấy") if roll.missing else text("chưa thấy: mọi người đã an toàn")
        self.panel.show_figure(title, roll.missing, caption, tone)
        done = text("{n} trên {all} người an toàn", n=roll.safe, all=len(roll.lines))
        self.panel.show_step(roll.safe, len(roll.lines), done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the list where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.panel.setFixedWidth(_NARROW_PANEL if narrow else _PANEL)
        self.buttons.refit(small=narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is how it is now; the page itself takes the keys."""
        super().showEvent(event)
        self.desk.refresh()
        self._ages.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at it."""
        super().hideEvent(event)
        self._ages.stop()
