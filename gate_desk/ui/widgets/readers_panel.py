"""The card of all readers: the list, the form of the chosen one, and what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gate_desk.ui.delegates.reader_line import ROW_PX, ReaderLineDelegate
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.reader_desk import ReaderDesk, ReaderDeskView
from gate_desk.ui.models.reader_lines import ReaderLines
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.reader_form import ReaderForm
from gate_desk.ui.widgets.scrolled import Scrolled
from gate_desk.words import text
from gate_desk.words.errors import error_sentences

MOST_ROWS = 4


class ReadersPanel(Card):
    """Everything that somebody does here goes to the `ReaderDesk` and comes back as its view."""

    def __init__(
        self,
        theme: Theme,
        desk: ReaderDesk,
        kinds: Sequence[str],
        find_cameras: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._desk = desk
        self.title = PlainLabel(size=18, weight=fonts.SEMIBOLD)
        self.add = ActionButton(small=True)
        self.list = _list_view()
        self.lines = ReaderLines()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(ReaderLineDelegate(theme, self))
        self.form = ReaderForm(theme, kinds, find_cameras)
        self.remove = ActionButton(small=True)
        self.question = PlainLabel(size=15, weight=fonts.MEDIUM, elide=True)
        self.remove_now, self.keep = ActionButton(small=True), ActionButton(small=True)
        self.notice = Notice(theme)
        self.save = ActionButton(primary=True, small=True)
        self.discard = ActionButton(small=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        rule = QFrame()
        rule.setFixedHeight(1)
        set_property(rule, "role", "rule")
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.remove)
        asked.addWidget(self.question)
        asked.addStretch(1)
        asked.addWidget(self.remove_now)
        asked.addWidget(self.keep)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.save)
        last.addWidget(self.discard)
        last.addStretch(1)
        inner = QWidget()
        scrolling = QVBoxLayout(inner)
        scrolling.setContentsMargins(0, 0, 0, 0)
        scrolling.setSpacing(10)
        scrolling.addWidget(self.list)
        scrolling.addWidget(rule)
        scrolling.addWidget(self.form)
        scrolling.addLayout(asked)
        scrolling.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(Scrolled(inner), 1)
        column.addWidget(self.notice)
        column.addLayout(last)

    def _connect(self) -> None:
        self._desk.changed.connect(self._show)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._clicked)
        self.form.edited.connect(self._desk.change)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._ask)
        self.remove_now.clicked.connect(self._desk.remove)
        self.keep.clicked.connect(self._keep)
        self.save.clicked.connect(self._desk.save)
        self.discard.clicked.connect(self._desk.discard)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._desk.choose(index.row())

    @Slot()
    def _add(self) -> None:
        self._desk.add()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    @Slot()
    def _ask(self) -> None:
        self._desk.ask_about_removal(True)

    @Slot()
    def _keep(self) -> None:
        self._desk.ask_about_removal(False)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(text("Máy quét của chốt"))
        self.list.setAccessibleName(self.title.text())
        self.add.set_action(text("Thêm máy quét"), "")
        self.remove.set_action(text("Bỏ máy quét này…"), "")
        self.remove_now.set_action(text("Bỏ máy quét"), "")
        self.keep.set_action(text("Thôi"), "")
        self.save.set_action(text("Lưu thay đổi"), "Ctrl+S")
        self.discard.set_action(text("Bỏ thay đổi"), "")
        self.form.retranslate()
        self._show(self._desk.view)
        self.list.viewport().update()

    @Slot(object)
    def _show(self, view: ReaderDeskView) -> None:
        self.lines.show_view(view)
        self.list.setFixedHeight(min(len(view.drafts), MOST_ROWS) * ROW_PX)
        self.list.setCurrentIndex(self.lines.index(view.chosen))
        self.form.show_reader(view.draft, view.ports)
        asks = view.asks_about_removal
        self.remove.setVisible(not asks)
        self.remove.setEnabled(len(view.drafts) > 1)
        for part in (self.question, self.remove_now, self.keep):
            part.setVisible(asks)
        name = one_line(view.draft.name)
        self.question.setText(text("Bỏ “{name}” khỏi chốt này?", name=name) if asks else "")
        changeable = view.dirty and not view.saving
        self.save.setEnabled(changeable)
        self.save.set_primary(changeable)
        self.discard.setEnabled(changeable)
        self._show_notice(view)

    def _show_notice(self, view: ReaderDeskView) -> None:
        if view.error is not None:
            self.notice.show_words("refuse", *error_sentences(view.error.code))
        elif view.dirty:
            self.notice.show_words("check", text("Có thay đổi chưa lưu."))
        elif view.just_saved:
            self.notice.show_words("admit", text("Đã lưu, dùng ngay."))
        else:
            self.notice.show_words("info", "")


def _list_view() -> QListView:
    view = QListView()
    view.setUniformItemSizes(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return view
