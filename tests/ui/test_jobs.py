import gc
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gate_desk.domain.errors import GateDeskError, Refused, Unavailable
from gate_desk.ui.jobs import READERS, Changed, Jobs, Opened
from tests.conftest import Warnings

if TYPE_CHECKING:
    from gate_desk.services.station import Station


class FakeStation:
    """Notes what was done to it, and on which thread."""

    reason: str | None = None

    def __init__(self) -> None:
        self.done: list[str] = []
        self.made_on = threading.current_thread().name
        self.threads: list[str] = []
        self.closed_on: str | None = None
        self.gate_open = threading.Event()
        self.waits = threading.Event()

    def note(self, name: str) -> str:
        self.threads.append(threading.current_thread().name)
        self.done.append(name)
        return f"{name} done"

    def wait(self) -> None:
        """Keeps its thread busy until the test opens the gate."""
        self.waits.set()
        assert self.gate_open.wait(30)

    def close(self) -> None:
        self.closed_on = threading.current_thread().name


class Page(QObject):
    """Collects answers, and the threads they came on."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.errors: list[GateDeskError] = []
        self.threads: set[QThread] = set()

    @Slot(object)
    def take(self, answer: object) -> None:
        self.threads.add(QThread.currentThread())
        self.answers.append(answer)

    @Slot(object)
    def fail(self, error: GateDeskError) -> None:
        self.threads.add(QThread.currentThread())
        self.errors.append(error)


Op = Callable[["Station"], Any]


def op(use: Callable[[FakeStation], object]) -> Op:
    """An operation on the fake where the door expects one on the real station."""
    return cast(Op, use)


def note(name: str) -> Op:
    return op(lambda station: station.note(name))


def fail_with(error: Exception) -> Op:
    def use(_station: FakeStation) -> object:
        raise error

    return op(use)


def assert_logged_bugs(log: Warnings, count: int) -> None:
    assert [record.exc_info is not None for record in log.records] == [True] * count
    log.take()


@pytest.fixture
def station() -> FakeStation:
    return FakeStation()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.stop()


def start(jobs: Jobs, station: FakeStation) -> None:
    jobs.start(lambda: cast("Station", station))


def test_the_station_is_opened_and_closed_on_the_writing_thread(jobs: Jobs, qtbot: QtBot) -> None:
    made: list[FakeStation] = []

    def make() -> "Station":
        made.append(FakeStation())
        return cast("Station", made[0])

    with qtbot.waitSignal(jobs.opened) as opened:
        jobs.start(make)
    with qtbot.waitSignal(jobs.changed):
        jobs.change(note("scan"))
    jobs.stop()
    assert opened.args == [Opened(reason=None)]
    assert {made[0].made_on, *made[0].threads, made[0].closed_on} == {"gate-desk-writer"}


def test_answers_come_on_the_ui_thread(jobs: Jobs, station: FakeStation, qtbot: QtBot) -> None:
    page = Page()
    start(jobs, station)
    jobs.change(note("scan"), page.take, page.fail)
    jobs.query(note("look"), page.take, page.fail)
    jobs.query(fail_with(Refused("unknown")), page.take, page.fail)
    qtbot.waitUntil(lambda: len(page.answers) + len(page.errors) == 3)
    assert sorted(map(str, page.answers)) == ["look done", "scan done"]
    assert [error.code for error in page.errors] == ["unknown"]
    assert page.threads == {QThread.currentThread()}
    assert threading.main_thread().name not in station.threads


def test_queries_do_not_wait_for_changes(jobs: Jobs, station: FakeStation, qtbot: QtBot) -> None:
    page = Page()
    start(jobs, station)
    jobs.change(op(FakeStation.wait))
    jobs.query(note("look"), page.take)
    qtbot.waitUntil(lambda: page.answers == ["look done"])
    station.gate_open.set()


def test_changes_run_in_order_and_urgent_ones_first(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    page = Page()
    for number in range(3):
        jobs.change(note(f"slice {number}"), page.take)
        jobs.change(note(f"scan {number}"), page.take, urgent=True)
    start(jobs, station)
    qtbot.waitUntil(lambda: len(page.answers) == 6)
    assert station.done == ["scan 0", "scan 1", "scan 2", "slice 0", "slice 1", "slice 2"]
    assert page.answers == [f"{name} done" for name in station.done]


def test_a_scan_overtakes_what_waits_but_not_what_runs(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    start(jobs, station)
    jobs.change(op(FakeStation.wait))
    jobs.change(note("slice"))
    jobs.change(note("scan"), urgent=True)
    station.gate_open.set()
    qtbot.waitUntil(lambda: len(station.done) == 2)
    assert station.done == ["scan", "slice"]


def test_the_asker_is_answered_before_everybody_hears(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    page = Page()
    jobs.changed.connect(page.take)
    start(jobs, station)
    jobs.change(note("scan"), page.take)
    qtbot.waitUntil(lambda: len(page.answers) == 2)
    assert page.answers == ["scan done", Changed("scan done")]


def test_queries_and_failed_changes_are_no_changes(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    page, other = Page(), Page()
    jobs.changed.connect(other.take)
    start(jobs, station)
    jobs.change(fail_with(Unavailable("disk_full")), page.take, page.fail)
    jobs.query(note("look"), page.take)
    jobs.change(note("scan"))
    qtbot.waitUntil(lambda: len(page.answers) == 1 and len(other.answers) == 1)
    assert [error.code for error in page.errors] == ["disk_full"]
    assert other.answers == [Changed("scan done")]


def test_it_tells_how_many_changes_wait(jobs: Jobs, station: FakeStation, qtbot: QtBot) -> None:
    page = Page()
    jobs.waiting.connect(page.take)
    jobs.change(note("scan"))
    jobs.change(fail_with(Refused("unknown")), None, page.fail)
    jobs.query(note("look"), lambda answer: None)
    assert page.answers == [1, 2]
    start(jobs, station)
    qtbot.waitUntil(lambda: page.answers == [1, 2, 1, 0])


def test_a_bug_is_logged_told_and_does_not_stop_the_lane(
    jobs: Jobs, station: FakeStation, qtbot: QtBot, log_warnings: Warnings
) -> None:
    page, watcher = Page(), Page()
    jobs.broken.connect(watcher.fail)
    start(jobs, station)
    jobs.change(fail_with(ZeroDivisionError("secret")), page.take, page.fail)
    jobs.query(fail_with(KeyError("secret")), page.take, page.fail)
    jobs.change(note("scan"), page.take)
    qtbot.waitUntil(lambda: len(page.answers) == 1 and len(watcher.errors) == 2)
    assert [error.code for error in page.errors + watcher.errors] == ["bug"] * 4
    assert {error.detail for error in watcher.errors} == {"ZeroDivisionError", "KeyError"}
    assert_logged_bugs(log_warnings, 2)


def test_an_error_that_nobody_asked_for_is_told_to_all(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    start(jobs, station)
    with qtbot.waitSignal(jobs.broken) as broken:
        jobs.change(fail_with(Unavailable("disk_full")))
    assert broken.args[0].code == "disk_full"


def test_when_the_station_does_not_open_every_job_fails_with_the_reason(
    jobs: Jobs, qtbot: QtBot
) -> None:
    page = Page()

    def refuse() -> "Station":
        raise Unavailable("in_use")

    jobs.change(note("scan"), page.take, page.fail)
    with qtbot.waitSignal(jobs.failed_to_open) as failed:
        jobs.start(refuse)
    jobs.query(note("look"), page.take, page.fail)
    qtbot.waitUntil(lambda: len(page.errors) == 2)
    assert {error.code for error in page.errors} | {failed.args[0].code} == {"in_use"}
    assert page.answers == []


def test_a_station_that_did_not_open_is_opened_again_when_asked(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    page, tries = Page(), []

    def full_at_first() -> "Station":
        tries.append("try")
        if len(tries) == 1:
            raise Unavailable("disk_full")
        return cast("Station", station)

    with qtbot.waitSignal(jobs.failed_to_open):
        jobs.start(full_at_first)
    with qtbot.waitSignal(jobs.opened):
        jobs.open_again()
    jobs.open_again()
    jobs.change(note("scan"), page.take, page.fail)
    qtbot.waitUntil(lambda: page.answers == ["scan done"])
    jobs.stop()
    assert len(tries) == 2
    assert station.closed_on == "gate-desk-writer"


def test_a_bug_while_opening_is_a_failure_to_open(
    jobs: Jobs, qtbot: QtBot, log_warnings: Warnings
) -> None:
    def break_down() -> "Station":
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.failed_to_open) as failed:
        jobs.start(break_down)
    assert failed.args[0].code == "bug"
    assert_logged_bugs(log_warnings, 1)


def test_a_page_that_is_gone_is_not_answered_and_not_kept_alive(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    dropped, destroyed, page = Page(), Page(), Page()
    gone: list[bool] = []
    dropped.destroyed.connect(lambda: gone.append(True))
    start(jobs, station)
    jobs.change(op(FakeStation.wait))
    jobs.change(note("scan 1"), dropped.take)
    jobs.change(note("scan 2"), destroyed.take)
    jobs.change(note("scan 3"), page.take)
    del dropped
    gc.collect()
    assert gone == [True]
    delete(destroyed)
    station.gate_open.set()
    qtbot.waitUntil(lambda: page.answers == ["scan 3 done"])
    assert station.done == ["scan 1", "scan 2", "scan 3"]
    assert destroyed.answers == []


def open_soon(station: FakeStation) -> None:
    """From another thread: `stop` holds this one."""
    threading.Timer(0.05, station.gate_open.set).start()


def test_stop_finishes_every_change_and_answers_nobody(jobs: Jobs, station: FakeStation) -> None:
    page = Page()
    jobs.change(note("answered too late"), page.take)
    jobs.change(op(FakeStation.wait))
    start(jobs, station)
    for number in range(200):
        jobs.change(note(f"scan {number}"), page.take, urgent=number % 2 == 0)
    assert station.waits.wait(30)
    open_soon(station)
    jobs.stop()
    QCoreApplication.processEvents()
    assert len(station.done) == 201
    assert station.closed_on == "gate-desk-writer"
    assert page.answers == []


def test_stop_drops_queries_that_have_not_begun(jobs: Jobs, station: FakeStation) -> None:
    start(jobs, station)
    for _ in range(READERS):
        jobs.query(op(FakeStation.wait), lambda answer: None)
    jobs.query(note("look"), lambda answer: None)
    assert station.waits.wait(30)
    open_soon(station)
    jobs.stop()
    assert station.done == []


def test_after_stop_a_change_is_refused_and_a_query_forgotten(
    jobs: Jobs, station: FakeStation
) -> None:
    start(jobs, station)
    jobs.stop()
    with pytest.raises(RuntimeError):
        jobs.change(note("scan"))
    jobs.query(note("look"), lambda answer: None)
    assert station.done == []


def test_a_station_that_does_not_close_properly_is_logged(
    jobs: Jobs, station: FakeStation, log_warnings: Warnings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(station, "close", break_down)
    start(jobs, station)
    jobs.stop()
    assert_logged_bugs(log_warnings, 1)


def test_stop_without_start_is_nothing(jobs: Jobs) -> None:
    jobs.stop()


def test_an_asker_that_breaks_does_not_keep_the_change_from_the_others(
    jobs: Jobs, station: FakeStation, qtbot: QtBot
) -> None:
    def break_down(_answer: object) -> None:
        raise ZeroDivisionError

    start(jobs, station)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(jobs.changed):
        jobs.change(note("scan"), break_down)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
