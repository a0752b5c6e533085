import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.crypto.signing import SigningKey
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import (
    MAX_NOTE,
    MAX_SIGNATURES,
    Note,
    key_id,
    parse_note,
    sign_note,
    verify_note,
)
from tests.helpers.vectors import known_answers

KEY, OTHER = SigningKey.from_seed(b"\x05" * 32), SigningKey.from_seed(b"\x06" * 32)
NAME = "gatedesk/laocai-khoi2/ubnd"
TEXT = "Quy chế phối hợp\n\nĐiều 1\n"
LINE = sign_note(TEXT, NAME, KEY)
NOTE = f"{TEXT}\n{LINE}"


def test_key_ids_are_the_known_ones() -> None:
    known = known_answers()["keys"]
    post = SigningKey.from_seed(bytes.fromhex(known["post-1"]["seed_hex"]))
    desk = SigningKey.from_seed(bytes.fromhex(known["desk-ubnd"]["seed_hex"]))
    assert key_id(known["post-1"]["key_name"], post.public).hex() == known["post-1"]["key_id_hex"]
    cosigner = key_id(known["desk-ubnd"]["cosigner_name"], desk.public, 0x04)
    assert cosigner.hex() == known["desk-ubnd"]["cosigner_key_id_hex"]


def test_a_note_is_read_as_it_was_written() -> None:
    note = parse_note(NOTE.encode())
    assert note == parse_note(NOTE)
    assert note.text == TEXT
    assert [signature.name for signature in note.signatures] == [NAME]
    assert note.format() == NOTE
    assert verify_note(note, NAME, KEY.public)


def test_only_the_signer_signed() -> None:
    note = parse_note(NOTE)
    assert not verify_note(note, NAME, OTHER.public)
    assert not verify_note(note, NAME + "x", KEY.public)
    assert not verify_note(Note(TEXT + "x\n", note.signatures), NAME, KEY.public)


def test_several_signers_stand_below_one_text() -> None:
    note = parse_note(NOTE + sign_note(TEXT, "other", OTHER))
    assert verify_note(note, NAME, KEY.public)
    assert verify_note(note, "other", OTHER.public)
    assert parse_note(note.format()) == note


def test_a_false_line_in_the_name_of_a_signer_spoils_the_note() -> None:
    false = sign_note("another text\n", NAME, KEY)
    assert not verify_note(parse_note(NOTE + false), NAME, KEY.public)


def test_lines_of_unknown_keys_are_passed_over() -> None:
    rotated = sign_note(TEXT, NAME, OTHER)
    assert verify_note(parse_note(NOTE + rotated + "— stranger AAAAAAAA\n"), NAME, KEY.public)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_never_accepted(place: int, flip: int) -> None:
    changed = bytearray(NOTE.encode())
    changed[place % len(changed)] ^= flip
    try:
        note = parse_note(bytes(changed))
    except Damaged:
        return
    assert not verify_note(note, NAME, KEY.public)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=50))
def test_any_text_can_be_signed_or_is_damaged(line: str) -> None:
    text = f"{line}\n"
    try:
        signed = f"{text}\n{sign_note(text, NAME, KEY)}"
    except Damaged:
        return
    assert verify_note(parse_note(signed.encode()), NAME, KEY.public)
    assert parse_note(signed).text == text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_damaged_or_a_note(untrusted: bytes) -> None:
    with pytest.raises(Damaged):
        parse_note(untrusted)


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "\n\n",
        TEXT,
        LINE,
        NOTE.rstrip("\n"),
        NOTE + "\n",
        NOTE.replace("—", "-"),
        NOTE.replace("— ", "—"),
        NOTE.replace("\n", "\r\n"),
        NOTE.replace("Điều", "Điều\t"),
        NOTE.replace("Điều", "Điều\0"),
        NOTE.replace("ế", "e\u0302\u0301"),
        NOTE.replace(NAME, "two words"),
        NOTE.replace(NAME, "a+b"),
        NOTE.replace(NAME, "a\u00a0b"),
        NOTE.replace(NAME, ""),
        f"{TEXT}\n— {NAME} AAAA\n",
        f"{TEXT}\n— {NAME} AAAAAA\n",
        f"{TEXT}\n— {NAME} AAAAAAB=\n",
        f"{TEXT}\n— {NAME} AAAAAAA===\n",
        f"{TEXT}\n— {NAME} AAAA AAAA\n",
        TEXT + "\n" + LINE * (MAX_SIGNATURES + 1),
        "x" * MAX_NOTE + NOTE,
        "\ud800" + NOTE,
        NOTE.encode("utf-16"),
        NOTE.encode() + b"\xff",
    ],
)
def test_what_is_no_note_is_damaged(untrusted: str | bytes) -> None:
    with pytest.raises(Damaged):
        parse_note(untrusted)


def test_64_signatures_are_read() -> None:
    assert len(parse_note(TEXT + "\n" + LINE * MAX_SIGNATURES).signatures) == MAX_SIGNATURES


def test_a_limit_is_in_bytes() -> None:
    size = len(NOTE.encode())
    assert parse_note(NOTE, size).text == TEXT
    with pytest.raises(Damaged):
        parse_note(NOTE, size - 1)


@pytest.mark.parametrize(
    ("text", "name"), [("no line feed", NAME), ("a\tb\n", NAME), (TEXT, "a b"), (TEXT, "")]
)
def test_what_no_note_can_have_is_not_signed(text: str, name: str) -> None:
    with pytest.raises(Damaged):
        sign_note(text, name, KEY)
