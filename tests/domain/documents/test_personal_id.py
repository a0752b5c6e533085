"""Personal numbers: hints of place, sex and birth year, warnings, never a refusal."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.documents.personal_id import read_personal_id
from gate_desk.domain.documents.provinces import PROVINCES
from tests.helpers.vectors import domain


@pytest.mark.parametrize("vector", domain("personal_id"), ids=lambda vector: vector["id"])
def test_reads_as_published(vector: dict[str, Any]) -> None:
    read = read_personal_id(vector["input"])
    for field, value in vector["expected"].items():
        found = getattr(read, field)
        assert (list(found) if field == "warnings" else found) == value, field


def test_country_instead_of_province() -> None:
    read = read_personal_id("101299000001")
    assert (read.place, read.province, read.warnings) == ("foreign", None, ())
    assert (read.sex, read.birth_year) == ("Nam", 2099)


@pytest.mark.parametrize("code", ["000", "003", "097", "100"])
def test_unassigned_codes_are_warned_about(code: str) -> None:
    read = read_personal_id(f"{code}099000123")
    assert (read.place, read.province, read.warnings) == ("domestic", None, ("unknown_province",))


def test_a_century_to_come_is_warned_about() -> None:
    read = read_personal_id("010599000123")
    assert (read.sex, read.birth_year, read.warnings) == ("Nữ", 2199, ("future_century",))


def test_63_provinces_between_001_and_096() -> None:
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 63
    assert list(PROVINCES) == sorted(PROVINCES)
    assert (min(PROVINCES), max(PROVINCES)) == ("001", "096")
    assert (PROVINCES["010"], PROVINCES["015"]) == ("Lào Cai", "Yên Bái")


def test_blanks_around_do_not_count() -> None:
    assert read_personal_id(" 010099000123\r\n") == read_personal_id("010099000123")


@pytest.mark.parametrize("text", ["", "01009900012O", "0100 9900 0123", "０１００９９０００１２３"])
def test_what_is_no_number(text: str) -> None:
    read = read_personal_id(text)
    assert not read.valid
    assert read.warnings == ("bad_length_or_chars",)


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(), max_size=20))
def test_any_text_is_answered(text: str) -> None:
    assert read_personal_id(text).valid == (read_personal_id(text).kind is not None)
