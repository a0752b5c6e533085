"""The visitors' book of a gate, as its page works with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.documents.papers import Papers
from gate_desk.domain.errors import GateDeskError
from gate_desk.services.answers import FoundPerson, SiteNames
from gate_desk.services.visit_answers import HeldItem, KnownVisit, Recognised, Registered, WatchHit
from gate_desk.services.visit_forms import VisitorForm
from gate_desk.services.visitors import PassOut, VisitorLists
from gate_desk.ui.models.band_text import NOTHING_KNOWN
from gate_desk.ui.models.latest import Latest

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Changed, Jobs

HOSTS_MOST = 6
"""People that are offered as a host."""
Key = tuple[str, str, str]


class Around(Struct, frozen=True):
    """What stands beside the form."""

    names: SiteNames
    lists: VisitorLists


class Screened(Struct, frozen=True):
    """What the watch list says of what stands in the form."""

    asked: tuple[str, str, str, str]
    """Name, birth, document and plate."""
    hits: tuple[WatchHit, ...]


class Hosts(Struct, frozen=True):
    """People whom a typed name can mean."""

    untrusted_text: str
    people: tuple[FoundPerson, ...]


class Looked(Struct, frozen=True):
    """A visit that was chosen from a list."""

    visit: KnownVisit
    items: tuple[HeldItem, ...]


class VisitsView(Struct, frozen=True, kw_only=True):
    """Everything the page shows beside what is being typed."""

    around: Around | None = None
    recognised: Recognised | None = None
    """What the document brought that the form was opened with."""
    visit: KnownVisit | None = None
    """The announced or waiting visit that the form is about."""
    hits: tuple[WatchHit, ...] = ()
    seen: frozenset[Key] = frozenset()
    """Hits that the guard has said to mean somebody else."""
    hosts: Hosts | None = None
    looked: Looked | None = None
    card: PassOut | None = None
    """A pass that was not returned, chosen from the list."""
    done: Registered | None = None
    """The newest form that was recorded."""
    printed: str = ""
    """Where the pass of `done` went: a printer or a file."""
    not_printed: GateDeskError | None = None
    """Why it went nowhere."""
    told: str = ""
    """A code of `words.visits.DONE`: what was done last beside forms."""
    error: GateDeskError | None = None

    @property
    def names(self) -> SiteNames:
        """Names of the charter."""
        return self.around.names if self.around else NOTHING_KNOWN

    @property
    def warnings(self) -> tuple[WatchHit, ...]:
        """Hits that nobody has looked at."""
        return tuple(hit for hit in self.hits if hit.key not in self.seen)


class VisitDesk(QObject):
    """One method per thing that a guard does.

    Signals:
        changed: the new `VisitsView`.
        opened: a `Recognised` to fill the form with.
        chosen: the `KnownVisit` to fill the form with.
        recorded: the `Registered` of the form, which can be emptied.
    """

    changed = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)
    recorded = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.view = VisitsView()
        self._asked: tuple[str, str, str, str] = ("", "", "", "")
        self._noted: set[Key] = set()
        self._around = Latest(jobs, _around, self)
        self._around.came.connect(self._around_came)
        jobs.changed.connect(self._records_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the lists again."""
        self._around.ask()

    # The form

    def scanned(self, untrusted_text: str, *, typed: bool) -> None:
        """An identity document was scanned."""

        def recognise(station: Station) -> Recognised:
            return station.registration.recognise(untrusted_text, typed=typed)

        self._jobs.query(recognise, self._recognised, self._failed)

    def typed_number(self, papers: Papers) -> None:
        """A document's number was typed: who came with it before?"""

        def known(station: Station) -> Recognised:
            return station.registration.known_by(papers)

        self._jobs.query(known, self._known, self._failed)

    def screen(self, name: str, birth: str, document: str, plate: str) -> None:
        """Look on the watch list for what stands in the form."""
        asked = (name, birth, document, plate)
        self._asked = asked

        def screen(station: Station) -> Screened:
            return Screened(asked, station.registration.screen(*asked))

        self._jobs.query(screen, self._screened, self._failed)

    def somebody_else(self) -> None:
        """The guard has compared: the warnings mean other people."""
        cleared = frozenset(hit.key for hit in self.view.warnings if not hit.certain)
        self._show(seen=self.view.seen | cleared, error=None)

    def find_hosts(self, untrusted_text: str) -> None:
        """Look for the people whom a visitor can want to see."""

        def find(station: Station) -> Hosts:
            people = station.lookups.find_people(untrusted_text, HOSTS_MOST)
            return Hosts(untrusted_text, people)

        self._jobs.query(find, self._hosts_came, self._failed)

    def forget_hosts(self) -> None:
        """Offer nobody."""
        if self.view.hosts is not None:
            self._show(hosts=None)

    def begin(self, visit: KnownVisit | None = None) -> None:
        """An empty form, or one about a visit."""
        self._noted.clear()
        self._asked = ("", "", "", "")
        self._show(
            recognised=None,
            visit=visit,
            hits=(),
            seen=frozenset(),
            hosts=None,
            looked=None,
            card=None,
            done=None,
            printed="",
            not_printed=None,
            told="",
            error=None,
        )

    def admit(self, form: VisitorForm) -> None:
        """Let in, with a pass."""
        self._record(lambda station: station.registration.admit(form))

    def wait(self, form: VisitorForm) -> None:
        """The host is asked."""
        self._record(lambda station: station.registration.wait(form))

    def refuse(self, form: VisitorForm, untrusted_note: str) -> None:
        """Not let in."""
        self._record(lambda station: station.registration.refuse(form, untrusted_note))

    def _record(self, op: Callable[[Station], Registered]) -> None:
        self._jobs.change(op, self._recorded, self._failed, urgent=True)

    # Visits and passes of the lists

    def look(self, visit: KnownVisit) -> None:
        """Show a visit that is under way."""

        def look(station: Station) -> Looked:
            found = station.visitors.one(visit.ref)
            return Looked(found, station.registration.items(visit.ref))

        self._jobs.query(look, self._looked, self._failed)

    def look_at_pass(self, card: PassOut) -> None:
        """Show a pass that was not returned."""
        self.begin()
        self._show(card=card)

    def close(self) -> None:
        """Show the form again."""
        self._show(looked=None, card=None, error=None, told="")

    def leave(self) -> None:
        """The visitor shown leaves without a pass."""
        self._act("left", lambda station, visit: station.registration.leave(visit.ref))

    def unseen(self) -> None:
        """The visitor shown has left and nobody has seen it."""
        self._act("unseen", lambda station, visit: station.registration.close_day([visit.ref]))

    def hand_back(self) -> None:
        """Everything held for the visitor shown is handed back."""
        self._act("handed_back", lambda station, visit: station.registration.hand_back(visit.ref))

    def take_back(self) -> None:
        """The pass shown is here again."""
        self._about_pass("returned", lambda station, number: station.passes.take_back(number))

    def report_missing(self) -> None:
        """The pass shown is lost."""
        self._about_pass("missing", lambda station, number: station.passes.report_missing(number))

    def close_day(self) -> None:
        """End the visits of all who overstay, as nobody has seen them leave."""
        lists = self.view.around.lists if self.view.around else None
        refs = [each.ref for each in lists.inside if lists.overstays(each)] if lists else []

        def end(station: Station) -> str:
            station.registration.close_day(refs)
            return "unseen"

        if refs:
            self._jobs.change(end, self._done, self._failed)

    def _act(self, told: str, act: Callable[[Station, KnownVisit], object]) -> None:
        looked = self.view.looked
        if looked is None:
            return
        visit = looked.visit

        def do(station: Station) -> str:
            act(station, visit)
            return told

        self._jobs.change(do, self._done, self._failed, urgent=True)

    def _about_pass(self, told: str, act: Callable[[Station, str], object]) -> None:
        card = self.view.card
        if card is None:
            return
        number = card.card.number

        def do(station: Station) -> str:
            act(station, number)
            return told

        self._jobs.change(do, self._done, self._failed)

    def tell_printed(self, where: str) -> None:
        """The pass is on paper or in a file."""
        self._show(printed=where, not_printed=None)

    def tell_not_printed(self, error: GateDeskError) -> None:
        """The pass is nowhere yet; the visit is recorded all the same."""
        self._show(printed="", not_printed=error)

    def fail(self, error: GateDeskError) -> None:
        """What stands in the form cannot be recorded."""
        self._show(error=error)

    def _show(self, **changes: object) -> None:
        self.view = replace(self.view, **changes)
        self.changed.emit(self.view)

    @Slot(object)
    def _around_came(self, around: Around) -> None:
        self._show(around=around)

    @Slot(object)
    def _recognised(self, found: Recognised) -> None:
        self.begin()
        expected = found.expected[0] if len(found.expected) == 1 else None
        self.view = replace(self.view, recognised=found, visit=expected, hits=found.hits)
        self.opened.emit(found)
        self._note(found.hits)
        self.changed.emit(self.view)

    @Slot(object)
    def _known(self, found: Recognised) -> None:
        expected = found.expected[0] if len(found.expected) == 1 else None
        self.view = replace(self.view, recognised=found, visit=self.view.visit or expected)
        self.opened.emit(found)
        self.changed.emit(self.view)

    @Slot(object)
    def _screened(self, screened: Screened) -> None:
        if screened.asked == self._asked:
            self._note(screened.hits)
            self._show(hits=screened.hits)

    def _note(self, hits: tuple[WatchHit, ...]) -> None:
        """Put every warning on record, once for each form."""
        new = tuple(hit for hit in hits if hit.key not in self._noted)
        self._noted.update(hit.key for hit in new)
        if new:

            def note(station: Station) -> object:
                return station.registration.note_hits(new)

            self._jobs.change(note, None, self._failed)

    @Slot(object)
    def _hosts_came(self, hosts: Hosts) -> None:
        self._show(hosts=hosts)

    @Slot(object)
    def _looked(self, looked: Looked) -> None:
        self._show(looked=looked, card=None, done=None, told="", error=None)

    @Slot(object)
    def _recorded(self, registered: Registered) -> None:
        self.begin()
        self.view = replace(self.view, done=registered)
        self.recorded.emit(registered)
        self.changed.emit(self.view)

    @Slot(object)
    def _done(self, told: str) -> None:
        self._show(looked=None, card=None, told=told, error=None)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._show(error=error)

    @Slot(object)
    def _records_changed(self, changed: Changed) -> None:
        if changed.result is not False:
            self.refresh()


def _around(station: Station) -> Around:
    return Around(station.lookups.names(), station.visitors.lists())
