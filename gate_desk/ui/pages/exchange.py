"""The page "Gửi – nhận": how far everybody is, a round now, and what lies aside."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalMapper, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.domain.ids import NodeName
from gate_desk.services.shelves import Reason
from gate_desk.ui.language import Language
from gate_desk.ui.models.exchange_desk import ExchangeDesk, ExchangeView, Stick
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.pages.exchange_words import (
    call_words,
    contradiction_words,
    finding_words,
    node_words,
    reason_words,
    result_words,
    step_words,
    stick_words,
)
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.act_form import ActForm
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.node_card import NodeCard
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.progress_line import ProgressLine
from gate_desk.ui.widgets.scrolled import Scrolled
from gate_desk.words import text

_COLUMNS = 2
_MOST_ASIDE = 20
"""Files that lie aside and are listed; the folder has all of them."""


class ExchangePage(QWidget):
    """Shows what an `ExchangeDesk` knows."""

    def __init__(self, theme: Theme, language: Language, desk: ExchangeDesk) -> None:
        super().__init__()
        set_property(self, "role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._theme, self._language, self._desk = theme, language, desk
        self.title = PlainLabel(size=22, weight=fonts.SEMIBOLD)
        self.now = ActionButton(primary=True, small=True)
        self.folder = ActionButton(small=True)
        self.verify = ActionButton(small=True)
        self.stop = ActionButton(small=True)
        self.notice = Notice(theme)
        self.progress = ProgressLine(theme)
        self.step = PlainLabel(size=15)
        self.cards: list[NodeCard] = []
        self.sticks: list[ActionButton] = []
        self.aside: list[PlainLabel] = []
        self.call_form = ActForm()
        self._called: NodeName | None = None
        """The node that a note about a call is written of."""
        self._call_mapper = QSignalMapper(self)
        self._stick_mapper = QSignalMapper(self)
        self._stick_mapper.mappedString.connect(self._stick_pressed)
        self._lay_out()
        for button, slot in (
            (self.now, self.exchange),
            (self.folder, self.choose_folder),
            (self.verify, self.check_journals),
            (self.stop, self.cancel),
        ):
            button.clicked.connect(slot)
        self.call_form.wanted.connect(self._call_noted)
        self.call_form.left.connect(self._leave_call_form)
        self._call_mapper.mappedInt.connect(self._call_pressed)
        self._take_keys()
        desk.changed.connect(self._show)
        language.changed.connect(self._language_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.stop, self.verify, self.folder, self.now):
            head.addWidget(button)
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(14)
        running.addWidget(self.progress, 1)
        running.addWidget(self.step)
        self._stick_rows = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._aside_card = Card()
        self._aside_rows = QVBoxLayout(self._aside_card)
        self._aside_rows.setContentsMargins(18, 12, 18, 14)
        self._aside_rows.setSpacing(2)
        inner = QWidget()
        set_property(inner, "role", "page")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self._aside_card)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self._running)
        outer.addWidget(self.notice)
        outer.addLayout(self._stick_rows)
        outer.addWidget(self.call_form)
        outer.addWidget(Scrolled(inner), 1)

    def _take_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, slot in (
            ("Ctrl+Return", self._ctrl_enter),
            ("Ctrl+O", self.choose_folder),
            ("Ctrl+K", self.check_journals),
            ("Esc", self.cancel),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(slot)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """See `ExplainsKeys`."""
        return (
            ("Ctrl+Enter", text("Gửi nhận ngay")),
            ("Ctrl+O", text("Gửi nhận qua một thư mục")),
            ("Ctrl+K", text("Kiểm tra mọi sổ đang giữ ở đây")),
            ("Esc", text("Dừng")),
        )

    @Slot()
    def _ctrl_enter(self) -> None:
        """It records a note that is being written; else it begins a round."""
        if self._called is not None:
            self.call_form.record.click()
        else:
            self.exchange()

    @Slot()
    def exchange(self) -> None:
        """A round with the carriers of this machine, or the only stick."""
        view = self._desk.view
        if view.busy:
            return
        if view.has_carriers:
            self._desk.exchange()
        elif len(view.sticks) == 1:
            self._desk.exchange_with(view.sticks[0].root, is_stick=True)
        else:
            self.choose_folder()

    @Slot()
    def choose_folder(self) -> None:
        """A round with a folder that somebody chooses."""
        if self._desk.view.busy:
            return
        folder = QFileDialog.getExistingDirectory(self, text("Thư mục gửi nhận"))
        if folder:
            self._desk.exchange_with(folder)

    @Slot()
    def check_journals(self) -> None:
        """Read every journal again."""
        if not self._desk.view.busy:
            self._desk.verify()

    @Slot()
    def cancel(self) -> None:
        """Leave the note about a call, or stop at the next file."""
        if self._called is not None:
            self._leave_call_form()
        else:
            self._desk.cancel()

    @Slot(int)
    def _call_pressed(self, number: int) -> None:
        status = self._desk.view.status
        if status is not None:
            self._called = status.nodes[number].node
            self._show_call_form()

    def _show_call_form(self) -> None:
        if self._called is None:
            self.call_form.hide()
            return
        names = self._desk.view.names[self._called]
        title, caption, hint = call_words(names.node[self._language.code == "en"])
        self.call_form.show_act(title, caption, hint=hint)

    @Slot(object)
    def _call_noted(self, untrusted_note: str) -> None:
        if self._called is not None:
            self._desk.called(self._called, untrusted_note)
        self._leave_call_form()

    @Slot()
    def _leave_call_form(self) -> None:
        self._called = None
        self._show_call_form()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _stick_pressed(self, root: str) -> None:
        self._desk.exchange_with(root, is_stick=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is how it is now."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.refresh()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(text("Gửi – nhận"))
        self.now.set_action(text("Gửi nhận ngay"), "Ctrl+Enter")
        self.folder.set_action(text("Qua thư mục…"), "Ctrl+O")
        self.verify.set_action(text("Kiểm tra sổ"), "Ctrl+K")
        self.stop.set_action(text("Dừng"), "Esc")
        self._show_call_form()
        self._show(self._desk.view)

    @Slot(object)
    def _show(self, _view: object) -> None:
        view = self._desk.view
        self.now.setEnabled(not view.busy)
        self.folder.setEnabled(not view.busy)
        self.verify.setEnabled(not view.busy)
        self.stop.setVisible(view.busy)
        self._running.setVisible(view.busy)
        self.progress.show_step(*((view.step.done, view.step.total) if view.step else (0, 0)))
        self.step.setText(step_words(view.step))
        self.notice.show_words(*result_words(view))
        self._show_sticks(view.sticks, busy=view.busy)
        self._show_nodes(view)

    def _show_nodes(self, view: ExchangeView) -> None:
        if view.status is None:
            self._aside_card.hide()
            return
        while len(self.cards) < len(view.status.nodes):
            card = NodeCard()
            self._call_mapper.setMapping(card, len(self.cards))
            card.call_pressed.connect(self._call_mapper.map)
            self._grid.addWidget(card, *divmod(len(self.cards), _COLUMNS))
            self.cards.append(card)
        english = self._language.code == "en"
        for card, node in zip(self.cards, view.status.nodes, strict=False):
            names = view.names[node.node]
            words = node_words(node, view.status.at, ZoneInfo(view.timezone), self._language.number)
            card.show_node(names.node[english], names.agency[english], words)
        self._show_lines(view, (*view.status.quarantine, *view.status.pending))

    def _show_lines(self, view: ExchangeView, reasons: tuple[Reason, ...]) -> None:
        """What somebody has to look at, before the nodes."""
        for label in self.aside:
            self._aside_rows.removeWidget(label)
            label.deleteLater()
        self.aside = []
        self._aside_card.setVisible(bool(reasons or view.findings or view.contradictions))
        if view.findings:
            self._add_title(text("Lượt vào phải xem lại"))
        for finding in view.findings[:_MOST_ASIDE]:
            line = finding_words(finding, view.status.at if view.status else 0)
            self._add_aside(PlainLabel(line, size=15, tone="refuse", wrap=True))
        if view.contradictions:
            self._add_title(text("Hai cổng ghi khác nhau"))
        gates = {
            str(node): names.node[self._language.code == "en"] for node, names in view.names.items()
        }
        for pair in view.contradictions[:_MOST_ASIDE]:
            line = contradiction_words(pair, gates, view.status.at if view.status else 0)
            self._add_aside(PlainLabel(line, size=15, tone="check", wrap=True))
        if reasons:
            self._add_title(text("Gói để riêng"))
        for reason in reasons[:_MOST_ASIDE]:
            what, todo = reason_words(reason)
            self._add_aside(PlainLabel(what, size=15, tone="check", wrap=True))
            self._add_aside(PlainLabel(todo, size=15, tone="muted", wrap=True))

    def _add_title(self, title: str) -> None:
        self._add_aside(PlainLabel(title, size=17, weight=fonts.SEMIBOLD))

    def _add_aside(self, label: PlainLabel) -> None:
        self._aside_rows.addWidget(label)
        self.aside.append(label)

    def _show_sticks(self, sticks: tuple[Stick, ...], *, busy: bool) -> None:
        while len(self.sticks) < len(sticks):
            button = ActionButton(primary=True)
            button.clicked.connect(self._stick_mapper.map)
            self._stick_rows.addWidget(button)
            self.sticks.append(button)
        for number, button in enumerate(self.sticks):
            button.setVisible(number < len(sticks))
            if number < len(sticks):
                stick = sticks[number]
                self._stick_mapper.setMapping(button, stick.root)
                name = one_line(stick.untrusted_name)
                button.set_action(stick_words(name, stick.give, stick.take), "")
                button.setEnabled(not busy)
