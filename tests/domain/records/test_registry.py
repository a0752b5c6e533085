"""Sections as bytes and back: what is written is read, nothing else is taken for it."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.records.common import At, Photo
from gate_desk.domain.records.credential import CredentialIssued
from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.records.person import PersonCore
from gate_desk.domain.records.registry import RECORD_TYPES, decode_section, encode_section
from gate_desk.domain.verdict import Direction

STRUCTS = sorted({(t, v, n) for (t, v), names in RECORD_TYPES.items() for n in names})
PERSONAL = {"name", "title", "unit", "text", "birth_year", "document"}


KINDS: dict[object, st.SearchStrategy[object]] = {
    At: st.integers(0, 2**42 - 1),
    Direction: st.sampled_from(Direction),
    int: st.integers(-(2**63), 2**63 - 1),
    str: st.text(max_size=9),
    list[str]: st.lists(st.text(max_size=5), max_size=3),
    list[tuple[str, str, str]]: st.lists(
        st.tuples(st.text(max_size=4), st.text(max_size=4), st.text(max_size=4)), max_size=2
    ),
    list[int]: st.lists(st.integers(0, 99), max_size=3),
    tuple[str, int]: st.tuples(st.text(max_size=9), st.integers(0, 99)),
}
"""Values of fields that a section must have, by their type."""


@pytest.mark.parametrize(("type_", "version", "name"), STRUCTS)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_is_read(type_: str, version: int, name: str, data: st.DataObject) -> None:
    struct = RECORD_TYPES[type_, version][name]
    needed = [field for field in msgspec.structs.fields(struct) if field.required]
    value = data.draw(st.builds(struct, **{field.name: KINDS[field.type] for field in needed}))
    assert decode_section(type_, version, name, encode_section(value)) == value


@pytest.mark.parametrize(("type_", "version", "name"), STRUCTS)
def test_the_core_holds_no_personal_data(type_: str, version: int, name: str) -> None:
    """Names, documents and free text stand in sections that can be withheld or erased."""
    if name == "core":
        fields = {
            field.name for field in msgspec.structs.fields(RECORD_TYPES[type_, version][name])
        }
        assert not fields & PERSONAL


@pytest.mark.parametrize("key", RECORD_TYPES)
def test_every_type_has_a_core(key: tuple[str, int]) -> None:
    assert "core" in RECORD_TYPES[key]


def test_what_a_newer_program_wrote() -> None:
    assert decode_section("carpet.flown", 1, "core", b"{") is None
    assert decode_section("person.left", 2, "core", b"{") is None
    assert decode_section("person.left", 1, "wings", b"{") is None
    added = b'{"person":"a","agency":"b","wings":{"left":1,"right":[2]}}'
    assert decode_section("person.enrolled", 1, "core", added) == PersonCore(person="a", agency="b")


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"null",
        b"[]",
        b'{"person":"a"}',
        b'{"person":"a","agency":7}',
        b'{"person":"a","agency":"b","agency":"b"}',
        b'{"person":"a","agency":"b","agen\\u0063y":"b"}',
        b'{"person":"a","agency":"b","x":1,"x":1}',
        b'{"person":"a","agency":"b","x":[{"y":1,"y":1}]}',
        b'{"person":"a","agency":"b","x":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"person":"a","agency":"b","x":' + b"7" * 5_000 + b"}",
        b'{"person":"a","agency":"\xff"}',
        b'{"person":"a","agency":"\\ud800"}',
        b'{"person":"a","agency":"b"}}',
    ],
)
def test_bytes_that_do_not_fit(untrusted: bytes) -> None:
    with pytest.raises(ValueError):
        decode_section("person.enrolled", 1, "core", untrusted)


@given(untrusted=st.binary(max_size=300))
def test_any_bytes(untrusted: bytes) -> None:
    with pytest.raises(ValueError):
        decode_section("credential.issued", 1, "core", untrusted)


@pytest.mark.parametrize("at", [-1, 2**42, 2**70])
def test_times_that_no_calendar_has(at: int) -> None:
    core = b'{"at":%d,"direction":"in","scan":0}' % at
    with pytest.raises(ValueError):
        decode_section("movement.recorded", 1, "core", core)


@pytest.mark.parametrize("hours", ['["7:00","18:00"]', '["07:00","24:00"]', '["07:00\\n","18:00"]'])
def test_hours_that_no_clock_has(hours: str) -> None:
    issued = CredentialIssued(
        issuer="ubnd",
        serial=1,
        number="UBND-00001",
        person="a",
        first_day="2026-01-01",
        last_day="2026-12-31",
        zones=[1],
    )
    core = encode_section(issued)[:-1] + b',"hours":' + hours.encode() + b"}"
    with pytest.raises(ValueError):
        decode_section("credential.issued", 1, "core", core)


def test_defaults_are_left_out() -> None:
    moved = MovementRecorded(at=1, direction=Direction.OUT, scan=2)
    assert encode_section(moved) == b'{"at":1,"direction":"out","scan":2}'
    undone = MovementAnnulled(at=1, movement=("gatedesk/a/b/1", 2))
    assert encode_section(undone) == b'{"at":1,"movement":["gatedesk/a/b/1",2]}'
    photo = Photo(sha256="ab", size=1, media_type="image/png")
    assert encode_section(photo) == b'{"sha256":"ab","size":1,"media_type":"image/png"}'
