"""What a document fills in: everything from a camera, only digits from what types."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.papers import CHECK_DIGIT, TYPED, Papers, read_papers
from gate_desk.domain.visit import DocumentKind
from tests.domain.documents.test_mrz import CARD, PASSPORT

TODAY = date(2026, 11, 27)
CODE = "010302000456||Hoàng Thị Đào|01012002|Nữ|Phường Mẫu, Yên Bái|10102022||||"


def read(text: str, *, typed: bool = False) -> Papers:
    papers = read_papers(text, TODAY, typed=typed)
    assert papers is not None
    return papers


def test_a_citizens_card() -> None:
    papers = read(CODE)
    assert (papers.kind, papers.number, papers.name) == (
        DocumentKind.IDENTITY_CARD,
        "010302000456",
        "Hoàng Thị Đào",
    )
    assert (papers.birth, papers.sex, papers.address) == (
        "2002-01-01",
        "Nữ",
        "Phường Mẫu, Yên Bái",
    )
    assert papers.warnings == ()


def test_of_what_types_only_digits_are_believed() -> None:
    papers = read("010302000456||Hoàng Thị Đào|01012002|Nữ|Phường Mẫu|10102022", typed=True)
    assert (papers.number, papers.birth, papers.name, papers.address, papers.sex) == (
        "010302000456",
        "2002-01-01",
        "",
        "",
        "",
    )
    assert papers.warnings == (TYPED,)


def test_machine_zones() -> None:
    card, passport = read("\n".join(CARD)), read("".join(PASSPORT))
    assert (card.kind, card.number, card.name, card.birth, card.country) == (
        DocumentKind.IDENTITY_CARD,
        "010099000123",
        "Nguyen Van Mau",
        "1999-02-15",
        "",
    )
    assert (passport.kind, passport.number, passport.name, passport.birth, passport.country) == (
        DocumentKind.PASSPORT,
        "L898902C3",
        "Eriksson Anna Maria",
        "1974-08-12",
        "UTO",
    )


def test_a_wrong_check_digit_is_said_and_a_repair_only_offered() -> None:
    papers = read("\n".join((PASSPORT[0], PASSPORT[1].replace("L898902C3", "L8989O2C3"))))
    assert papers.number == "L8989O2C3"
    assert papers.warnings == (CHECK_DIGIT,)
    assert papers.offered == ("L898902C3",)


@pytest.mark.parametrize(
    "text", ["", "|", "a|b", "68071234", "24A-123.45", "x" * 10_000, "\0" * 30]
)
def test_what_is_no_document(text: str) -> None:
    assert read_papers(text, TODAY) is None


@given(st.text(max_size=400), st.booleans())
def test_never_raises(text: str, typed: bool) -> None:
    read_papers(text, TODAY, typed=typed)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_hostile_names_stay_one_plain_line(name: str) -> None:
    papers = read_papers(f"010302000456||a{name.replace('|', '')}|01012002|Nữ||", TODAY)
    assert papers is not None
    assert not {unicodedata.category(sign) for sign in papers.name} & {"Cc", "Cf", "Zl", "Zp"}
