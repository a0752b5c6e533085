"""One node of the exchange: what it has of ours, what we have of it, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import text

if TYPE_CHECKING:
    from gate_desk.ui.pages.exchange_words import NodeWords


class NodeCard(Card):
    """Two columns of facts under the node's name and state.

    Signals:
        call_pressed: somebody has telephoned.
    """

    call_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = PlainLabel(size=17, weight=fonts.SEMIBOLD, elide=True)
        self.agency = PlainLabel(size=13, tone="muted", elide=True)
        self.state = Chip()
        self._heads = (PlainLabel(size=13, tone="muted"), PlainLabel(size=13, tone="muted"))
        self.theirs = PlainLabel(size=20, weight=fonts.SEMIBOLD, tabular=True)
        self.ours = PlainLabel(size=20, weight=fonts.SEMIBOLD, tabular=True)
        self.theirs_when = PlainLabel(size=13, tone="muted", elide=True)
        self.ours_when = PlainLabel(size=13, tone="muted", elide=True)
        self.foot = PlainLabel(size=13, tone="muted", elide=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.agency)
        head.addLayout(names, 1)
        head.addWidget(self.state)
        facts = QGridLayout()
        facts.setHorizontalSpacing(18)
        facts.setVerticalSpacing(0)
        facts.setColumnStretch(0, 1)
        facts.setColumnStretch(1, 1)
        columns = ((self.theirs, self.theirs_when), (self.ours, self.ours_when))
        for column, (title, parts) in enumerate(zip(self._heads, columns, strict=True)):
            for row, part in enumerate((title, *parts)):
                facts.addWidget(part, row, column)
        self.call = ActionButton(small=True)
        self.call.clicked.connect(self.call_pressed)
        self.call.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(facts)
        last = QHBoxLayout()
        last.addWidget(self.foot, 1)
        last.addWidget(self.call)
        whole.addLayout(last)

    def show_node(self, name: str, agency: str, words: NodeWords) -> None:
        """Show another state, or the same in another language."""
        self.name.setText(name)
        self.agency.setText(agency)
        self.state.set_state(words.state, words.state_role)
        for title, said in zip(
            self._heads, (text("Họ đã có của ta"), text("Ta có của họ")), strict=True
        ):
            title.setText(said)
        self.theirs.setText(words.theirs)
        self.theirs_when.setText(words.theirs_when)
        self.ours.setText(words.ours)
        self.ours_when.setText(words.ours_when)
        self.foot.setText(words.foot)
        self.call.set_action(text("Đã gọi điện…"), "")
        self.call.setVisible(words.to_call)
        self.setAccessibleName(f"{name}, {agency}: {words.state}")
