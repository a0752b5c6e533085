"""Sentences about a decision: with the facts that make them checkable, in Vietnamese."""

from datetime import date, datetime, timedelta, timezone

import pytest

from gate_desk.domain.verdict import Direction, Reason, Resolution, ScanKind, Verdict
from gate_desk.words import gate, passages, strips

NOW = datetime(2026, 11, 20, 9, 22, tzinfo=timezone(timedelta(hours=7)))
TOLD = gate.Told(
    now=NOW,
    agency="Công an tỉnh",
    agency_short="Công an",
    age_s=26 * 3600,
    state_since=NOW.replace(day=19),
    first_day=date(2026, 12, 1),
    last_day=date(2026, 10, 31),
    zones=("Khối nhà A", "Hội trường"),
    inside_since=NOW.replace(hour=7, minute=41),
    outside_since=NOW.replace(day=18, hour=17),
)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("lost", "Thẻ đã báo mất ngày 19/11/2026"),
        ("revoked", "Thẻ đã bị thu hồi ngày 19/11/2026"),
        ("suspended", "Thẻ tạm dừng từ ngày 19/11/2026"),
        ("expired", "Thẻ hết hạn ngày 31/10/2026"),
        ("not_yet_valid", "Thẻ có hiệu lực từ ngày 01/12/2026"),
        ("zone", "Thẻ chỉ dùng cho: Khối nhà A, Hội trường"),
        ("stale", "Dữ liệu thẻ Công an 26 giờ chưa cập nhật"),
        ("already_inside", "Đang ghi là ở trong từ 07:41: lượt ra trước chưa quét"),
        ("already_outside", "Đang ghi là ở ngoài từ 18/11/2026 17:22: lượt vào trước chưa quét"),
        ("escort", "Phải có người đưa đón"),
    ],
)
def test_reasons_name_their_facts(code: str, sentence: str) -> None:
    assert gate.reason(code, TOLD) == sentence


@pytest.mark.parametrize("code", list(Reason))
@pytest.mark.parametrize("kind", list(ScanKind))
def test_every_reason_has_a_sentence_without_any_fact(code: Reason, kind: ScanKind) -> None:
    sentence = gate.reason(code, gate.Told(now=NOW, kind=kind))
    assert sentence
    assert "{" not in sentence


def test_missing_digits_are_counted() -> None:
    told = gate.Told(now=NOW, kind="misread", missing_digits=3)
    assert gate.reason("misread", told) == "Mã thiếu 3 chữ số · chưa ghi lượt nào"


def test_data_that_never_came_are_not_called_old() -> None:
    assert gate.stale("Công an", None) == "Chưa nhận dữ liệu thẻ nào của Công an"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 giây"),
        (40, "40 giây"),
        (60, "1 phút"),
        (3_599, "59 phút"),
        (3_600, "1 giờ"),
        (47 * 3_600, "47 giờ"),
        (48 * 3_600, "2 ngày"),
    ],
)
def test_durations_use_the_largest_fitting_unit(seconds: int, said: str) -> None:
    assert gate.duration(seconds) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOW, "hôm nay 09:22"),
        (NOW - timedelta(days=1), "hôm qua 09:22"),
        (NOW - timedelta(days=2), "18/11/2026 09:22"),
    ],
)
def test_moments_are_said_as_people_say_them(when: datetime, said: str) -> None:
    assert gate.moment(when, NOW) == said


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("resolution", [None, *Resolution])
def test_every_outcome_has_words(
    verdict: Verdict, direction: Direction, resolution: Resolution | None
) -> None:
    assert passages.outcome(verdict, direction, resolution, annulled=False)
    assert passages.outcome(verdict, direction, resolution, annulled=True) == "Đã hủy"


@pytest.mark.parametrize("kind", list(ScanKind))
def test_every_scan_has_a_subject(kind: ScanKind) -> None:
    assert passages.subject(None, None, kind)
    assert passages.subject(None, "CA-00231", kind) == "Thẻ CA-00231"
    assert passages.subject("Vàng A Páo", "CA-00231", kind) == "Vàng A Páo"
    assert passages.masked_subject("CA-00231", kind) == "Thẻ …0231"


def test_a_forged_card_is_not_merely_unknown() -> None:
    assert passages.subject(None, None, ScanKind.SIGNED, Reason.FORGED) == "Thẻ giả"
    assert passages.masked_subject(None, ScanKind.SIGNED, Reason.FORGED) == "Thẻ giả"
    assert passages.subject(None, None, ScanKind.SIGNED, Reason.NOT_IN_DIRECTORY) != "Thẻ lạ"


def test_a_reason_for_a_narrow_list_has_shorter_words() -> None:
    told = gate.Told(now=NOW, agency_short="VP ĐĐBQH", age_s=9 * 86_400)
    assert gate.reason_shortening(Reason.STALE, told) == (
        "Dữ liệu thẻ VP ĐĐBQH 9 ngày chưa cập nhật",
        "Dữ liệu thẻ 9 ngày chưa cập nhật",
    )
    for reason in Reason:
        longest, *shorter = gate.reason_shortening(reason, told)
        assert longest == gate.reason(reason, told)
        assert all(len(words) < len(longest) for words in shorter if reason is not Reason.ZONE)


def test_long_names_keep_family_and_given_name() -> None:
    assert passages.short_name("Nguyễn Phúc Công Diễm Quỳnh") == "Nguyễn P.C.D. Quỳnh"
    assert passages.short_name("Vàng Páo") == "Vàng Páo"


@pytest.mark.parametrize(
    ("resolution", "annulled", "said"),
    [
        (None, False, "Cần kiểm tra lúc 09:22:00 · lượt 7"),
        ("refused", False, "Không cho vào lúc 09:22:00 · lượt 7"),
        ("card_kept", False, "Đã giữ thẻ lúc 09:22:00 · lượt 7"),
        (None, True, "Đã hủy lượt lúc 09:22:00 · lượt 7"),
    ],
)
def test_the_last_verdict_says_what_became_of_it(
    resolution: str | None, annulled: bool, said: str
) -> None:
    assert strips.last_verdict("check", "in", NOW, 7, resolution, annulled) == said


def test_where_somebody_is() -> None:
    assert strips.last_seen("in", NOW.replace(hour=7), NOW) == "Đang ở trong từ 07:22"
    assert strips.last_seen("out", NOW - timedelta(days=1), NOW) == "Ra hôm qua 09:22"
    assert strips.last_seen(None, None, NOW) == "Chưa có lượt nào"
