"""The machine-readable zone of passports, identity cards and visas (ICAO Doc 9303)."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Literal, NamedTuple

from msgspec import Struct

from gate_desk.domain.plain_line import plain_line

LONGEST = 400
"""Characters; the longest zone has 90."""
_WEIGHTS = (7, 3, 1)
_CHARACTERS = re.compile(r"[0-9A-Z<]+")
_CONFUSED = {"O": "0", "0": "O", "I": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B"}
"""Signs that readers and people take for each other."""
_MOST_CHANGES = 2
_MOST_REPAIRS = 5

Format = Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B"]


class _Field(NamedTuple):
    line: int
    start: int
    end: int


class _Layout(NamedTuple):
    """Where fields stand; `checked` names a field and the place of its check digit."""

    lines: int
    width: int
    fields: Mapping[str, _Field]
    checked: Mapping[str, tuple[str, _Field]]
    composite: tuple[_Field, ...]
    composite_at: _Field | None


def _second_line(line: int) -> dict[str, _Field]:
    return {
        "number": _Field(line, 0, 9),
        "nat": _Field(line, 10, 13),
        "dob": _Field(line, 13, 19),
        "sex": _Field(line, 20, 21),
        "exp": _Field(line, 21, 27),
    }


_CHECKED = {
    "doc": ("number", _Field(1, 9, 10)),
    "dob": ("dob", _Field(1, 19, 20)),
    "exp": ("exp", _Field(1, 27, 28)),
}


def _two_lines(width: int, optional_end: int) -> dict[str, _Field]:
    first = {"type": _Field(0, 0, 2), "state": _Field(0, 2, 5), "names": _Field(0, 5, width)}
    return first | _second_line(1) | {"optional": _Field(1, 28, optional_end)}


_LAYOUTS: Mapping[Format, _Layout] = {
    "TD1": _Layout(
        lines=3,
        width=30,
        fields={
            "type": _Field(0, 0, 2),
            "state": _Field(0, 2, 5),
            "number": _Field(0, 5, 14),
            "optional": _Field(0, 15, 30),
            "dob": _Field(1, 0, 6),
            "sex": _Field(1, 7, 8),
            "exp": _Field(1, 8, 14),
            "nat": _Field(1, 15, 18),
            "optional2": _Field(1, 18, 29),
            "names": _Field(2, 0, 30),
        },
        checked={
            "doc": ("number", _Field(0, 14, 15)),
            "dob": ("dob", _Field(1, 6, 7)),
            "exp": ("exp", _Field(1, 14, 15)),
        },
        composite=(_Field(0, 5, 30), _Field(1, 0, 7), _Field(1, 8, 15), _Field(1, 18, 29)),
        composite_at=_Field(1, 29, 30),
    ),
    "TD2": _Layout(
        lines=2,
        width=36,
        fields=_two_lines(36, 35),
        checked=_CHECKED,
        composite=(_Field(1, 0, 10), _Field(1, 13, 20), _Field(1, 21, 35)),
        composite_at=_Field(1, 35, 36),
    ),
    "TD3": _Layout(
        lines=2,
        width=44,
        fields=_two_lines(44, 42),
        checked=_CHECKED | {"optional": ("optional", _Field(1, 42, 43))},
        composite=(_Field(1, 0, 10), _Field(1, 13, 20), _Field(1, 21, 43)),
        composite_at=_Field(1, 43, 44),
    ),
    "MRV-A": _Layout(2, 44, _two_lines(44, 44), _CHECKED, (), None),
    "MRV-B": _Layout(2, 36, _two_lines(36, 36), _CHECKED, (), None),
}


class Mrz(Struct, frozen=True, kw_only=True):
    """What a zone says; `error` is why it is none, and then everything else is empty."""

    error: Literal["too_long", "bad_geometry", "bad_characters"] | None = None
    format: Format | None = None
    type: str = ""
    state: str = ""
    """Issuing state, three letters (ICAO 9303-3, section 5)."""
    number: str = ""
    nat: str = ""
    dob: str = ""
    """yyMMdd as printed; parts that are not known are `<`."""
    sex: str = ""
    """`F`, `M`, or empty where it is not said."""
    exp: str = ""
    optional: str = ""
    surname: str = ""
    given: str = ""
    pin: str = ""
    """The 12-digit number on a Vietnamese card, which stands in the optional data."""
    checks: Mapping[str, bool] = {}
    """Which check digits are right."""
    lines: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Every check digit is right."""
        return self.error is None and all(self.checks.values())


class Repair(Struct, frozen=True):
    """What a zone would say if signs were taken for others: to be offered, never used silently."""

    changes: tuple[tuple[str, str], ...]
    """What stands there and what it would be."""
    mrz: Mrz


def check_digit(text: str) -> str:
    """The check digit of a field: weights 7, 3, 1, letters from A = 10, `<` as 0, modulo 10."""
    values = (0 if sign == "<" else int(sign, 36) for sign in text)
    return str(sum(value * _WEIGHTS[at % 3] for at, value in enumerate(values)) % 10)


def read_mrz(untrusted_text: str) -> Mrz:
    """Read a zone with or without line breaks. Never raises."""
    if len(untrusted_text) > LONGEST:
        return Mrz(error="too_long")
    lines = tuple(plain_line(line).replace(" ", "").upper() for line in untrusted_text.splitlines())
    lines = tuple(filter(None, lines))
    if not all(map(_CHARACTERS.fullmatch, lines)):
        return Mrz(error="bad_characters")
    format_ = _format_of(lines)
    if format_ is None:
        return Mrz(error="bad_geometry")
    return _read(format_, _split(lines, _LAYOUTS[format_]))


def repairs(mrz: Mrz) -> tuple[Repair, ...]:
    """Readings in which every check digit is right after one or two signs that look alike.

    The fewest changes come first; none for a zone that is valid already.
    """
    if mrz.format is None or mrz.valid:
        return ()
    places = list(_suspect_places(mrz))
    found: list[Repair] = []
    for count in range(1, _MOST_CHANGES + 1):
        for chosen in combinations(places, count):
            lines = [list(line) for line in mrz.lines]
            changes = []
            for line, at in chosen:
                changes.append((lines[line][at], _CONFUSED[lines[line][at]]))
                lines[line][at] = _CONFUSED[lines[line][at]]
            read = _read(mrz.format, tuple("".join(line) for line in lines))
            if read.valid:
                found.append(Repair(tuple(changes), read))
            if len(found) == _MOST_REPAIRS:
                return tuple(found)
        if found:
            break
    return tuple(found)


def _suspect_places(mrz: Mrz) -> Iterator[tuple[int, int]]:
    assert mrz.format is not None
    layout = _LAYOUTS[mrz.format]
    for name, right in mrz.checks.items():
        if right or name not in layout.checked:
            continue
        field, digit = layout.checked[name]
        for place in (layout.fields[field], digit):
            for at in range(place.start, place.end):
                if mrz.lines[place.line][at] in _CONFUSED:
                    yield place.line, at


def _format_of(lines: tuple[str, ...]) -> Format | None:
    joined, visa = "".join(lines), bool(lines) and lines[0].startswith("V")
    for format_, layout in _LAYOUTS.items():
        if visa != format_.startswith("MRV"):
            continue
        whole = len(joined) == layout.lines * layout.width
        even = all(len(line) == layout.width for line in lines) and len(lines) == layout.lines
        if whole and (even or len(lines) == 1):
            return format_
    return None


def _split(lines: tuple[str, ...], layout: _Layout) -> tuple[str, ...]:
    if len(lines) == layout.lines:
        return lines
    (line,) = lines
    return tuple(line[at : at + layout.width] for at in range(0, len(line), layout.width))


def _read(format_: Format, lines: tuple[str, ...]) -> Mrz:
    layout = _LAYOUTS[format_]
    raw = {name: _at(lines, place) for name, place in layout.fields.items()}
    number, doc_is_right = _number(lines, layout, raw)
    checks = {"doc": doc_is_right}
    for name, (field, digit) in layout.checked.items():
        if name != "doc":
            checks[name] = _is_right(
                raw[field], _at(lines, digit), empty_may_be_blank=name == "optional"
            )
    if layout.composite_at is not None:
        together = "".join(_at(lines, place) for place in layout.composite)
        checks["composite"] = check_digit(together) == _at(lines, layout.composite_at)
    pin = ""
    if format_ == "TD1" and raw["state"] == "VNM" and raw["optional"][:12].isdigit():
        pin = raw["optional"][:12]
        checks["vn_pin"] = check_digit(pin) == raw["optional"][14]
        checks["vn_num_is_tail"] = number == pin[3:]
    surname, _, given = raw["names"].partition("<<")
    return Mrz(
        format=format_,
        type=_text(raw["type"]),
        state=_text(raw["state"]),
        number=number,
        nat=_text(raw["nat"]),
        dob=raw["dob"],
        sex=raw["sex"] if raw["sex"] in "FM" else "",
        exp=raw["exp"],
        optional=_text(raw["optional"] + raw.get("optional2", "")),
        surname=_text(surname),
        given=_text(given),
        pin=pin,
        checks=checks,
        lines=lines,
    )


def _number(lines: tuple[str, ...], layout: _Layout, raw: Mapping[str, str]) -> tuple[str, bool]:
    """The document number; on a card it goes on in the optional data when it has over 9 signs."""
    digit = _at(lines, layout.checked["doc"][1])
    if layout.width == 30 and digit == "<":
        rest = raw["optional"].split("<", 1)[0]
        number = raw["number"] + rest[:-1]
        return _text(number), bool(rest) and check_digit(number) == rest[-1]
    return _text(raw["number"]), check_digit(raw["number"]) == digit


def _is_right(field: str, digit: str, *, empty_may_be_blank: bool) -> bool:
    if empty_may_be_blank and digit == "<" and not field.strip("<"):
        return True
    return check_digit(field) == digit


def _at(lines: tuple[str, ...], place: _Field) -> str:
    return lines[place.line][place.start : place.end]


def _text(field: str) -> str:
    return " ".join(field.replace("<", " ").split())
