"""Keeps `resources/words/*.po` in step with the sentences of the program.

packaging/words extract        bring the catalogues up to date, keep what is translated
packaging/words merge FILE...  fill in missing translations from {"vietnamese": "english"} files;
                               a list ["one", "many"] for a sentence of `count`
packaging/words check          fail if a catalogue is stale or a sentence has no translation
packaging/words compile        write the .mo files that the program reads
"""

import ast
import io
import json
import os
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "gate_desk"
FOLDER = ROOT / "resources" / "words"
LANGUAGES = ("vi", "en")
SOURCE_LANGUAGE = "vi"
CALLS = {"text", "said", "count"}
# Header lines that would differ at each extraction, or that name nobody.
UNSTABLE = (
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Report-Msgid-Bugs-To',
    b'"Generated-By',
    b'"Project-Id-Version',
)


class Unreadable(Exception):
    """A call whose sentence cannot be read off the source."""


def imported_calls(tree: ast.Module) -> dict[str, str]:
    """What a module writes for `text`, `said` and `count`: SQLAlchemy has a `text` as well."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="gate_desk.words", names=aliases):
                names |= {a.asname or a.name: a.name for a in aliases if a.name in CALLS}
            case ast.ImportFrom(module="gate_desk", names=aliases):
                for alias in aliases:
                    if alias.name == "words":
                        names |= {f"{alias.asname or alias.name}.{call}": call for call in CALLS}
    return names


def sentences_of(file: Path) -> Iterator[tuple[str, bool]]:
    """Each sentence of one module, and whether it has plural forms."""
    tree = ast.parse(file.read_text("utf-8"))
    calls = imported_calls(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = calls.get(ast.unparse(node.func))
        if name is None:
            continue
        match node.args[0]:
            case ast.Constant(value=str(sentence)):
                yield sentence, name == "count"
            case ast.JoinedStr() | ast.BinOp():
                where = f"{file.relative_to(ROOT)}:{node.lineno}"
                raise Unreadable(f"{where}: {name}() needs a plain sentence with {{names}}")


def extracted() -> dict[str, tuple[bool, list[str]]]:
    """Every sentence of the program: has it plural forms, and which files use it."""
    found: dict[str, tuple[bool, list[str]]] = {}
    for file in sorted(PROGRAM.rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        for sentence, plural in sentences_of(file):
            was_plural, places = found.get(sentence, (plural, []))
            if was_plural != plural:
                raise Unreadable(f"{place}: {sentence!r} is used with text() and with count()")
            found[sentence] = (plural, [*places, place] if place not in places else places)
    return found


def stored(language: str) -> Catalog:
    """The catalogue as it is on disk; empty when there is none yet."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return Catalog(locale=language)
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def forms(message: Message | None) -> list[str]:
    """The translations of a message, one for each plural form."""
    if message is None or message.fuzzy:
        return []
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def renewed(language: str) -> Catalog:
    """The sentences of the program with the translations that the stored catalogue has."""
    old = stored(language)
    new = Catalog(
        locale=language, charset="utf-8", fuzzy=False, header_comment=f"# Gate Desk: {language}"
    )
    for sentence, (plural, places) in extracted().items():
        known = forms(old.get(sentence))
        wanted = new.num_plurals if plural else 1
        kept = known if len(known) == wanted else [""] * wanted
        new.add(
            (sentence, sentence) if plural else sentence,
            tuple(kept) if plural else kept[0],
            locations=[(place, 0) for place in places],
        )
    return new


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a .po file that changes only when its sentences do."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSTABLE))


def put(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(data)
    beside.replace(path)


def names_in(sentence: str) -> set[str]:
    """The `{names}` of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def fault_of(message: Message) -> str | None:
    """What is wrong with a translation; None when nothing is."""
    sentence = message.id if isinstance(message.id, str) else message.id[0]
    translations = forms(message)
    if not translations or not all(translations):
        return f"no translation: {sentence}"
    for translation in translations:
        # "1 record" may leave out the number, nothing else.
        missing = names_in(sentence) ^ names_in(translation)
        if missing - ({"n"} if message.pluralizable else set()):
            return f"other {{names}} than in the Vietnamese sentence: {translation}"
    return None


def extract() -> int:
    """Bring both catalogues up to date."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        put(FOLDER / f"{language}.po", po_bytes(renewed(language)))
    return 0


def merge(files: list[str]) -> int:
    """Fill in what is not translated yet; a translation that is there is kept."""
    catalog = renewed("en")
    for file in files:
        given: dict[str, str | list[str]] = json.loads(Path(file).read_text("utf-8"))
        for sentence, translation in given.items():
            message = catalog.get(sentence)
            if message is None:
                print(f"{file}: not in the program: {sentence}", file=sys.stderr)
            elif not all(forms(message)):
                both = [translation] * 2 if isinstance(translation, str) else translation
                message.string = tuple(both) if message.pluralizable else both[0]
    put(FOLDER / "en.po", po_bytes(catalog))
    return 0


def check() -> int:
    """Say what is stale, missing or wrong; 1 if anything is."""
    faults = []
    for language in LANGUAGES:
        catalog = renewed(language)
        path = FOLDER / f"{language}.po"
        if not path.is_file() or path.read_bytes() != po_bytes(catalog):
            faults.append(f"{path.name} is stale: run packaging/words extract")
        if language != SOURCE_LANGUAGE:
            found = (fault_of(message) for message in catalog if message.id)
            faults += [f"{path.name}: {fault}" for fault in found if fault]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def compile_catalogues() -> int:
    """Write `<language>.mo` beside each catalogue."""
    for language in LANGUAGES:
        catalog = stored(language)
        for message in catalog:
            # gettext would show an empty plural form; an empty sentence is left out of the file.
            if message.pluralizable and not all(forms(message)):
                message.string = tuple([message.id[0]] * catalog.num_plurals)
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        put(FOLDER / f"{language}.mo", buffer.getvalue())
    return 0


def main(arguments: list[str]) -> int:
    """Do what the command line asks for."""
    try:
        match arguments:
            case ["extract"]:
                return extract()
            case ["check"]:
                return check()
            case ["compile"]:
                return compile_catalogues()
            case ["merge", first, *more]:
                return merge([first, *more])
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
