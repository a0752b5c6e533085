"""The program's and the tests' own source, parsed once, for rules about how it is written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One module."""

    place: str
    """Its path from the top of the checkout, with slashes."""
    text: str
    tree: ast.Module

    @property
    def names(self) -> dict[str, str]:
        """What its imports bind: name here -> full name, `now` -> `datetime.datetime`."""
        bound: dict[str, str] = {}
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=aliases):
                    for alias in aliases:
                        first = alias.name.partition(".")[0]
                        bound[alias.asname or first] = alias.name if alias.asname else first
                case ast.ImportFrom(module=str(module), level=0, names=aliases):
                    for alias in aliases:
                        bound[alias.asname or alias.name] = f"{module}.{alias.name}"
        return bound

    def used(self) -> Iterator[tuple[str, ast.expr]]:
        """Every dotted name that is read, in full: `dt.now` is `datetime.datetime.now`."""
        bound = self.names
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                head, dot, tail = ast.unparse(node).partition(".")
                yield bound.get(head, head) + dot + tail, node


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """Every module below a folder of the checkout."""
    found = []
    for file in sorted((ROOT / folder).rglob("*.py")):
        text = file.read_text("utf-8")
        found.append(Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)
