"""Writes `gate_desk/store/sql` from the Core statements of `gate_desk/store/statements`.

packaging/statements compile   write the modules that the program runs
packaging/statements check     fail if one of them is not what its statements say
"""

import importlib
import pkgutil
import sys
import textwrap
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "gate_desk" / "store" / "sql"
_WIDTH = 96
_HEAD = '"""{summary}\n\nWritten by packaging/statements from `store/statements/{name}.py`.\n"""\n'


def modules() -> dict[str, str]:
    """The text of every module, by file name."""
    from gate_desk.store import statements

    texts = {}
    for found in pkgutil.iter_modules(statements.__path__):
        module = importlib.import_module(f"{statements.__name__}.{found.name}")
        if lines := _constants(module):
            summary = (module.__doc__ or "").splitlines()[0]
            texts[f"{found.name}.py"] = _HEAD.format(summary=summary, name=found.name) + lines
    return texts


def _constants(module: ModuleType) -> str:
    """The statements of a module: its public constants that are SQL, or SQL by table."""
    made = []
    for name, value in vars(module).items():
        if not name.isupper() or name.startswith("_"):
            continue
        if isinstance(value, str):
            made.append(f"\n{name} = {_literal(value)}\n")
        elif isinstance(value, dict):
            rows = "".join(f'    "{key}": {_literal(sql)},\n' for key, sql in value.items())
            made.append(f"\n{name} = {{\n{rows}}}\n")
    return "".join(made)


def _literal(sql: str) -> str:
    lines = [
        part
        for line in sql.expandtabs(4).strip().splitlines()
        for part in textwrap.wrap(line, _WIDTH, subsequent_indent="    ", break_long_words=False)
    ]
    return '"""\n' + "\n".join(lines) + '\n"""'


def compile_all() -> int:
    """Write what differs, remove what has no statements any more."""
    texts = modules()
    for file in FOLDER.glob("*.py"):
        if file.name not in texts and file.name != "__init__.py":
            file.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def stale() -> list[str]:
    """Names of modules that are not what the statements say."""
    texts = modules()
    held = {
        file.name: file.read_text("utf-8")
        for file in FOLDER.glob("*.py")
        if file.name != "__init__.py"
    }
    return sorted(name for name in texts | held if texts.get(name) != held.get(name))


def check() -> int:
    """Say what is stale."""
    wrong = stale()
    if wrong:
        print(f"stale: {', '.join(wrong)}; run packaging/statements compile", file=sys.stderr)
    return bool(wrong)


def main() -> int:
    """One command."""
    sys.path.insert(0, str(ROOT))
    commands = {"compile": compile_all, "check": check}
    if sys.argv[1:] not in [[name] for name in commands]:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
