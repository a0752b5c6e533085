"""The charter as people read it: text, signatures, what is new and what contradicts it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_desk.domain.charter import CharterError
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.errands import Errand, Errands
from gate_desk.ui.jobs import Jobs
from gate_desk.ui.language import Language
from gate_desk.ui.models.charter_desk import CharterDesk
from gate_desk.ui.pages.settings_charter import CharterSection
from gate_desk.ui.theme.style import Theme
from tests.helpers.exchange_site import Compound, first_note, next_note, open_compound
from tests.helpers.legibility import unreadable

POST = "post-1"
Opening = Callable[[], CharterSection]


@pytest.fixture
def compound(tmp_path: Path) -> Compound:
    return open_compound(tmp_path, (POST,))


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.stop()


@pytest.fixture
def opening(
    qtbot: QtBot, theme: Theme, language: Language, compound: Compound, jobs: Jobs
) -> Opening:
    def make() -> CharterSection:
        home = compound.nodes[POST].home
        compound.nodes[POST].stop()
        jobs.start(lambda: open_station(home, Role.UNATTENDED))
        desk = CharterDesk(jobs)
        section = CharterSection(theme, language, desk)
        desk.setParent(section)
        qtbot.addWidget(section)
        section.resize(900, 600)
        section.show()
        QTest.qWaitForWindowExposed(section)
        qtbot.waitUntil(lambda: bool(section.lines))
        return section

    return make


def shown(section: CharterSection) -> list[str]:
    return [label.text() for label in section.lines]


def test_the_text_and_who_signed_it(opening: Opening) -> None:
    section = opening()
    lines = shown(section)
    assert lines[0] == "Trụ sở khối 2"
    assert lines[1].endswith("đã ký: dbqh, hdnd, ubnd, congan")
    assert lines[2].startswith("Dấu vân tay của phiên bản 1: ")
    assert lines[3:] == ["Điều 1. Điều 1", "Một.\nHai."]
    assert not section.notice.isVisible()
    assert unreadable(section) == []


def test_a_newer_version_is_for_the_next_opening(
    opening: Opening, jobs: Jobs, qtbot: QtBot
) -> None:
    section = opening()
    errands = Errands(jobs)

    def work(errand: Errand) -> None:
        errand.station.charters.take(next_note(first_note(), name="Khối hai"), errand)

    with qtbot.waitSignal(errands.ended, timeout=30_000):
        errands.begin(work)
    section.hide()
    section.show()
    qtbot.waitUntil(lambda: shown(section)[0] == "Khối hai")
    assert section.notice.text.startswith("Đã nhận quy chế phiên bản 2.")


def test_two_texts_are_named(opening: Opening, compound: Compound) -> None:
    post = compound.nodes[POST]
    post.station.charters.take(next_note(first_note(), name="Một"), post.lane)
    with pytest.raises(CharterError):
        post.station.charters.take(next_note(first_note(), name="Hai"), post.lane)
    section = opening()
    assert shown(section)[0] == "Một"
    assert section.notice.text.startswith("Có hai văn bản khác nhau")
