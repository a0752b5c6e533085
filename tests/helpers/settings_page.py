"""The settings page as a test speaks of it: readers, their form, and the trial."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.app.readers import Readers
from gate_desk.app.settings_page import make_settings_page
from gate_desk.config.node_toml import ReaderSettings, Settings, load_settings, save_settings
from gate_desk.devices.ports import Port, UsbId
from gate_desk.devices.reader import ReaderState
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.trial import Manner, TrialScan
from gate_desk.services.access import Access
from gate_desk.services.machine import Machine
from gate_desk.ui.language import Language
from gate_desk.ui.models.reader_desk import ReaderDesk
from gate_desk.ui.models.reader_trial import ReaderTrial
from gate_desk.ui.pages.settings_readers import ReadersSection
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.choice import Choice
from tests.helpers.fake_jobs import FakeJobs, FakeStation
from tests.helpers.legibility import unreadable

CODE = "6807" + "0123456789" * 20 + "421"
PORTS = (
    Port(device="/dev/ttyACM0", untrusted_name="Scanner One", usb=UsbId(1, 2, "A1")),
    Port(device="/dev/ttyACM1", untrusted_name="Scanner Two", usb=UsbId(1, 2, "B2")),
    Port(device="/dev/ttyS0"),
)
CAMERAS = ("Camera trước", "Camera <b>USB</b>")
READERS = (
    ReaderSettings(name="Làn vào", lane="in"),
    ReaderSettings(name="Làn ra", kind="serial", lane="out", device="/dev/ttyACM1"),
)


Part = TypeVar("Part", bound=QObject)


def part(page: QWidget, kind: type[Part]) -> Part:
    """The one part of a kind inside a page."""
    found = page.findChild(kind)
    assert found is not None
    return found


class SettingsPageObject:
    """A post with a reader that types and a serial one that is not plugged in."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        home: Path,
        readers: tuple[ReaderSettings, ...] = READERS,
    ) -> None:
        self.home = home
        save_settings(home, Settings(node="post-1", site="khoi-2", reader=readers))
        machine = Machine(home, Access(Role.UNATTENDED))
        self.jobs = FakeJobs(FakeStation(machine=machine))
        self.readers = Readers(readers)
        self.page = make_settings_page(
            self.jobs.as_jobs(),
            self.readers,
            readers,
            theme,
            language,
            find=lambda: PORTS,
            find_cameras=lambda: CAMERAS,
        )
        self.gate: list[Reading] = []
        self.readers.captured.connect(self.gate.append)
        self.section = part(self.page, ReadersSection)
        self.desk, self.trial = part(self.page, ReaderDesk), part(self.page, ReaderTrial)
        self.panel, self.tried = self.section.readers, self.section.trial

    def open(self, width: int = 1270, height: int = 672) -> None:
        self.page.resize(width, height)
        self.page.show()
        QTest.qWaitForWindowExposed(self.page)
        self.settle()

    @staticmethod
    def settle() -> None:
        for _ in range(4):
            QApplication.processEvents()

    def click(self, button: ActionButton) -> None:
        assert button.isVisible(), button.caption
        assert button.isEnabled(), button.caption
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.page, key, held)
        self.settle()

    def choose_reader(self, name: str) -> None:
        row = [reader.name for reader, _ in self.panel.lines.lines].index(name)
        where = self.panel.list.visualRect(self.panel.lines.index(row)).center()
        QTest.mouseClick(self.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
        self.settle()

    def pick(self, choice: Choice, value: object) -> None:
        """As somebody who opens the box and chooses."""
        at = [offered for offered, _ in choice.offers].index(value)
        choice.setCurrentIndex(at)
        choice.activated.emit(at)

    def name_it(self, name: str) -> None:
        """As an input method enters it: QTest types Latin-1 only."""
        entered = QInputMethodEvent()
        entered.setCommitString(name)
        self.panel.form.name.selectAll()
        QApplication.sendEvent(self.panel.form.name, entered)
        self.settle()

    @property
    def listed(self) -> list[tuple[str, ReaderState | None]]:
        return [(reader.name, state) for reader, state in self.panel.lines.lines]

    @property
    def saved(self) -> tuple[ReaderSettings, ...]:
        return load_settings(self.home).reader

    @property
    def notice(self) -> str:
        return self.panel.notice.text if self.panel.notice.isVisible() else ""

    def scan(
        self, text: str = CODE, *gaps_ms: int, ended_by: str = "\r", reader: str = "Làn vào"
    ) -> None:
        """A reader delivers something to the trial."""
        manner = Manner(ended_by=ended_by, gaps_ms=gaps_ms, took_ms=sum(gaps_ms) or 9)
        self.trial.take(TrialScan(reader=reader, untrusted_text=text, manner=manner))
        self.settle()

    @property
    def advice(self) -> list[str]:
        return [notice.text for notice in self.tried.advice if notice.isVisible()]

    @property
    def mode(self) -> str:
        return self.tried.mode.text if self.tried.mode.isVisible() else ""

    @property
    def facts(self) -> dict[str, str]:
        return self.tried.facts.facts

    @property
    def unreadable(self) -> list[str]:
        """Texts that are cut, outside the parts that scroll."""
        inside: list[QWidget] = [self.panel, self.tried]
        return [wrong for part in inside for wrong in unreadable(part)]
