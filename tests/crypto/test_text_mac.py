"""The keyed hash of a scanned text."""

import hmac
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.crypto.text_mac import text_mac

KEY = bytes(range(32))


def test_known_construction() -> None:
    """HMAC-SHA256 under a key of its own, 16 bytes: written a second time."""
    key = sha256(b"gatedesk/scan-text/v1\0" + KEY).digest()
    expected = hmac.new(key, "Đặng".encode(), "sha256").hexdigest()[:32]
    assert text_mac(KEY, "Đặng") == expected


@given(first=st.text(st.characters()), second=st.text(st.characters()))
def test_tells_texts_apart_and_says_nothing_without_the_key(first: str, second: str) -> None:
    assert (text_mac(KEY, first) == text_mac(KEY, second)) == (first == second)
    assert text_mac(KEY, first) != text_mac(bytes(32), first)
    assert len(text_mac(KEY, first)) == 32
