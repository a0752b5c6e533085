"""Visitors at the gate: a scan fills the form, Ctrl+Enter lets in, a list says who is inside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gate_desk.domain.documents.papers import read_papers
from gate_desk.domain.errors import Refused
from gate_desk.services.visit_answers import KnownVisit
from gate_desk.services.visitors import PassOut
from gate_desk.ui.models.deadlines import local_now
from gate_desk.ui.models.visit_typed import (
    TypedVisit,
    empty_visit,
    fill_from_papers,
    fill_from_visit,
    offers_for,
    read_form,
)
from gate_desk.ui.pages import visitors_words
from gate_desk.ui.pages.visitors_face import VisitorsFace
from gate_desk.ui.pages.visitors_words import KEYS, VisitAction
from gate_desk.ui.theme.roles import set_property
from gate_desk.words import text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gate_desk.domain.reading import Reading
    from gate_desk.services.visit_answers import Recognised, Registered
    from gate_desk.services.visit_forms import VisitorForm
    from gate_desk.ui.language import Language
    from gate_desk.ui.models.visit_desk import VisitDesk
    from gate_desk.ui.models.visit_lines import Line
    from gate_desk.ui.theme.style import Theme

SCREEN_MS, AGES_MS = 250, 30_000
"""A pause in typing after which the watch list is looked at; how often times are shown anew."""
MOST_DRAFTS = 9


class VisitorsPage(QWidget):
    """One form, which a scan may fill at any moment: what stood in it becomes a draft.

    Signals:
        print_wanted, save_wanted: the `Registered` whose pass is to be printed, or saved as PDF.
    """

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        language: Language,
        desk: VisitDesk,
        phone: str = "",
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        set_property(self, "role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._language, self.desk, self._phone, self._now = language, desk, phone, now
        self.drafts: list[TypedVisit] = []
        self._filled = TypedVisit()
        """The form as it was filled last: what differs was typed."""
        self.face = VisitorsFace(self, theme, now)
        self._screen = QTimer(self, interval=SCREEN_MS, singleShot=True)
        self._screen.timeout.connect(self._look_for_warnings)
        self._times = QTimer(self, interval=AGES_MS)
        self._times.timeout.connect(desk.refresh)
        self._connect()
        self._take_keys()
        self.retranslate()
        self._fill(empty_visit(self._site_now(), TypedVisit(purpose="work")))

    def _connect(self) -> None:
        face, form, desk = self.face, self.face.form, self.desk
        for signal, slot in (
            (form.changed, self._screen.start),
            (form.number_typed, self._number_typed),
            (form.host.sought, self._host_sought),
            (form.host.picked, desk.forget_hosts),
            (face.buttons.pressed, self._pressed),
            (face.draft.clicked, self.take_up_draft),
            (face.refusal.wanted, self._refuse),
            (face.refusal.left, self._leave_refusal),
            (face.waiting.clicked, self._line_clicked),
            (face.inside.clicked, self._line_clicked),
            (face.inside.button.clicked, desk.close_day),
            (desk.opened, self._opened),
            (desk.recorded, self._recorded),
            (desk.changed, self._show),
            (self._language.changed, self._language_changed),
        ):
            signal.connect(slot)

    def _take_keys(self) -> None:
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setProperty("action", action.value)
            shortcut.activated.connect(self._key_pressed)
        enter = QShortcut(QKeySequence("Ctrl+Enter"), self)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.setProperty("action", VisitAction.ADMIT.value)
        enter.activated.connect(self._key_pressed)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """See `ExplainsKeys`."""
        return visitors_words.key_help()

    def start(self) -> None:
        """The store is open."""
        self.desk.refresh()
        self._times.start()

    @Slot(object)
    def receive(self, reading: Reading) -> None:
        """An identity document was scanned, wherever the focus is."""
        self._leave_refusal()
        self._keep_draft()
        self.desk.scanned(reading.untrusted_text, typed=reading.typed)

    def take_card(self, number: str) -> None:
        """A pre-printed card was scanned to be handed out with the visitor of the form."""
        self.face.form.card.setText(number)

    @property
    def is_filled(self) -> bool:
        """Whether somebody stands in the form."""
        return not self._is_looking and not self.face.form.typed.is_empty

    # Keys and buttons

    @Slot()
    def _key_pressed(self) -> None:
        self._pressed(VisitAction(self.sender().property("action")))

    @Slot(object)
    def _pressed(self, action: VisitAction) -> None:
        acts: dict[VisitAction, Callable[[], object]] = {
            VisitAction.NEW: self.new,
            VisitAction.ADMIT: self._admit,
            VisitAction.WAIT: self._wait,
            VisitAction.REFUSE: self._ask_why,
            VisitAction.CLEAR: self.desk.somebody_else,
            VisitAction.DRAFT: self.take_up_draft,
            VisitAction.PRINT: self._print,
            VisitAction.SAVE: self._save,
            VisitAction.LEAVE: self.desk.leave,
            VisitAction.UNSEEN: self.desk.unseen,
            VisitAction.HAND_BACK: self.desk.hand_back,
            VisitAction.TAKE_BACK: self.desk.take_back,
            VisitAction.MISSING: self.desk.report_missing,
            VisitAction.CLOSE: self._escape,
        }
        acts[action]()

    @Slot()
    def new(self) -> None:
        """Somebody whose number is typed: from VNeID on a telephone, or another paper."""
        self._keep_draft()
        self.desk.begin()
        self._fill(replace(self._empty(), document_kind="vneid"))
        self.face.form.document.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def take_up_draft(self) -> None:
        """Go on with what was left last."""
        if self.drafts:
            draft = self.drafts.pop()
            self._keep_draft()
            self.desk.begin()
            self._fill(draft)
            self._look_for_warnings()
            self.face.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _admit(self) -> None:
        if self.face.refusal.isVisible():
            self._refuse(self.face.refusal.content)
        elif not self._is_looking:
            self._send(self.desk.admit)

    def _wait(self) -> None:
        if not self._is_looking and not self.face.refusal.isVisible():
            self._send(self.desk.wait)

    def _send(self, act: Callable[[VisitorForm], None]) -> None:
        self.face.form.host.settle()
        form = self._form()
        if form is not None:
            act(form)

    def _form(self) -> VisitorForm | None:
        form = self.face.form
        try:
            return read_form(form.typed, self.desk.view, self._site_now())
        except Refused as error:
            self.desk.fail(error)
            wrong = {"host_missing": form.host, "bad_people": form.people, "bad_hour": form.until}
            line = wrong[error.code]
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.selectAll()
            return None

    def _ask_why(self) -> None:
        if self._is_looking:
            return
        self.face.form.host.settle()
        if self._form() is not None:
            name = self.face.form.typed.name
            self.face.refusal.show_act(
                text("Không cho vào: {name}", name=name), text("Không cho vào"), ""
            )
            self._show(None)

    @Slot(object)
    def _refuse(self, untrusted_note: object) -> None:
        form = self._form()
        if form is not None:
            self.desk.refuse(form, str(untrusted_note))

    @Slot()
    def _leave_refusal(self) -> None:
        if self.face.refusal.isVisible():
            self.face.refusal.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(None)

    def _print(self) -> None:
        done = self.desk.view.done
        if done is not None and done.code:
            self.print_wanted.emit(done)

    def _save(self) -> None:
        done = self.desk.view.done
        if done is not None and done.code:
            self.save_wanted.emit(done)

    @Slot()
    def _escape(self) -> None:
        if self.face.refusal.isVisible():
            self._leave_refusal()
        elif self._is_looking:
            self.desk.close()
        else:
            self._keep_draft()
            self.desk.begin()
            self._fill(self._empty())
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_looking(self) -> bool:
        return self.desk.view.looked is not None or self.desk.view.card is not None

    # The form

    def _site_now(self) -> datetime:
        """Now, on the clocks of the site, wherever the machine thinks it stands."""
        around = self.desk.view.around
        return self._now().astimezone(around.lists.now.tzinfo if around else None)

    def _empty(self) -> TypedVisit:
        return empty_visit(self._site_now(), self.face.form.typed)

    def _fill(self, typed: TypedVisit) -> None:
        self.face.form.fill(typed)
        self._filled = self.face.form.typed

    def _keep_draft(self) -> None:
        """What was typed is not lost; a form that nobody has touched is no draft."""
        typed = self.face.form.typed
        if not typed.is_empty and typed != self._filled:
            self.drafts = [*self.drafts, typed][-MOST_DRAFTS:]
        self._filled = typed

    @Slot(object)
    def _opened(self, found: Recognised) -> None:
        names, desk = self.desk.view.names, self.desk.view
        same = self.face.form.document.number == found.papers.number
        typed = self.face.form.typed if same else self._empty()
        if desk.visit is not None:
            typed = fill_from_visit(typed, desk.visit, names)
        self._fill(fill_from_papers(typed, found, names))
        form = self.face.form
        missing = form.name if not form.name.text() else form.host
        missing.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_for_warnings()

    @Slot()
    def _number_typed(self) -> None:
        typed = self.face.form.typed
        papers = read_papers(typed.document, self._site_now().date())
        if papers is not None and not typed.name.strip():
            kind = self.face.form.kind.value
            self.desk.typed_number(replace(papers, kind=type(papers.kind)(str(kind))))

    @Slot()
    def _look_for_warnings(self) -> None:
        typed = self.face.form.typed
        birth = typed.birth if len(typed.birth) in (4, 10) else ""
        iso = "-".join(reversed(birth.split("/"))) if "/" in birth else birth
        self.desk.screen(typed.name, iso, typed.document, typed.plate)

    @Slot(object)
    def _host_sought(self, untrusted_text: object) -> None:
        if untrusted_text:
            self.desk.find_hosts(str(untrusted_text))
        else:
            self.desk.forget_hosts()

    @Slot(object)
    def _recorded(self, registered: Registered) -> None:
        self.face.refusal.hide()
        self._fill(self._empty())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if registered.code:
            self.print_wanted.emit(registered)

    @Slot(object)
    def _line_clicked(self, line: Line) -> None:
        self._leave_refusal()
        if isinstance(line, PassOut):
            self.desk.look_at_pass(line)
        elif isinstance(line, KnownVisit) and line.inside_since is not None:
            self.desk.look(line)
        elif isinstance(line, KnownVisit):
            self._keep_draft()
            self.desk.begin(line)
            self._fill(fill_from_visit(self._empty(), line, self.desk.view.names))
            self._look_for_warnings()
            self.face.form.document.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()
        self.desk.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.face.retranslate(self.desk.view)
        self._show(None)

    @Slot(object)
    def _show(self, _view: object) -> None:
        view, form = self.desk.view, self.face.form
        if tuple(view.names.zones.items()) != form.zone.offers:
            self.face.retranslate(view)
            if form.typed.is_empty:
                self._fill(self._empty())
        hosts = view.hosts
        typed = form.host.text().strip()
        if hosts is not None and hosts.untrusted_text == typed:
            form.host.offer(offers_for(typed, hosts.people, view.names))
        elif hosts is None:
            form.host.offer(())
        draft = self.drafts[-1].name.strip() or text("chưa có tên") if self.drafts else ""
        self.face.show(view, draft, self._phone, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.face.place(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is how it is now; the page itself takes the keys."""
        super().showEvent(event)
        if self.desk.view.around is not None:
            self.desk.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
