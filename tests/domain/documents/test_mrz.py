"""The machine-readable zone: no wrong digit passes unnoticed, repairs are only offered."""

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.mrz import LONGEST, check_digit, read_mrz, repairs

CARD = (
    "IDVNM0990001232010099000123<<5",
    "9902152M3902150VNM<<<<<<<<<<<4",
    "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<",
)
PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"


def naive_digit(text: str) -> int:
    """The check digit once more, by the words of the standard."""
    total = 0
    for place, sign in enumerate(text):
        value = 0 if sign == "<" else ord(sign) - 48 if sign.isdigit() else ord(sign) - 55
        total += value * [7, 3, 1][place % 3]
    return total % 10


@given(st.text(SIGNS, max_size=40))
def test_the_check_digit_by_the_words_of_the_standard(text: str) -> None:
    assert check_digit(text) == str(naive_digit(text))


@given(st.sampled_from((CARD, PASSPORT)), st.data())
def test_a_wrong_digit_in_a_checked_field_is_seen(
    zone: tuple[str, ...], data: st.DataObject
) -> None:
    line, first, last = (1, 0, 5) if zone is CARD else (1, 13, 18)
    at = data.draw(st.integers(first, last))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != zone[line][at]]))
    lines = list(zone)
    lines[line] = zone[line][:at] + digit + zone[line][at + 1 :]
    assert not read_mrz("\n".join(lines)).valid


def test_a_letter_for_a_digit_is_offered_and_not_taken() -> None:
    wrong = CARD[0].replace("IDVNM0", "IDVNMO", 1)
    read = read_mrz("\n".join((wrong, *CARD[1:])))
    assert not read.valid
    assert read.number == "O99000123"
    (first, *_) = repairs(read)
    assert first.changes == (("O", "0"),)
    assert first.mrz == read_mrz("\n".join(CARD))


def test_what_is_right_is_not_repaired_and_what_is_hopeless_neither() -> None:
    assert repairs(read_mrz("\n".join(CARD))) == ()
    hopeless = PASSPORT[1].replace("7408122", "7777777")
    assert repairs(read_mrz("\n".join((PASSPORT[0], hopeless)))) == ()
    assert repairs(read_mrz("rubbish")) == ()


def test_a_long_number_of_a_card_goes_on_behind_its_check_digit() -> None:
    number = "D23145890734"
    first = f"I<UTO{number[:9]}<{number[9:]}{check_digit(number)}".ljust(30, "<")
    second = "7408122F1204159UTO<<<<<<<<<<<"
    composite = check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    read = read_mrz("\n".join((first, second + composite, CARD[2])))
    assert (read.number, read.checks["doc"], read.valid) == (number, True, True)


@given(st.text(max_size=200))
def test_nothing_makes_it_fail(text: str) -> None:
    assert not read_mrz(text).valid or read_mrz(text).format is not None


@given(st.lists(st.text(SIGNS, min_size=30, max_size=30), min_size=3, max_size=3))
def test_no_random_zone_is_read_with_an_invented_digit(lines: list[str]) -> None:
    read = read_mrz("\n".join(lines))
    for repair in repairs(read):
        assert repair.mrz.valid
        assert repair.changes
    assert read_mrz("<" * (LONGEST + 1)).error == "too_long"
