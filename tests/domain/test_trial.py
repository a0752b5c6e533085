"""What a scan says about its reader, and the settings that three of them propose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.trial import (
    LONGEST_GAP_MS,
    SHORTEST_GAP_MS,
    Advice,
    Gaps,
    Manner,
    Profile,
    TrialScan,
    advice_for,
    fitting_gap,
    gaps_of,
    profile_from,
)


def typed(
    text: str = "VP-12345", *gaps_ms: int, ended_by: str = "\r", reader: str = "ban"
) -> TrialScan:
    gaps = gaps_ms or (5, 5, 6)
    manner = Manner(ended_by=ended_by, gaps_ms=gaps, took_ms=sum(gaps))
    return TrialScan(reader=reader, untrusted_text=text, manner=manner)


def sent(ended_by: str = "\r", noise: int = 0, text: str = "VP-12345") -> TrialScan:
    manner = Manner(ended_by=ended_by, took_ms=8, noise=noise)
    return TrialScan(reader="ban", untrusted_text=text, manner=manner)


def advice(scan: TrialScan, gap_ms: int = 35) -> tuple[Advice, ...]:
    return advice_for(scan, gap_ms, needs_suffix=True)


def test_the_times_between_keys() -> None:
    assert gaps_of(typed("VP-12345", 4, 10, 6)) == Gaps(4, 6, 10, 1380)
    assert gaps_of(sent()) is None


def test_a_good_scan_needs_no_advice() -> None:
    assert advice(typed()) == ()
    assert advice(sent()) == ()


@pytest.mark.parametrize("text", ["29Â12345", "‹ÂNN<<ÊRIK", "ă45đô2-3ê"])
def test_an_input_method_is_noticed_where_keys_are_typed(text: str) -> None:
    assert advice(typed(text))[0] is Advice.REWRITTEN
    assert Advice.REWRITTEN not in advice(sent(text=text))


def test_a_name_with_accents_is_no_sign_of_an_input_method() -> None:
    card = "010188000123||Đặng Thị Thùy Dương|01021988|Nữ|Phường Mẫu|01012022"
    assert Advice.REWRITTEN not in advice(typed(card))


def test_the_other_advice() -> None:
    assert advice(typed("VP-12345", 16, 16)) == (Advice.SLOW,)
    assert advice(typed("VP-12345", *[2] * 20, 50)) == (Advice.WIDE_GAPS,)
    assert advice(typed("VP-12345", *[2] * 20, 50), 60) == ()
    assert advice(sent(ended_by="")) == (Advice.NO_SUFFIX,)
    assert advice_for(sent(ended_by=""), 35, needs_suffix=False) == ()
    assert advice(sent(noise=3)) == (Advice.NOISY,)
    assert advice(sent(text="6807" + "1" * 20)) == (Advice.CUT,)


def test_three_scans_of_one_reader_make_a_profile() -> None:
    scans = [typed("VP-12345", 4, 20), typed("VP-12345", 5, 8), typed("VP-12345", 5, 9)]
    assert profile_from([]) is None
    assert profile_from(scans[:2]) is None
    assert profile_from([*scans[:2], typed(reader="khac")]) is None
    assert profile_from(scans) == Profile("enter", 35)
    assert profile_from([typed(reader="khac"), *scans]) == Profile("enter", 35)
    assert profile_from([sent(), sent("\n"), sent()]) == Profile("enter", None)


@pytest.mark.parametrize(
    ("ends", "suffix"),
    [
        ("\t\t\t", "tab"),
        ("\t\r\t", "enter"),
        ("\n\n\n", "enter"),
        (["\r", "", "\r"], "none"),
        (["", "", ""], "none"),
    ],
)
def test_the_suffix_that_fits(ends: str | list[str], suffix: str) -> None:
    profile = profile_from([sent(end) for end in ends])
    assert profile is not None
    assert profile.suffix == suffix


@given(longest=st.integers(0, 10_000))
def test_a_fitting_gap_has_room_and_stays_below_a_hands(longest: int) -> None:
    gap = fitting_gap(longest)
    assert SHORTEST_GAP_MS <= gap <= LONGEST_GAP_MS
    assert gap % 5 == 0
    assert gap > longest or gap == LONGEST_GAP_MS
