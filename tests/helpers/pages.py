"""The gate page as a test speaks of it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.config.node_toml import GateSettings, ReaderSettings, Settings
from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.reading import Reading
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.language import Language
from gate_desk.ui.models.band_text import BandText
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Painted, Piece
from tests.helpers import sample_answers as sample
from tests.helpers.fake_gate import FakeGate, FakeLookups
from tests.helpers.fake_jobs import FakeJobs, FakeStation
from tests.helpers.legibility import unreadable

SETTINGS = Settings(
    node="cong-1",
    site="khoi-2",
    gate=GateSettings(phone="1013"),
    reader=(ReaderSettings(name="in", lane="in"), ReaderSettings(name="out", lane="out")),
)
_KEYS = {
    "F2": Qt.Key.Key_F2,
    "F5": Qt.Key.Key_F5,
    "F6": Qt.Key.Key_F6,
    "F7": Qt.Key.Key_F7,
    "F9": Qt.Key.Key_F9,
    "F10": Qt.Key.Key_F10,
    "F12": Qt.Key.Key_F12,
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Right": Qt.Key.Key_Right,
}


class HandClock:
    """Milliseconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 100_000

    def __call__(self) -> int:
        return self.now


class GatePageObject:
    """A post with two lanes; `scan` gives the next answer, keys are pressed as by a hand."""

    def __init__(self, theme: Theme, language: Language) -> None:
        self.gate = FakeGate()
        self.lookups = FakeLookups(self.gate)
        self.jobs = FakeJobs(FakeStation(gate=self.gate, lookups=self.lookups))
        self.clock = HandClock()
        self.page = GatePage(
            self.jobs.as_jobs(),
            theme,
            language,
            SETTINGS,
            clock=self.clock,
            now=lambda: sample.NOW,
        )

    def open(self, width: int = 1270, height: int = 672) -> None:
        """Show the page in the room that a window of 1366x768 leaves it."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowExposed(self.page)
        self.page.setFocus()
        self.page.start()

    def scan(self, answer: ScanAnswer | GateDeskError, *, settle: bool = True) -> None:
        """A reader delivers a code and the gate gives this answer."""
        self.gate.answers.append(answer)
        reader = answer.reader if isinstance(answer, ScanAnswer) else "in"
        self.page.receive(Reading(untrusted_text="123", reader=reader))
        if settle:
            self.wait(500)

    def wait(self, ms: int) -> None:
        """Let time pass on the page's own clock."""
        self.clock.now += ms
        self.page.state.catch_up()

    def press(self, key: str) -> None:
        QTest.keyClick(self.page.window().windowHandle(), _KEYS[key])

    def press_undo(self) -> None:
        handle = self.page.window().windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def press_keypad(self, key: Qt.Key) -> None:
        handle = self.page.window().windowHandle()
        QTest.keyClick(handle, key, Qt.KeyboardModifier.KeypadModifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    @property
    def calls(self) -> list[tuple[str, object]]:
        """What the gate was asked to do, scans aside."""
        return [call for call in self.gate.calls if call[0] != "scan"]

    @property
    def band(self) -> BandText | None:
        return self.page.face.band.shown

    @property
    def word(self) -> str:
        return self.band.word if self.band else ""

    @property
    def step(self) -> str:
        return self.band.step if self.band else ""

    @property
    def name(self) -> str:
        card = self.page.face.card
        return card.shown.name if card.shown and card.isVisible() else ""

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """Key and caption of the visible large buttons."""
        face = self.page.face
        bar = face.buttons if face.buttons.isVisible() else face.rescan.bar
        return [(button.key, button.caption) for button in bar.buttons]

    @property
    def primary(self) -> str | None:
        """The key of the accented button."""
        shown = self.page.face.buttons.shown
        return next((one.key for one in shown if one.primary), None)

    @property
    def pending(self) -> list[str]:
        cards = self.page.face.pending
        return [card.who[0] for card in cards.cards] if cards.isVisible() else []

    @property
    def passed_strip(self) -> str:
        return self._texts(self.page.face.passed)

    @property
    def last_strip(self) -> str:
        return self._texts(self.page.face.strip)

    def all_text(self) -> str:
        """Everything that the painted parts say now."""
        return " | ".join(self._texts(part) for part in self._painted())

    def pieces(self) -> Iterator[tuple[Painted, Piece]]:
        for part in self._painted():
            for piece in part.pieces():
                yield part, piece

    def illegible(self) -> list[str]:
        """Texts that are cut, lie over another one, or are elided."""
        wrong = list(unreadable(self.page))
        for part in self._painted():
            pieces = part.pieces()
            boxes = [piece.needed() for piece in pieces]
            for piece, box in zip(pieces, boxes, strict=True):
                if not part.rect().adjusted(-1, -1, 1, 1).contains(box):
                    wrong.append(f"{type(part).__name__} cuts {piece.text!r} {box}")
                if "…" in piece.text:
                    wrong.append(f"elided {piece.text!r}")
            for number, box in enumerate(boxes):
                for other in range(number):
                    cut = box.intersected(boxes[other])
                    if cut.width() > 2 and cut.height() > 8:
                        wrong.append(f"{pieces[number].text!r} lies over {pieces[other].text!r}")
        return wrong

    def place_of(self, widget: QWidget) -> tuple[int, int, int, int]:
        corner = widget.mapTo(self.page, QPoint(0, 0))
        return corner.x(), corner.y(), widget.width(), widget.height()

    def _painted(self) -> list[Painted]:
        return [part for part in self.page.findChildren(Painted) if part.isVisible()]

    def _texts(self, part: Painted) -> str:
        if not part.isVisible():
            return ""
        return " · ".join(piece.text for piece in part.pieces())
