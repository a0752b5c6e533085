import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.encoded import decode_base64
from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import (
    MAX_HEADER,
    MAX_SECTION,
    Clock,
    Header,
    Section,
    commitment,
    encode_header,
    parse_header,
)
from gate_desk.journal.tree import leaf_hash
from tests.helpers.vectors import known_answers

KNOWN = known_answers()["records"]
HEADER = Header(
    7,
    1787000000000,
    Clock("a1b2c3d4", 5000, "ok"),
    "scan.decided",
    1,
    "unattended",
    (("gatedesk/laocai-khoi2/desk-ubnd/1", 40),),
    (("core", bytes(range(32))), ("person", bytes(32))),
)
GOOD = encode_header(HEADER).decode()


def section_of(name: str, known: dict[str, Any]) -> Section:
    return Section(name, bytes.fromhex(known["salt_hex"]), known["bytes"].encode())


@pytest.mark.parametrize("known", KNOWN, ids=range(len(KNOWN)))
def test_records_are_the_known_ones(known: dict[str, Any]) -> None:
    encoded = known["header"].encode()
    header = parse_header(encoded)
    assert encode_header(header) == encoded
    assert leaf_hash(encoded).hex() == known["leaf_hex"]
    assert dict(header.sections) == {
        name: commitment(section_of(name, section)) for name, section in known["sections"].items()
    }
    assert all(
        decode_base64(section["commitment_b64"]) == dict(header.sections)[name]
        for name, section in known["sections"].items()
    )


@pytest.mark.parametrize("known", KNOWN[:2], ids=range(2))
def test_a_header_can_be_written_from_its_values(known: dict[str, Any]) -> None:
    index, recorded_at, clock, type_, version, actor, causes, sections = json.loads(known["header"])
    header = Header(
        index,
        recorded_at,
        Clock(*clock),
        type_,
        version,
        actor,
        tuple((origin, size) for origin, size in causes),
        tuple((name, decode_base64(text)) for name, text in sections),
    )
    assert encode_header(header) == known["header"].encode()


WHOLE = st.integers(0, 1 << 53)
WORD = st.from_regex(r"[A-Za-z0-9._:@-]{1,64}", fullmatch=True)
HEADERS = st.builds(
    Header,
    WHOLE,
    WHOLE,
    st.builds(Clock, WORD, WHOLE, st.sampled_from(["ok", "suspect"])),
    st.from_regex(r"[a-z][a-z_]{0,20}\.[a-z][a-z_]{0,20}", fullmatch=True),
    st.integers(1, 1 << 53),
    WORD,
    st.lists(
        st.tuples(st.sampled_from(["gatedesk/s/n/1", "gatedesk/a-1/b.c/20"]), WHOLE), max_size=5
    ).map(tuple),
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,16}", fullmatch=True),
        st.binary(min_size=32, max_size=32),
        max_size=8,
    ).map(lambda sections: tuple(sorted(sections.items()))),
)


@settings(max_examples=100, deadline=None)
@given(HEADERS)
def test_every_header_is_read_as_it_was_written(header: Header) -> None:
    assert parse_header(encode_header(header)) == header


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_never_the_same_header(place: int, flip: int) -> None:
    original = encode_header(HEADER)
    changed = bytearray(original)
    changed[place % len(changed)] ^= flip
    assert leaf_hash(bytes(changed)) != leaf_hash(original)
    try:
        header = parse_header(bytes(changed))
    except Damaged:
        return
    assert header != HEADER
    assert encode_header(header) == bytes(changed)


@pytest.mark.parametrize("part", [b"a1b2c3d4", b"scan", b"unattended", b"laocai", b"core"])
def test_a_string_that_is_not_utf_8_is_damaged(part: bytes) -> None:
    with pytest.raises(Damaged):
        parse_header(GOOD.encode().replace(part, b"\xe1x"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_damaged_or_canonical(untrusted: bytes) -> None:
    with pytest.raises(Damaged):
        parse_header(untrusted)


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("[7,", "[ 7,"),
        ("[7,", "[7.0,"),
        ("[7,", "[-7,"),
        ("[7,", "[07,"),
        ("[7,", "[true,"),
        ("[7,", "[null,"),
        ("[7,", '["7",'),
        ("[7,", f"[{(1 << 53) + 1},"),
        ('"ok"', '"fine"'),
        ('"a1b2c3d4"', '""'),
        ('"scan.decided",1', '"scan.decided",0'),
        ('"scan.decided"', '"scan"'),
        ('"scan.decided"', '"Scan.decided"'),
        ('"scan.decided"', r'"scan.decide\u0064"'),
        ('"unattended"', '"Nguyễn Văn Mẫu"'),
        ('"unattended"', '""'),
        ('"unattended"', '"\\ud800"'),
        ('"unattended"', '"a\\n"'),
        ('"unattended"', '"' + "a" * 65 + '"'),
        ("gatedesk/laocai-khoi2/desk-ubnd/1", "gatedesk/laocai-khoi2/desk-ubnd/0"),
        ("gatedesk/laocai-khoi2/desk-ubnd/1", "gatedesk/laocai-khoi2/desk-ubnd/01"),
        ("gatedesk/laocai-khoi2/desk-ubnd/1", "gatedesk/../desk-ubnd/1"),
        ("gatedesk/laocai-khoi2/desk-ubnd/1", "other/laocai-khoi2/desk-ubnd/1"),
        (",40]", ",40,1]"),
        ('"core"', '"zzz"'),
        ('"core"', '"person"'),
        ('"core"', '"Core"'),
        ('"core"', '"a23456789012345678"'),
        ('"core"', '""'),
        ('8="]', '8"]'),
        ('8="]', '9="]'),
        ("]]]", "]],0]"),
        ("]]]", "]]"),
        ("]]]", "]]]\n"),
        ('"unattended",', '"unattended",{},'),
    ],
)
def test_another_spelling_is_damaged(part: str, other: str) -> None:
    assert part in GOOD
    with pytest.raises(Damaged) as damaged:
        parse_header(GOOD.replace(part, other, 1).encode())
    assert damaged.value.code == "damaged"


def test_limits() -> None:
    sections = tuple((f"s{letter}", bytes(32)) for letter in "abcdefgh")
    many = msgspec.structs.replace(HEADER, sections=sections)
    assert parse_header(encode_header(many)) == many
    with pytest.raises(Damaged):
        encode_header(msgspec.structs.replace(HEADER, sections=(*sections, ("si", bytes(32)))))
    with pytest.raises(Damaged):
        encode_header(msgspec.structs.replace(HEADER, causes=HEADER.causes * 200))
    with pytest.raises(Damaged):
        parse_header(b"[" * (MAX_HEADER + 1))
    with pytest.raises(Damaged):
        parse_header(b"[" * MAX_HEADER)


@pytest.mark.parametrize(
    "sections",
    [
        (("person", bytes(32)), ("core", bytes(32))),
        (("core", bytes(32)), ("core", bytes(32))),
        (("core", bytes(31)),),
        (("core", bytes(33)),),
    ],
)
def test_a_wrong_header_is_never_written(sections: tuple[tuple[str, bytes], ...]) -> None:
    with pytest.raises(Damaged):
        encode_header(msgspec.structs.replace(HEADER, sections=sections))


def test_a_commitment_depends_on_salt_and_data() -> None:
    made = {
        commitment(Section("core", salt, data))
        for salt in (bytes(16), b"\x01" * 16)
        for data in (b"{}", b"[]")
    }
    assert len(made) == 4


@pytest.mark.parametrize(
    "section",
    [
        Section("core", bytes(15), b"{}"),
        Section("core", bytes(17), b"{}"),
        Section("core", bytes(16), bytes(MAX_SECTION + 1)),
    ],
)
def test_what_can_be_no_section_has_no_commitment(section: Section) -> None:
    with pytest.raises(Damaged):
        commitment(section)


def test_headers_of_the_known_answers_hold_no_names() -> None:
    assert not any(re.search(r"[^\x20-\x7e]", known["header"]) for known in KNOWN)
