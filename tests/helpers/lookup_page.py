"""The lookup page as a test speaks of it."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import PersonRef
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, ScanAnswer
from gate_desk.ui.language import Language
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_work import GateWork
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.pages.lookup import LookupPage
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Painted, Piece
from tests.helpers import sample_answers as sample
from tests.helpers.fake_gate import FakeGate, FakeLookups
from tests.helpers.fake_histories import FakeHistories
from tests.helpers.fake_jobs import FakeJobs, FakeStation
from tests.helpers.legibility import unreadable
from tests.helpers.pages import SETTINGS, HandClock

_KEYS = {
    "F2": Qt.Key.Key_F2,
    "F5": Qt.Key.Key_F5,
    "F6": Qt.Key.Key_F6,
    "F7": Qt.Key.Key_F7,
    "F9": Qt.Key.Key_F9,
    "F12": Qt.Key.Key_F12,
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "PageDown": Qt.Key.Key_PageDown,
}


class People(FakeLookups):
    """Looks at whoever of `people` is asked for, and remembers what was searched."""

    def __init__(self, gate: FakeGate) -> None:
        super().__init__(gate)
        self.searched: list[str] = []
        self.lanes: list[Direction | None] = []

    def find_people(self, untrusted_text: str, limit: int) -> tuple[FoundPerson, ...]:
        self.searched.append(untrusted_text)
        return super().find_people(untrusted_text, limit)

    def look(self, person: PersonRef, lane: Direction | None = None) -> ScanAnswer:
        self.lanes.append(lane)
        found = next(found for found in self.people if found.person.ref == person)
        return replace(
            self.shown,
            person=found.person,
            card=found.card,
            last=found.last,
            direction=lane or Direction.IN,
        )


class LookupPageObject:
    """Three people with like names; keys are pressed as by a hand."""

    def __init__(self, theme: Theme, language: Language) -> None:
        self.gate = FakeGate()
        self.lookups = People(self.gate)
        self.histories = FakeHistories()
        station = FakeStation(gate=self.gate, lookups=self.lookups, histories=self.histories)
        self.jobs = FakeJobs(station)
        self.clock = HandClock()
        jobs = self.jobs.as_jobs()
        # What stands around the gate page in a window is held by the page here.
        self._gate_state = GateState(self.clock)
        self._around = GateWork(jobs, self._gate_state, SETTINGS, self._gate_state)
        self._passages = Passages(jobs, self._gate_state)
        self.page = LookupPage(
            jobs,
            theme,
            language,
            SETTINGS,
            self._around,
            self._passages,
            clock=self.clock,
            now=lambda: sample.NOW,
        )
        self.recorded: list[ScanAnswer] = []
        self.failed: list[GateDeskError] = []
        self.left = 0
        self.page.recorded.connect(self.recorded.append)
        self.page.failed.connect(self.failed.append)
        self.page.left.connect(self._count_left)

    def _count_left(self) -> None:
        self.left += 1

    def open(self, width: int = 1270, height: int = 672) -> None:
        """Show the page in the room that a window of 1366x768 leaves it."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowExposed(self.page)
        self._around.refresh()
        self._passages.refresh()

    def type(self, text: str, *, search: bool = True) -> None:
        """Into whatever has the focus; `search` does not wait for the pause in typing."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.page, letter)
        if search:
            self.page.face.search.search()

    def choose(self, text: str = "nguyen thi dao", row: int = 0) -> None:
        """Somebody's card is on the page and keys act on it."""
        self.type(text)
        for _ in range(row):
            self.press("Down")
        self.press("Enter")
        self.wait(500)

    def press(self, key: str) -> None:
        QTest.keyClick(self.page.window().windowHandle(), _KEYS[key])

    def press_keypad_plus(self) -> None:
        handle = self.page.window().windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)

    def wait(self, ms: int) -> None:
        """Let time pass on the page's own clock."""
        self.clock.now += ms
        self.page.state.catch_up()

    @property
    def names(self) -> list[str]:
        """Who is listed."""
        found = self.page.face.found
        return [one.person.name for one in found.model.people] if found.isVisible() else []

    @property
    def chosen(self) -> str | None:
        current = self.page.face.found.current
        return current.person.name if current else None

    @property
    def name(self) -> str:
        """Whose card is on the page."""
        card = self.page.face.card
        return card.shown.name if card.shown and card.isVisible() else ""

    @property
    def band(self) -> tuple[str, str]:
        """Word and step of the hatched head."""
        band = self.page.face.band
        shown = band.shown if band.isVisible() else None
        return (shown.word, shown.step) if shown else ("", "")

    @property
    def hint(self) -> str:
        return self.page.face.hint.title if self.page.face.hint.isVisible() else ""

    @property
    def past(self) -> list[tuple[str, str, str]]:
        """Lines of the history: when, where, what became of it."""
        panel = self.page.face.past
        lines = panel.model.lines if panel.isVisible() else ()
        return [(line.when, line.where[0], line.outcome) for line in lines]

    @property
    def buttons(self) -> list[tuple[str, str]]:
        bar = self.page.face.buttons
        return [(one.key, one.caption) for one in bar.buttons] if bar.isVisible() else []

    def all_text(self) -> str:
        return " | ".join(piece.text for _, piece in self.pieces())

    def pieces(self) -> Iterator[tuple[Painted, Piece]]:
        for part in self.page.findChildren(Painted):
            if part.isVisible():
                for piece in part.pieces():
                    yield part, piece

    def illegible(self) -> list[str]:
        """Texts that are cut, or lie over another one."""
        wrong = list(unreadable(self.page))
        placed = list(self.pieces())
        for number, (part, piece) in enumerate(placed):
            box = piece.needed()
            if not part.rect().adjusted(-1, -1, 1, 1).contains(box):
                wrong.append(f"{type(part).__name__} cuts {piece.text!r} {box}")
            for other_part, other in placed[:number]:
                cut = box.intersected(other.needed()) if other_part is part else None
                if cut and cut.width() > 2 and cut.height() > 8:
                    wrong.append(f"{piece.text!r} lies over {other.text!r}")
        return wrong
