import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.encoded import decode_base64, encode_base64


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=100))
def test_base64_is_read_as_it_was_written(raw: bytes) -> None:
    assert decode_base64(encode_base64(raw)) == raw


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30) | st.text("AQg+/=\n", max_size=12))
def test_two_texts_never_mean_the_same_bytes(text: str) -> None:
    try:
        raw = decode_base64(text)
    except ValueError:
        return
    assert encode_base64(raw) == text


@pytest.mark.parametrize(
    "text", ["A", "AA", "AA=", "AB==", "AA==\n", "A A==", "-_8=", "AA==AA==", "é"]
)
def test_other_spellings_are_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        decode_base64(text)
