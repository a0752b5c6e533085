"""What every test runs under: offscreen, away from the user's data, and nothing left behind."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

PATIENCE_S = 5.0
FAILED = pytest.StashKey[bool]()

pytest_plugins = ["tests.helpers.demo_site", "tests.helpers.journals", "tests.helpers.card_desk"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed: its traceback keeps alive what it made."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session", autouse=True)
def away_from_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Default folders are temporary ones: no test reads or writes the user's own node."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


class Warnings(logging.Handler):
    """Collects log records of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(record)

    def take(self) -> list[str]:
        """The messages so far, which the test expected; what comes later fails it."""
        taken = [record.getMessage() for record in self.records]
        self.records.clear()
        return taken


@pytest.fixture(autouse=True)
def log_warnings(request: pytest.FixtureRequest) -> Iterator[Warnings]:
    """Fails a test that logs a warning which it did not `take()`."""
    handler = Warnings()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if FAILED not in request.node.stash and handler.records:
        pytest.fail(f"unexpected in the log: {handler.take()}")


@pytest.fixture(autouse=True)
def garbage_of_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the window: a thread that freed a QObject could wait for ever (`ui.garbage`)."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that ends with a thread or a pool job of its own still running."""
    before = set(threading.enumerate())
    yield
    if FAILED in request.node.stash:
        return
    left = [thread for thread in threading.enumerate() if thread not in before]
    # Before Python 3.13 the stand-in of a thread that Qt made outlives the thread.
    own = [thread for thread in left if not thread.name.startswith("Dummy-")]
    for thread in own:
        thread.join(PATIENCE_S)
    names = [thread.name for thread in own if thread.is_alive()]
    assert not names, f"threads left: {names}"
    if core := sys.modules.get("PySide6.QtCore"):
        pool = core.QThreadPool.globalInstance()
        assert pool.waitForDone(int(PATIENCE_S * 1000)), "a job of the global pool is left"


def parentless_widgets(widgets: Any) -> dict[int, str]:
    """Top-level widgets that nobody owns: address -> description."""
    import shiboken6

    return {
        shiboken6.getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in widgets.QApplication.topLevelWidgets()
        if widget.parent() is None
    }


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a top-level widget behind, shown or hidden."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    before = parentless_widgets(widgets) if widgets else {}
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None or FAILED in request.node.stash:
        return
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    left = parentless_widgets(widgets)
    if left.keys() - before.keys():
        gc.collect()
        left = parentless_widgets(widgets)
    names = [name for address, name in left.items() if address not in before]
    assert not names, f"windows left: {names}"


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]
