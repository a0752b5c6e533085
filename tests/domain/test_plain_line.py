"""Text from outside as one plain line."""

import pytest

from gate_desk.domain.plain_line import plain_line


@pytest.mark.parametrize(
    ("untrusted", "line"),
    [
        ("  Giàng   A Phừ ", "Giàng A Phừ"),
        ("A\nB\tC\x00D", "A B C D"),
        ("\u202eabc\u2066", "abc"),
        ("<b>a</b> =1+1", "<b>a</b> =1+1"),
        ("\ud800", ""),
        ("\u200b\u200b", ""),
    ],
)
def test_one_line(untrusted: str, line: str) -> None:
    assert plain_line(untrusted) == line
