"""The folders say what the program is: fixed top level, small files, tests that mirror them."""

import ast
from fnmatch import fnmatch
from pathlib import Path

from tests.architecture.sources import sources

TOP_LEVEL = {"README.md", "gate_desk", "packaging", "pyproject.toml", "resources", "tests"}
NOT_MIRRORED = {"architecture", "data", "faults", "helpers", "journeys"}
MOST_LINES = 400
MOST_LINES_OF_INIT = 80


def test_top_level(checkout: Path) -> None:
    ignored = [line.rstrip("/") for line in (checkout / ".gitignore").read_text().split()]
    names = {path.name for path in checkout.iterdir() if not path.name.startswith(".")}
    names = {name for name in names if not any(fnmatch(name, pattern) for pattern in ignored)}
    assert names == TOP_LEVEL


def test_no_code_in_resources(checkout: Path) -> None:
    assert not [*(checkout / "resources").rglob("*.py")]


def mirrors_something(inner: Path, program: Path) -> bool:
    """`test_gate.py` and `test_gate_laws.py` both mirror `gate.py`, or the package `gate`."""
    room = program / inner.parent
    words = inner.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:length]) for length in range(1, len(words) + 1)]
    return any((room / f"{name}.py").is_file() or (room / name).is_dir() for name in names)


def test_every_test_module_has_its_module(checkout: Path) -> None:
    tests = checkout / "tests"
    inner = [file.relative_to(tests) for file in sorted(tests.rglob("test_*.py"))]
    mirrored = [path for path in inner if path.parts[0] not in NOT_MIRRORED]
    assert mirrored
    program = checkout / "gate_desk"
    assert not [str(path) for path in mirrored if not mirrors_something(path, program)]


def test_every_test_folder_is_a_package(checkout: Path) -> None:
    """Otherwise two test files of one name in two folders are taken for one module."""
    folders = {file.parent for file in (checkout / "tests").rglob("test_*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def test_files_are_small() -> None:
    lengths = {source.place: source.text.count("\n") for source in sources("gate_desk")}
    assert not {place: lines for place, lines in lengths.items() if lines > MOST_LINES}
    inits = {place: lines for place, lines in lengths.items() if place.endswith("__init__.py")}
    assert not {place: lines for place, lines in inits.items() if lines > MOST_LINES_OF_INIT}


def test_modules_say_what_they_own() -> None:
    silent = [
        source.place
        for source in sources("gate_desk")
        if source.text.strip() and ast.get_docstring(source.tree) is None
    ]
    assert not silent
