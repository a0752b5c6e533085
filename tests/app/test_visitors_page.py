"""Where a scan goes in the real window: documents to the visitors' page, badges to the gate."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.app.desktop import Desktop
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.station import open_station
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.pages.visitors import VisitorsPage
from gate_desk.ui.theme import fonts
from tests.helpers.demo_site import Site
from tests.helpers.visitors import CARD


class Window:
    """The window of a post."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop, self.qtbot = desktop, qtbot
        qtbot.waitUntil(lambda: desktop.window.status.length is not None)
        self.gate = cast(GatePage, desktop.window.pages["gate"])

    @property
    def page(self) -> VisitorsPage:
        return cast(VisitorsPage, self.desktop.window.page("visitors"))

    @property
    def shown(self) -> str:
        window = self.desktop.window
        return next(
            name for name, page in window.pages.items() if page is window.stack.currentWidget()
        )

    def scan(self, text: str, lane: Direction | None = None) -> None:
        assert self.desktop.post is not None
        reading = Reading(untrusted_text=text, reader="serial", lane=lane)
        self.desktop.post.readers.captured.emit(reading)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, demo_site: Site, tmp_path: Path) -> Iterator[Window]:
    fonts.load()
    home = demo_site.copy("post-1", tmp_path)
    desktop = Desktop(qapp, home, lambda: open_station(home, Role.UNATTENDED))
    desktop.start()
    yield Window(desktop, qtbot)
    desktop.stop()
    desktop.window.deleteLater()


def test_in_by_identity_card_and_out_by_pass(window: Window) -> None:
    """The whole visit in the real window; the form opens whatever page is on screen."""
    qtbot = window.qtbot
    window.scan(CARD)
    assert window.shown == "visitors"
    qtbot.waitUntil(lambda: window.page.face.form.typed.name == "Hoàng Thị Đào")
    assert window.gate.state.view.shown == 0, "no verdict about a document"
    QTest.keyClicks(window.page.face.form.host, "ubnd")
    qtbot.waitUntil(lambda: bool(window.page.face.form.host.offers))
    window.scan("K-016")
    assert window.shown == "visitors", "a numbered card goes into the form"
    assert window.page.face.form.card.text() == "K-016"
    window.page.face.form.card.clear()
    window.page._admit()
    qtbot.waitUntil(lambda: window.page.desk.view.done is not None)
    done = window.page.desk.view.done
    assert done is not None
    qtbot.waitUntil(lambda: window.page.desk.view.not_printed is not None)
    assert window.page.desk.view.not_printed is not None
    assert window.page.desk.view.not_printed.code == "printer_missing"
    window.scan(done.code, Direction.OUT)
    assert window.shown == "gate"
    qtbot.waitUntil(lambda: window.gate.state.view.card is not None)
    card = window.gate.state.view.card
    assert (card.verdict if card else None) is Verdict.ADMIT
    around = window.page.desk
    qtbot.waitUntil(
        lambda: around.view.around is not None and around.view.around.lists.inside == ()
    )


def test_a_badge_leaves_a_half_filled_form_as_it_is(window: Window, demo_site: Site) -> None:
    window.scan(CARD)
    window.qtbot.waitUntil(lambda: window.page.face.form.typed.name != "")
    window.scan(demo_site.codes["valid"])
    assert window.shown == "gate"
    window.qtbot.waitUntil(lambda: window.gate.state.view.card is not None)
    assert window.page.face.form.typed.name == "Hoàng Thị Đào"
