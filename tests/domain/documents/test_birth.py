"""Births as people write them."""

import pytest

from gate_desk.domain.documents.birth import read_birth


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("", ""),
        (" 2002 ", "2002"),
        ("1/2/2002", "2002-02-01"),
        ("01.02.2002", "2002-02-01"),
        ("01022002", "2002-02-01"),
        ("2002-02-01", "2002-02-01"),
        ("31/02/2002", None),
        ("02/2002", None),
        ("1802", None),
        ("01/02/1802", None),
        ("xx", None),
        ("٠١/٠٢/٢٠٠٢", None),
    ],
)
def test_births(text: str, birth: str | None) -> None:
    assert read_birth(text) == birth
