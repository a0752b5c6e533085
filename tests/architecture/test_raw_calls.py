"""Raw dangerous calls have one helper each; anywhere else they are a mistake."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.architecture.sources import Source, sources

WRITERS = (
    "gate_desk/crypto/keys.py",
    "gate_desk/config/",
    "gate_desk/services/backup.py",
    "gate_desk/services/restoring.py",
    "gate_desk/services/nodes.py",  # the home of a new node
    "gate_desk/services/shelves.py",
    "gate_desk/services/whole_file.py",
    "gate_desk/reports/",
    "gate_desk/sync/carriers/",
    "gate_desk/app/",
)


@dataclass(frozen=True, slots=True)
class Ban:
    """A call that only some modules may make."""

    name: str
    calls: tuple[str, ...]
    """Full dotted names; one that ends with a dot bans all below it."""
    methods: frozenset[str] = frozenset()
    """Method names, whatever they are called on."""
    allowed: tuple[str, ...] = ()
    """Path prefixes of the modules that may."""


BANS = (
    Ban(
        "the clock",
        (
            "datetime.date.today",
            "datetime.datetime.now",
            "datetime.datetime.today",
            "datetime.datetime.utcnow",
            "time.localtime",
            "time.time",
            "time.time_ns",
        ),
        # Qt's clock shows the zone of the machine, where the site may have another.
        methods=frozenset({"currentDate", "currentDateTime", "currentTime"}),
        allowed=("gate_desk/services/clock.py",),
    ),
    Ban("chance", ("random",), allowed=("gate_desk/app/demo/", "gate_desk/app/bench/")),
    Ban(
        "processes",
        ("subprocess", "os.system", "os.popen", "os.execv", "os.spawnv", "os.fork"),
        allowed=("gate_desk/app/bench/", "gate_desk/sync/worker_process.py"),
    ),
    Ban("print", ("print",), allowed=("gate_desk/app/cli/",)),
    Ban(
        "folders",
        ("os.mkdir", "os.makedirs"),
        methods=frozenset({"mkdir"}),
        allowed=WRITERS,
    ),
    Ban(
        "writing files",
        ("os.open", "tempfile", "shutil.copy", "shutil.move"),
        methods=frozenset({"write_text", "write_bytes"}),
        allowed=WRITERS,
    ),
    Ban(
        "unpacking",
        ("zipfile", "tarfile", "gzip", "bz2", "lzma", "zlib", "pickle", "marshal"),
        allowed=("gate_desk/crypto/archive.py",),
    ),
    Ban("code from text", ("eval", "exec", "compile")),
)


def offends(ban: Ban, used: str, node: ast.expr) -> bool:
    """Is this name one that the ban names?"""
    if isinstance(node, ast.Attribute) and node.attr in ban.methods:
        return True
    return any(used == call or used.startswith(f"{call}.") for call in ban.calls)


def opens_for_writing(source: Source) -> Iterator[int]:
    """Lines that open a file with a mode that writes."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Name(id="open"), args=[_, ast.Constant(value=str(mode)), *_]):
                pass
            case ast.Call(
                func=ast.Attribute(attr="open"), args=[ast.Constant(value=str(mode)), *_]
            ):
                pass
            case _:
                continue
        if set(mode) & set("wax+"):
            yield node.lineno


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.name)
def test_one_place_each(ban: Ban) -> None:
    offenders = [
        f"{source.place}:{node.lineno} {used}"
        for source in sources("gate_desk")
        if not source.place.startswith(ban.allowed or ("nowhere",))
        for used, node in source.used()
        if offends(ban, used, node)
    ]
    assert not offenders


def test_files_are_opened_for_writing_in_one_place() -> None:
    offenders = [
        f"{source.place}:{line}"
        for source in sources("gate_desk")
        if not source.place.startswith(WRITERS)
        for line in opens_for_writing(source)
    ]
    assert not offenders


# A window in a process of its own, which is told to stop answering for a while.
BLOCKS_ON_PURPOSE = {"tests/helpers/wedge_window.py", "gate_desk/app/bench/serial_line.py"}


@pytest.mark.parametrize("folder", ["gate_desk", "tests"])
def test_nobody_sleeps(folder: str) -> None:
    """Whoever waits for a fact names it; a sleep is either too short or too long."""
    offenders = [
        f"{source.place}:{node.lineno}"
        for source in sources(folder)
        if source.place not in BLOCKS_ON_PURPOSE
        for used, node in source.used()
        if used in {"time.sleep", "asyncio.sleep", "PySide6.QtTest.QTest.qSleep"}
    ]
    assert not offenders
