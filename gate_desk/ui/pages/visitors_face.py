"""The parts of the visitors' page, and how a `VisitsView` fills them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.ui.delegates.visit import VisitDelegate
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.pages import visitors_words
from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.act_form import ActForm
from gate_desk.ui.widgets.action_bar import ActionBar
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.visit_card import VisitCard
from gate_desk.ui.widgets.visit_form import VisitForm
from gate_desk.ui.widgets.visit_list import VisitList
from gate_desk.words import text, visits

if TYPE_CHECKING:
    from gate_desk.ui.models.visit_desk import VisitsView
    from gate_desk.ui.models.visit_lines import Line
    from gate_desk.ui.theme.style import Theme

_RIGHT, _NARROW_RIGHT, _NARROW = 400, 320, 1100
_CHIPS = 3


class VisitorsFace:
    """Every widget of the page; none of them knows what a visit is."""

    def __init__(self, page: QWidget, theme: Theme, now: Callable[[], datetime]) -> None:
        self._now = now
        self._delegate = VisitDelegate(theme, now, page)
        self.title = PlainLabel(size=21, weight=fonts.BOLD)
        self.chips = [Chip("") for _ in range(_CHIPS)]
        self.draft = ActionButton(small=True)
        self.result, self.watch = Notice(theme), Notice(theme)
        self.form = VisitForm(theme, page)
        self.card = VisitCard()
        self.refusal = ActForm()
        self.notice_of_data = PlainLabel(size=13, tone="muted", wrap=True)
        self.buttons = ActionBar()
        self.waiting, self.inside = VisitList(self._delegate), VisitList(self._delegate)
        self._side = QWidget()
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        for chip in self.chips:
            head.addWidget(chip)
        head.addStretch(1)
        head.addWidget(self.draft)
        self._sheet = Card()
        left = QVBoxLayout(self._sheet)
        left.setContentsMargins(20, 12, 20, 14)
        left.setSpacing(10)
        left.addLayout(head)
        for widget in (self.form, self.card, self.watch, self.result, self.refusal):
            left.addWidget(widget)
        left.addWidget(self.notice_of_data)
        left.addStretch(1)
        left.addWidget(self.buttons)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.waiting, 1)
        right.addWidget(self.inside, 1)
        whole = QHBoxLayout(page)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(14)
        whole.addWidget(self._sheet, 1)
        whole.addWidget(self._side)

    def retranslate(self, view: VisitsView) -> None:
        """Captions that do not depend on what is shown."""
        self.form.retranslate(
            {code: text(kind) for code, kind in visits.DOCUMENTS.items()},
            {code: text(purpose) for code, purpose in visits.PURPOSES.items()},
            view.names.zones,
        )
        self.notice_of_data.setText(
            text(
                "Thông báo xử lý dữ liệu cá nhân: chỉ dùng để kiểm soát ra vào, lưu theo thời hạn "
                "của quy chế, không chụp và không giữ giấy tờ."
            )
        )

    def place(self, width: int) -> None:
        """Less beside the form where there is little room."""
        narrow = width < _NARROW
        self._side.setFixedWidth(_NARROW_RIGHT if narrow else _RIGHT)
        self.buttons.refit(small=narrow)

    def show(self, view: VisitsView, draft: str, phone: str, width: int) -> None:
        """Fill everything."""
        looking = view.looked is not None or view.card is not None
        self._delegate.names = view.names
        self._show_head(view, draft, looking=looking)
        self.result.show_words(*visitors_words.result_words(view))
        self.form.setVisible(not looking)
        self.notice_of_data.setVisible(not looking)
        watch = visitors_words.watch_words(view, self.form.name.text(), phone)
        self.watch.show_words(*(visitors_words.Sentences("info", "") if looking else watch))
        self._show_looked(view)
        asked = self.refusal.isVisible()
        if looking:
            self.buttons.show_actions(visitors_words.looked_buttons(view))
        else:
            narrow = width < _NARROW
            self.buttons.show_actions(visitors_words.form_buttons(view, narrow=narrow))
        self.buttons.setVisible(not asked)
        self._show_lists(view)

    def _show_head(self, view: VisitsView, draft: str, *, looking: bool) -> None:
        self.title.setText(text("Khách") if looking else text("Đăng ký khách"))
        shown = () if looking else visitors_words.chips(view)
        for at, chip in enumerate(self.chips):
            chip.set_state(*(shown[at] if at < len(shown) else ("", "info")))
        self.draft.setVisible(bool(draft))
        self.draft.set_action(text("Nháp: {name}", name=one_line(draft)), "Ctrl+D")

    def _show_looked(self, view: VisitsView) -> None:
        if view.looked is not None:
            facts = visitors_words.looked_facts(view.looked, view, self._now())
            self.card.show_facts(one_line(view.looked.visit.name), facts)
        elif view.card is not None:
            card = view.card
            facts = (
                (text("Thẻ khách"), one_line(card.card.number)),
                (text("Trạng thái"), text("Lượt khách đã kết thúc, thẻ chưa trả")),
            )
            self.card.show_facts(one_line(card.name), facts)
        else:
            self.card.hide()

    def _show_lists(self, view: VisitsView) -> None:
        lists = view.around.lists if view.around else None
        waiting = lists.waiting if lists else ()
        inside: tuple[Line, ...] = (*lists.inside, *lists.passes_out) if lists else ()
        self.waiting.show_lines(
            text("Khách hẹn hôm nay"),
            waiting,
            str(len(waiting)),
            text("Chưa có khách hẹn. Khách báo trước từ máy cơ quan sẽ hiện ở đây."),
        )
        people = str(len(lists.inside)) if lists else "0"
        empty = text("Không có khách nào ở trong.")
        self.inside.show_lines(text("Đang ở trong trụ sở"), inside, people, empty)
        late = [each for each in lists.inside if lists.overstays(each)] if lists else []
        self.inside.button.setVisible(len(late) > 1)
        self.inside.button.set_action(text("Kết thúc {n} lượt quá giờ", n=len(late)), "")
