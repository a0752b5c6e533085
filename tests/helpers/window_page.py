"""The main window as a test speaks of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gate_desk.domain.ids import AgencyId
from gate_desk.services.answers import AgencyAge, Overview
from gate_desk.ui.widgets.runs import RunsLabel
from gate_desk.ui.windows.main_window import MainWindow
from gate_desk.ui.windows.page import PageEntry
from gate_desk.ui.windows.store_lost import StoreLostPanel
from tests.helpers.legibility import unreadable

NOW = datetime.now().astimezone()
AT = NOW.replace(hour=0, minute=1)


def age(agency: str, name: str, hours: int | None = 0, stale: bool = False) -> AgencyAge:
    seconds = None if hours is None else hours * 3600
    updated = None if hours is None else AT if not hours else NOW - timedelta(hours=hours)
    return AgencyAge(
        agency=AgencyId(agency), short_name=name, updated_at=updated, age_s=seconds, stale=stale
    )


FRESH = (age("dbqh", "VP ĐĐBQH"), age("hdnd", "VP HĐND"), age("ubnd", "VP UBND"))
STALE = (*FRESH, age("congan", "Công an", 26, stale=True))


def overview(
    *,
    ages: tuple[AgencyAge, ...] = STALE,
    records: int = 48_213,
    clock_ok: bool = True,
    free_disk_bytes: int = 41_200_000_000,
    gate_name: str = "Cổng số 1",
) -> Overview:
    """An ordinary morning, unless said otherwise."""
    return Overview(
        at=AT,
        gate_name=gate_name,
        site_name="Trụ sở khối 2",
        staff_inside=214,
        scans_today=483,
        records=records,
        sealed_at=AT,
        ages=ages,
        clock_ok=clock_ok,
        free_disk_bytes=free_disk_bytes,
        pending_count=0,
    )


def settle() -> None:
    """Let nested layouts take their places: each level posts a request to the next."""
    for _ in range(4):
        QApplication.processEvents()


class PlainPage(QWidget):
    """A page with nothing on it but its keys."""

    def key_help(self) -> tuple[tuple[str, str], ...]:
        return (("F2", "Tìm người"), ("F6", "Đúng người, cho vào"))


def plain_pages() -> tuple[PageEntry, ...]:
    return (PageEntry(name="gate", title="Cổng", icon="scan-line", build=PlainPage),)


class WindowPage:
    """Reads and presses what a person would."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def show(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.window.show()
        settle()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.window, key, held)
        settle()

    @staticmethod
    def type_into(widget: QWidget, text: str) -> None:
        """As from a keyboard."""
        QTest.keyClicks(widget, text)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle()

    def place(self, widget: QWidget) -> QRect:
        """Where a widget is, in the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    @property
    def lost_panel(self) -> StoreLostPanel:
        """The red panel; it is made when the store is lost."""
        found = self.window.findChild(StoreLostPanel)
        assert found is not None
        return found

    @property
    def texts(self) -> list[str]:
        """Everything that can be read in the window now."""
        labels = self.window.findChildren(QLabel)
        runs = self.window.findChildren(RunsLabel)
        shown: list[tuple[QWidget, Callable[[], str]]] = [(label, label.text) for label in labels]
        found = [read() for widget, read in shown if widget.isVisibleTo(self.window)]
        found += [line.text for line in runs if line.isVisibleTo(self.window)]
        found += [button.accessibleName() for button in self.window.navigation.buttons]
        return [text for text in found if text]

    def reads(self, part: str) -> bool:
        """Whether a text that contains `part` is on screen."""
        return any(part in text for text in self.texts)

    @property
    def unreadable(self) -> list[str]:
        """Texts without the room they need."""
        cut = unreadable(self.window)
        buttons = self.window.navigation.buttons
        return cut + [b.accessibleName() for b in buttons if not b.name_fits()]
