"""No code without a sentence, no sentence without its translation, no stale catalogue."""

import ast
import subprocess
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.verdict import Direction, NextStep, Reason, Resolution, ScanKind, Verdict
from gate_desk.domain.visit import DocumentKind, Purpose
from gate_desk.domain.visit_state import VisitState
from gate_desk.domain.watching import MatchedBy
from gate_desk.store import errors as store_errors
from gate_desk.words import verdicts, visits
from gate_desk.words.errors import ERRORS
from tests.architecture.sources import sources

# Where a code is raised that is not written at the `raise`: module -> the codes it can be.
CODES_OF_TABLES = {
    "gate_desk/store/errors.py": {code for _, code in store_errors._CODES},
    "gate_desk/store/store.py": {"store_read_only", "rolled_back", "checkpoint_damaged"},
    "gate_desk/sync/carriers/sftp.py": {
        "carrier_unreachable",
        "carrier_host_key",
        "carrier_login",
    },
    "gate_desk/sync/worker_process.py": {"damaged", "too_large", "not_addressed"},
}


@pytest.fixture(scope="module")
def english(checkout: Path) -> dict[str, str]:
    """Vietnamese sentence -> English sentence, as the catalogue has them."""
    with (checkout / "resources" / "words" / "en.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {
        message.id if isinstance(message.id, str) else message.id[0]: str(message.string)
        for message in catalogue
        if message.id and message.string
    }


def test_catalogues_are_complete_and_not_stale(checkout: Path) -> None:
    command = [str(checkout / "packaging" / "words"), "check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("members", "table"),
    [
        (Verdict, verdicts.VERDICTS),
        (Reason, verdicts.REASONS),
        (NextStep, verdicts.NEXT_STEPS),
        (ScanKind, verdicts.KINDS),
        (Resolution, verdicts.RESOLUTIONS),
        (Direction, verdicts.DIRECTIONS),
        (Purpose, visits.PURPOSES),
        (VisitState, visits.STATES),
        (DocumentKind, visits.DOCUMENTS),
        (MatchedBy, visits.MATCHED_BY),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_member_has_a_sentence(
    members: type[StrEnum], table: Mapping[str, str], english: Mapping[str, str]
) -> None:
    assert set(table) == set(members)
    assert all(table.values())
    assert not [sentence for sentence in table.values() if not english.get(sentence)]


@cache
def error_classes() -> dict[str, ast.ClassDef]:
    """GateDeskError and everything that derives from it, by name."""
    classes = [
        node
        for source in sources("gate_desk")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    ]
    found = {node.name: node for node in classes if node.name == GateDeskError.__name__}
    while True:
        more = {
            node.name: node
            for node in classes
            if node.name not in found
            and any(ast.unparse(base).split(".")[-1] in found for base in node.bases)
        }
        if not more:
            return found
        found |= more


def brings_its_code(error: ast.ClassDef) -> bool:
    """Is the first parameter of its constructor something else than a code?"""
    for member in error.body:
        if isinstance(member, ast.FunctionDef) and member.name == "__init__":
            return [argument.arg for argument in member.args.args][1:2] != ["code"]
    return False


def code_arguments(tree: ast.Module) -> Iterator[ast.expr]:
    """The code with which each error is made: in a call, or in a subclass's constructor."""
    errors = error_classes()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[code, *_]):
                if name in errors and not brings_its_code(errors[name]):
                    yield code
            case ast.ClassDef(name=name) if name in errors and name != GateDeskError.__name__:
                yield from inherited_codes(node)


def inherited_codes(error: ast.ClassDef) -> Iterator[ast.expr]:
    """What a subclass hands to `super().__init__`."""
    for node in ast.walk(error):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Call(), attr="__init__"), args=[code, *_]):
                yield code


def codes_in(expression: ast.expr) -> set[str] | None:
    """The codes an expression can be; None when the source does not say."""
    match expression:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=body, orelse=orelse):
            first, second = codes_in(body), codes_in(orelse)
            return None if first is None or second is None else first | second
    return None


def raised_codes() -> set[str]:
    """Every error code the program can raise."""
    found: set[str] = set()
    for source in sources("gate_desk"):
        for expression in code_arguments(source.tree):
            codes = codes_in(expression)
            if codes is None:
                where = f"{source.place}:{expression.lineno}"
                assert source.place in CODES_OF_TABLES, f"{where}: which codes can this be?"
                codes = CODES_OF_TABLES[source.place]
            found |= codes
    return found


def test_every_error_code_has_a_sentence(english: Mapping[str, str]) -> None:
    codes = raised_codes()
    assert {"store_damaged", "disk_full", "in_use"} <= codes
    assert not sorted(codes - ERRORS.keys())
    sentences = [sentence for both in ERRORS.values() for sentence in both]
    assert all(sentences)
    assert not [sentence for sentence in sentences if not english.get(sentence)]
