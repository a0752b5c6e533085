"""What the band and the card say about an answer."""

import pytest
from msgspec.structs import replace

from gate_desk.domain.ids import Origin
from gate_desk.domain.verdict import CardState, Direction, NextStep, Reason, ScanKind, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.band_text import Band, band_of, band_text, idle_text
from gate_desk.ui.models.card_text import Fact, Note, Tone, card_text
from tests.helpers import sample_answers as sample


@pytest.mark.parametrize(
    ("answer", "band"),
    [
        (sample.admit(), Band.ADMIT),
        (sample.leave(), Band.EXIT),
        (sample.check(), Band.CHECK),
        (sample.confirmed(sample.check()), Band.ADMIT),
        (sample.confirmed(sample.check(direction=Direction.OUT)), Band.EXIT),
        (sample.refuse(), Band.REFUSE),
        (sample.rescan(), Band.RESCAN),
        (sample.looked(), Band.LOOK),
    ],
)
def test_every_answer_has_its_band(answer: ScanAnswer, band: Band) -> None:
    assert band_of(answer) is band


def test_whom_to_call_comes_from_the_settings() -> None:
    assert "1013" in band_text(sample.refuse(), sample.NAMES, "1013").step
    assert band_text(sample.refuse(), sample.NAMES, None).step == "GIỮ THẺ · GỌI CHỈ HUY"


def test_a_check_says_its_direction_large() -> None:
    assert band_text(sample.check(), sample.NAMES, None).direction == "VÀO"
    leaving = sample.check(direction=Direction.OUT)
    assert band_text(leaving, sample.NAMES, None).direction == "RA"


def test_a_repeat_says_that_nothing_more_was_recorded() -> None:
    shown = band_text(sample.admit(repeat=True), sample.NAMES, None)
    assert shown.reason == "Quét lặp trong 10 giây · không ghi thêm lượt"


def test_another_document_is_named() -> None:
    answer = sample.rescan(
        kind=ScanKind.IDENTITY_CARD,
        reasons=(Reason.UNREADABLE,),
        next_step=NextStep.SCAN_BADGE,
        missing_digits=0,
    )
    shown = band_text(answer, sample.NAMES, None)
    assert shown.reason == "Đây là căn cước, không phải thẻ ra vào · chưa ghi lượt nào"
    assert shown.step == "MỜI QUÉT THẺ RA VÀO"


def test_idle_names_the_lanes() -> None:
    assert idle_text(("in", "out")).reason == "Đưa thẻ vào máy quét · làn vào · làn ra"
    assert idle_text(("",)).reason.endswith("một máy cho cả vào và ra")


def test_the_facts_of_a_card() -> None:
    shown = card_text(sample.admit(), sample.NAMES)
    assert shown.place == "Chuyên viên · Phòng Tổng hợp · Văn phòng UBND tỉnh"
    assert shown.facts == (
        Fact("Mã số thẻ", "UBND-00417"),
        Fact("Hiệu lực", "01/03/2026 – 31/12/2028"),
        Fact("Khu vực", "Khối nhà A, Hội trường"),
        Fact("Lượt trước", "Ra · Cổng số 2 · hôm qua 17:04"),
    )
    assert shown.notes == ()
    told = sample.visitor(visitor=sample.guest(note="máy khoan,\nmáy hàn"))
    assert card_text(told, sample.NAMES).notes == (Note("Ghi chú: máy khoan, máy hàn", Tone.PLAIN),)


def test_the_fact_that_decides_stands_out() -> None:
    expired = card_text(sample.refuse(reasons=(Reason.EXPIRED,)), sample.NAMES)
    assert {fact.label for fact in expired.facts if fact.tone is Tone.BAD} == {
        "Mã số thẻ",
        "Hiệu lực",
    }
    elsewhere = card_text(sample.check(reasons=(Reason.ZONE,)), sample.NAMES)
    assert {fact.label for fact in elsewhere.facts if fact.tone is Tone.BAD} == {"Khu vực"}


def test_a_lost_card_names_the_new_one_and_its_owner() -> None:
    shown = card_text(sample.refuse(), sample.NAMES)
    assert Fact("Mã số thẻ", "HĐND-00093 · báo mất hôm qua 08:10", Tone.BAD) in shown.facts
    assert Fact("Thẻ thay", "HĐND-00118 · đang dùng") in shown.facts
    assert shown.notes == (
        Note("Chủ thẻ thật đang ở trong trụ sở từ 07:41 bằng thẻ HĐND-00118", Tone.BAD),
    )


def test_further_reasons_become_notes_and_the_issuer_vouches() -> None:
    shown = card_text(sample.check(reasons=(Reason.STALE, Reason.ESCORT)), sample.NAMES)
    assert shown.notes == (
        Note("Phải có người đưa đón", Tone.WARN),
        Note("Thẻ thật, do Công an tỉnh cấp", Tone.GOOD),
    )


def test_a_number_without_signature_is_never_called_genuine() -> None:
    answer = sample.check(kind=ScanKind.NUMBER, reasons=(Reason.UNSIGNED_NUMBER,))
    assert card_text(answer, sample.NAMES).notes == ()


def test_looking_warns_of_what_recording_would_meet() -> None:
    suspended = sample.looked(
        reasons=(Reason.SUSPENDED, Reason.BY_HAND),
        card=sample.card("HĐND-00094", sample.HDND, state=CardState.SUSPENDED),
    )
    notes = card_text(suspended, sample.NAMES).notes
    assert notes == (Note("Thẻ đang tạm dừng", Tone.BAD),)


def test_names_that_are_not_known_yet_are_codes() -> None:
    bare = card_text(
        sample.admit(), sample.NAMES.__class__(site="", gate="", agencies={}, zones={}, nodes={})
    )
    assert bare.place.endswith("ubnd")
    assert Fact("Khu vực", "1, 2") in bare.facts


def test_a_card_without_a_printed_number_has_no_empty_line() -> None:
    nobody = sample.check(
        reasons=(Reason.NOT_IN_DIRECTORY,), person=None, card=sample.card(""), last=None
    )
    shown = card_text(nobody, sample.NAMES)
    assert shown.name == "Chưa rõ là ai"
    assert [fact.label for fact in shown.facts] == ["Hiệu lực", "Khu vực"]


def test_a_forged_card_is_not_said_to_be_signed() -> None:
    forged = sample.refuse(reasons=(Reason.FORGED,), person=None, card=None, last=None)
    shown = card_text(forged, sample.NAMES)
    assert shown.name == "Thẻ giả"
    assert shown.facts == (Fact("Đã quét", "Mã thẻ có chữ ký sai"),)


def test_whoever_leaves_with_a_card_to_keep_is_compared_with_its_photo() -> None:
    leaving = sample.check(next_step=NextStep.KEEP_CARD, direction=Direction.OUT)
    assert card_text(leaving, sample.NAMES).footnote == "Ảnh: chủ thẻ – so với người cầm thẻ"
    assert card_text(sample.check(), sample.NAMES).footnote == ""


def facts(answer: ScanAnswer) -> dict[str, str]:
    return {fact.label: fact.value for fact in card_text(answer, sample.NAMES).facts}


def test_a_visitor_s_pass_tells_whose_guest_it_is() -> None:
    shown = card_text(sample.visitor(), sample.NAMES)
    assert (shown.name, shown.place) == ("Giàng A Phừ", "Công ty Xây lắp Hoàng Liên")
    assert facts(sample.visitor()) == {
        "Loại thẻ": "Thẻ khách / nhà thầu",
        "Đơn vị tiếp": "Văn phòng UBND tỉnh",
        "Mã số thẻ": "K-203948576123456",
        "Hiệu lực": "20/11/2026 – 03/12/2026",
        "Khu vực": "Khối nhà A, Hội trường",
    }
    assert shown.notes == ()
    band = band_text(sample.visitor(), sample.NAMES, None)
    assert (band.band, band.reason) == (Band.ADMIT, "Thẻ thật, do Cổng số 1 cấp")


def test_an_expired_pass_shows_its_days_in_red() -> None:
    answer = sample.visitor(
        verdict=Verdict.REFUSE, reasons=(Reason.EXPIRED,), next_step=NextStep.ASK_ORDER
    )
    (days,) = [fact for fact in card_text(answer, sample.NAMES).facts if fact.label == "Hiệu lực"]
    assert days.tone is Tone.BAD
    assert band_text(answer, sample.NAMES, None).reason == "Thẻ hết hạn ngày 03/12/2026"


def test_a_pass_that_was_handed_back_says_so() -> None:
    card = sample.visitor_card(state=CardState.RETURNED, state_since=sample.NOW)
    answer = sample.visitor(
        verdict=Verdict.REFUSE, reasons=(Reason.REVOKED,), next_step=NextStep.KEEP_CARD, card=card
    )
    assert facts(answer)["Mã số thẻ"] == "K-203948576123456 · đã nộp lại 09:22"
    reason = band_text(answer, sample.NAMES, None).reason
    assert reason == "Thẻ khách đã nộp lại ngày 20/11/2026"


def test_a_stale_pass_names_the_gate_that_issued_it() -> None:
    origin = Origin("gatedesk/khoi-2/cong-2/1")
    card = sample.visitor_card(issuer=origin)
    answer = sample.visitor(
        verdict=Verdict.CHECK,
        reasons=(Reason.STALE,),
        next_step=NextStep.COMPARE_PHOTO,
        card=card,
        movement=None,
        data_age_s={origin: 3 * 86_400},
    )
    reason = band_text(answer, sample.NAMES, None).reason
    assert reason == "Dữ liệu của Cổng số 2: 3 ngày chưa cập nhật"
    silent = replace(answer, data_age_s={origin: None})
    assert band_text(silent, sample.NAMES, None).reason == "Chưa nhận dữ liệu nào của Cổng số 2"


def test_a_pass_of_which_no_visit_is_known_is_a_pass_all_the_same() -> None:
    answer = sample.visitor(
        verdict=Verdict.CHECK,
        reasons=(Reason.NOT_IN_DIRECTORY,),
        next_step=NextStep.ASK_PAPERS,
        visitor=None,
        movement=None,
    )
    shown = card_text(answer, sample.NAMES)
    assert (shown.name, shown.place) == ("Chưa rõ là ai", "Cổng số 1")
    assert facts(answer)["Loại thẻ"] == "Thẻ khách / nhà thầu"
    assert "Đơn vị tiếp" not in facts(answer)


def test_a_host_and_a_node_that_nobody_knows_are_named_by_their_codes() -> None:
    card = sample.visitor_card(issuer=Origin("gatedesk/khoi-2/cong-9/1"))
    guest = sample.guest(host="x")
    assert facts(sample.visitor(visitor=guest, card=card))["Đơn vị tiếp"] == "x"
    reason = band_text(sample.visitor(card=card), sample.NAMES, None).reason
    assert reason == "Thẻ thật, do cong-9 cấp"
