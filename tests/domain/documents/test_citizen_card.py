"""The code of an identity card: hostile, damaged and mixed-up texts."""

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.citizen_card import LONGEST, read_citizen_card
from gate_desk.domain.plain_line import plain_line

CODE = (
    "010099000123|063000123|Nguyễn Văn Mẫu|15021999|Nam|Tổ 3, Kim Tân, Lào Cai|25062021"  # invented
)


def changed(place: int, value: str) -> str:
    fields = CODE.split("|")
    fields[place] = value
    return "|".join(fields)


def test_every_other_fault_is_a_warning() -> None:
    for place, value, warning in (
        (1, "12", "bad_old_id"),
        (3, "1502199", "bad_dob"),
        (3, "15021998", "birth_year_mismatch"),
        (4, "nam", "bad_sex"),
        (6, "٠١٠١٢٠٢١", "bad_issued"),
    ):
        read = read_citizen_card(changed(place, value))
        assert read.valid
        assert read.warnings == (warning,)


def test_hidden_signs_and_long_texts_fill_no_form() -> None:
    read = read_citizen_card(changed(2, "Mẫu\u202e <b>Văn</b>\x00 " + "a" * 400))
    assert read.name.startswith("Mẫu <b>Văn</b> aaa")
    assert len(read.name) == 100
    assert read_citizen_card(CODE + "x" * LONGEST).error == "too_long"
    assert read_citizen_card(changed(2, " \u200b ")).error == "no_name"


@given(st.text(max_size=300), st.integers(0, 8))
def test_nothing_makes_it_fail(text: str, bars: int) -> None:
    read_citizen_card(text)
    read = read_citizen_card(changed(2, text) + "|" * bars)
    assert read.name == plain_line(read.name)


@given(st.data())
def test_a_changed_sign_never_makes_another_number_unnoticed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 11))
    sign = data.draw(st.characters(exclude_characters=CODE[at] + "|"))
    read = read_citizen_card(CODE[:at] + sign + CODE[at + 1 :])
    assert read.error is not None or read.id != "010099000123"
