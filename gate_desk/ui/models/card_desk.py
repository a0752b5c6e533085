"""An agency's people and cards, as the desk's page works with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import PersonRef
from gate_desk.services.answers import FoundPerson, SiteNames
from gate_desk.services.card_acts import CardAct, CardReport
from gate_desk.services.card_issue import CardOrder, NewCard
from gate_desk.services.cards import CardFigures, Holder, OwnedCard
from gate_desk.services.extract import Extracted
from gate_desk.services.history_answers import PersonHistory
from gate_desk.ui.errands import Ended, Errand, Errands, Step
from gate_desk.ui.models.band_text import NOTHING_KNOWN

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Changed, Jobs

FOUND_MOST = 20


class Around(Struct, frozen=True):
    """What does not depend on whom is looked at."""

    names: SiteNames
    figures: CardFigures
    next_number: str
    today: date


class Looked(Struct, frozen=True):
    """A person with cards and past."""

    holder: Holder
    history: PersonHistory


class CardsView(Struct, frozen=True, kw_only=True):
    """Everything the page shows."""

    around: Around | None = None
    people: tuple[FoundPerson, ...] | None = None
    """None: nobody was looked for."""
    looked: Looked | None = None
    chosen: int = 0
    """Which of the person's cards."""
    form: CardAct | None = None
    """The act that a note is asked for."""
    issuing: bool = False
    report: CardReport | None = None
    issued: NewCard | None = None
    extracted: Extracted | None = None
    error: GateDeskError | None = None
    step: Step | None = None
    busy: bool = False
    """A workbook is being written."""

    @property
    def names(self) -> SiteNames:
        """Names of the charter."""
        return self.around.names if self.around else NOTHING_KNOWN

    @property
    def card(self) -> OwnedCard | None:
        """The card that acts are about."""
        cards = self.looked.holder.cards if self.looked else ()
        return cards[self.chosen] if self.chosen < len(cards) else None


class CardDesk(QObject):
    """One method per thing that an officer does.

    Signals:
        changed: the new `CardsView`.
    """

    changed = Signal(object)

    def __init__(self, jobs: Jobs, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._errands = jobs, errands
        self.view = CardsView()
        self._searched = ""
        errands.step.connect(self._stepped)
        errands.ended.connect(self._ended)
        jobs.changed.connect(self._records_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the figures again, and the person that is shown."""

        def around(station: Station) -> Around:
            cards = station.cards
            number = station.card_issue.next_number()
            return Around(station.lookups.names(), cards.figures(), number, cards.today())

        self._jobs.query(around, self._around_came, self._failed)
        if self.view.looked is not None:
            self._look(self.view.looked.holder.person.ref, self._looked_again)

    def search(self, untrusted_text: str) -> None:
        """Look for people; what was asked before is forgotten."""
        self._searched = untrusted_text

        def find(station: Station) -> tuple[str, tuple[FoundPerson, ...]]:
            return untrusted_text, station.lookups.find_people(untrusted_text, FOUND_MOST)

        self._jobs.query(find, self._found, self._failed)

    def open(self, person: PersonRef) -> None:
        """Show somebody."""
        self._look(person, self._looked)

    def scanned(self, untrusted_text: str) -> None:
        """Show whose card was scanned."""

        def find(station: Station) -> PersonRef:
            return station.cards.scanned(untrusted_text)

        self._jobs.query(find, self.open, self._failed)

    def choose(self, number: int) -> None:
        """Another card of the person."""
        self._show(chosen=number, form=None, issuing=False)

    def ask(self, act: CardAct) -> None:
        """Ask for a note before an act is recorded; only for what may be done now."""
        card = self.view.card
        if card is not None and act in card.acts:
            self._show(form=act, issuing=False, report=None, issued=None, error=None)

    def ask_for_card(self) -> None:
        """Ask what the new card is to be."""
        looked = self.view.looked
        if looked is not None and looked.holder.may_issue:
            self._show(issuing=True, form=None, report=None, issued=None, error=None)

    def leave_form(self) -> None:
        """Nothing is recorded."""
        self._show(form=None, issuing=False, error=None)

    def close(self) -> None:
        """Back to the list that was searched."""
        self._show(looked=None, form=None, issuing=False, report=None, issued=None, error=None)

    def forget(self) -> None:
        """Show nobody."""
        self._searched = ""
        self._show(
            people=None, looked=None, form=None, issuing=False, report=None, issued=None, error=None
        )

    def report(self, untrusted_note: str) -> None:
        """Record the act that was asked about."""
        act, card = self.view.form, self.view.card
        if act is None or card is None:
            return
        number = card.card.number

        def record(station: Station) -> CardReport:
            return station.card_acts.report(act, number, untrusted_note)

        self._jobs.change(record, self._reported, self._failed)

    def issue(self, order: CardOrder) -> None:
        """Record a new card."""

        def record(station: Station) -> NewCard:
            return station.card_issue.issue(order)

        self._jobs.change(record, self._issued, self._failed)

    def extract(self, path: Path) -> None:
        """Write the workbook, beside everything else."""

        def write(errand: Errand) -> Extracted:
            return errand.station.extract.write(path, partial(errand.tell, ""))

        if self._errands.begin(write):
            self._show(busy=True, extracted=None, error=None, step=None)

    def cancel(self) -> None:
        """Stop writing the workbook."""
        self._errands.cancel()

    def _look(self, person: PersonRef, came: Callable[[Looked], None]) -> None:
        def look(station: Station) -> Looked:
            return Looked(station.cards.holder(person), station.histories.of_person(person))

        self._jobs.query(look, came, self._failed)

    def _show(self, **changes: object) -> None:
        self.view = replace(self.view, **changes)
        self.changed.emit(self.view)

    @Slot(object)
    def _around_came(self, around: Around) -> None:
        self._show(around=around)

    @Slot(object)
    def _found(self, found: tuple[str, tuple[FoundPerson, ...]]) -> None:
        if found[0] == self._searched:
            self._show(people=found[1], error=None)

    @Slot(object)
    def _looked(self, looked: Looked) -> None:
        self._show(
            looked=looked,
            chosen=0,
            form=None,
            issuing=False,
            report=None,
            issued=None,
            error=None,
        )

    @Slot(object)
    def _looked_again(self, looked: Looked) -> None:
        shown = self.view.looked
        if shown is not None and shown.holder.person.ref == looked.holder.person.ref:
            self._show(looked=looked, chosen=min(self.view.chosen, len(looked.holder.cards) - 1))

    @Slot(object)
    def _reported(self, report: CardReport) -> None:
        self._show(form=None, report=report, error=None)

    @Slot(object)
    def _issued(self, issued: NewCard) -> None:
        self._show(issuing=False, issued=issued, chosen=0, error=None)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._show(error=error)

    @Slot(object)
    def _records_changed(self, changed: Changed) -> None:
        if changed.result is not False:
            self.refresh()

    @Slot(object)
    def _stepped(self, step: Step) -> None:
        self._show(step=step)

    @Slot(object)
    def _ended(self, ended: Ended) -> None:
        error = ended.error
        if error is not None and error.code == "cancelled":
            error = None
        self._show(busy=False, step=None, extracted=ended.result, error=error)
