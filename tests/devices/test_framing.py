"""Bytes become texts, however they are cut, and garbage becomes neither a text nor a burden."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.devices.framing import (
    LONGEST_TEXT,
    NOISY_AT,
    SHORTEST_GOOD,
    Framed,
    Framing,
)

CODE = "6807" + "0123456789" * 20 + "42"


def texts(*pieces: bytes) -> list[str]:
    framing = Framing()
    return [framed.untrusted_text for piece in pieces for framed in framing.feed(piece)]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", "\r\n\r\n"])
def test_every_end_ends_a_text(end: str) -> None:
    assert texts((CODE + end + "VP-12345" + end).encode()) == [CODE, "VP-12345"]


def test_the_end_is_told() -> None:
    framing = Framing()
    ends = [framed.ended_by for framed in framing.feed(b"111111\r\n222222\t333333\n444444")]
    assert ends == ["\r", "\t", "\n"]
    assert framing.silence() == Framed("444444", "", 0)
    assert framing.silence() is None


def test_what_a_reader_puts_before_a_text_stays() -> None:
    assert texts(b"]Q1\\0000266807\r") == ["]Q1\\0000266807"]


def test_letters_of_other_alphabets() -> None:
    assert texts("Đặng Thị Thùy Dương|🙂\r".encode()) == ["Đặng Thị Thùy Dương|🙂"]
    assert texts("010123456789|Tráng A Páo|Bản Mẫu, Lào Cai\r".encode("cp1258", "replace")) != []


def test_no_surrogates() -> None:
    for text in texts(b"\xed\xa0\x80 abcdefghijk\r", b"abcdefghijklmnop\xff\r"):
        text.encode("utf-8")


def test_control_characters_around_a_text_go_those_within_stay() -> None:
    framing = Framing()
    assert framing.feed(b"\x00\x00123456\x00\r") == (Framed("123456", "\r", 3),)
    assert framing.feed(b"123\x00456789\r") == (Framed("123\x00456789", "\r", 1),)
    assert framing.feed(b"\x00\x00\x00\r") == ()
    assert framing.feed(b"123456\r") == (Framed("123456", "\r", 3),)


def test_two_codes_glued_together_stay_one_text() -> None:
    assert texts((CODE + CODE + "\r").encode()) == [CODE + CODE]


def test_a_text_without_end_is_cut_and_the_next_is_whole() -> None:
    framing = Framing()
    for _ in range(100):
        assert framing.feed(b"7" * LONGEST_TEXT) == ()
    assert framing.noisy
    (cut,) = framing.feed(b"\r")
    assert len(cut.untrusted_text) == LONGEST_TEXT
    assert framing.feed(b"123456\r")[0].untrusted_text == "123456"
    assert not framing.noisy


def test_the_longest_text_is_cut_between_letters() -> None:
    (cut,) = texts(("Đ" * (LONGEST_TEXT + 5) + "\r").encode())
    assert cut == "Đ" * LONGEST_TEXT


def test_what_was_cut_off_by_unplugging_is_not_glued_to_the_next() -> None:
    framing = Framing()
    framing.feed(CODE[:100].encode())
    framing.drop()
    assert not framing.waits
    assert framing.feed(b"123456\r") == (Framed("123456", "\r", 0),)


def test_garbage_is_noisy_and_delivers_next_to_nothing() -> None:
    framing, chance = Framing(), random.Random(1)
    delivered: list[Framed] = []
    for _ in range(200):
        delivered += framing.feed(chance.randbytes(1_000))
    assert framing.noisy
    assert len(delivered) < 20
    (good,) = framing.feed(b"\r123456\r")
    assert good.untrusted_text == "123456"
    assert not framing.noisy


def test_silent_garbage_without_an_end_is_noticed() -> None:
    framing = Framing()
    framing.feed(b"\x00" * (NOISY_AT - 1))
    assert not framing.noisy
    framing.feed(b"\x00")
    assert framing.noisy


streams = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b"\r", b"\n", b"\r\n", b"\t", b"\x00" * 30, b"123456", CODE.encode()]),
        st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace")),
    ),
    max_size=30,
).map(b"".join)


@given(stream=streams, cuts=st.lists(st.integers(0, 2_000), max_size=20))
def test_any_cut_gives_the_same_texts(stream: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    pieces = [stream[start:end] for start, end in pairwise(places)]
    whole, cut = Framing(), Framing()
    in_pieces = [framed for piece in pieces for framed in cut.feed(piece)]
    assert tuple(in_pieces) == whole.feed(stream)
    assert (cut.noisy, cut.waits) == (whole.noisy, whole.waits)
    assert cut.silence() == whole.silence()


@given(codes=st.lists(st.text("0123456789ABCĐ|-,]\\ ", min_size=SHORTEST_GOOD), max_size=20))
def test_every_clean_text_arrives_in_order(codes: list[str]) -> None:
    assert texts("".join(code + "\r\n" for code in codes).encode()) == codes


@given(stream=st.binary(max_size=500))
def test_any_bytes_end_in_texts_that_can_be_recorded(stream: bytes) -> None:
    for framed in Framing().feed(stream + b"\r"):
        assert framed.untrusted_text.encode("utf-8")
        assert not set(framed.untrusted_text) & set("\r\n\t")
