"""Old encodings: what is Unicode already is left alone, and nothing is offered that is no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.legacy_text import from_tcvn3, from_vni, read_legacy

NAMES = ("Nguyễn Thị Đào", "Hoàng Quốc Việt", "Vàng A Páo", "Lê Quý Đôn", "Trương Mỹ Lệ", "Ỷ Lan")


@pytest.mark.parametrize("name", NAMES)
def test_unicode_is_left_alone(name: str) -> None:
    assert read_legacy(name) is None


@pytest.mark.parametrize(
    ("encoding", "old", "new"),
    [
        ("tcvn3", "V¨n phßng UBND", "Văn phòng UBND"),
        ("tcvn3", "Phã Gi¸m ®èc", "Phó Giám đốc"),
        ("vni", "Nguyeãn Vaên Maãu", "Nguyễn Văn Mẫu"),
        ("vni", "Ñöôøng Hoaøng Lieân", "Đường Hoàng Liên"),
    ],
)
def test_what_sheets_of_that_time_hold(encoding: str, old: str, new: str) -> None:
    convert = from_tcvn3 if encoding == "tcvn3" else from_vni
    assert convert(old) == new


def test_words_of_other_languages_are_not_rewritten() -> None:
    for text in ("Café Müller", "Straße", "señor", "100 %", ""):
        found = read_legacy(text)
        assert found is None or found.text != text


@given(st.text(max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    read_legacy(text)
