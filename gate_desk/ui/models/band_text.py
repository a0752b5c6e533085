"""An answer of the gate as the words of the verdict band; no widgets, no jobs."""

from enum import StrEnum

from msgspec import Struct

from gate_desk.domain.credential_code import CredentialKind
from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import AgencyId, node_of
from gate_desk.domain.verdict import Direction, NextStep, Reason, ScanKind, Verdict
from gate_desk.services.answers import CardView, ScanAnswer, SiteNames
from gate_desk.words import gate, said, text, verdicts


class Band(StrEnum):
    """What the band looks like: its colour and its shape."""

    IDLE = "idle"
    ADMIT = "admit"
    EXIT = "exit"
    CHECK = "check"
    REFUSE = "refuse"
    RESCAN = "rescan"
    LOOK = "look"
    LOST = "lost"


class BandText(Struct, frozen=True):
    """The verdict band: one word, the next step, the reason, the running number."""

    band: Band
    word: str
    step: str = ""
    reason: str = ""
    number: str = ""
    direction: str = ""
    """`VÀO` or `RA` where the word does not say it."""


NOTHING_KNOWN = SiteNames(site="", gate="", agencies={}, zones={}, nodes={})
"""Until the names have been read: codes are shown as they are."""


_RECORD_IT = {
    Direction.IN: said("ĐÚNG NGƯỜI? BẤM F6 GHI LƯỢT VÀO"),
    Direction.OUT: said("ĐÚNG NGƯỜI? BẤM F6 GHI LƯỢT RA"),
}
_WAYS = {Direction.IN: said("VÀO"), Direction.OUT: said("RA")}


def band_of(answer: ScanAnswer) -> Band:
    """A check that was confirmed looks like what it became."""
    if answer.record is None:
        return Band.LOOK
    if answer.verdict is Verdict.ADMIT or cleared(answer):
        return Band.ADMIT if answer.direction is Direction.IN else Band.EXIT
    return Band(answer.verdict.value)


def cleared(answer: ScanAnswer) -> bool:
    """A check that the guard has confirmed."""
    return answer.verdict is Verdict.CHECK and answer.movement is not None


def band_text(
    answer: ScanAnswer, names: SiteNames, phone: str | None, *, closed: bool = False
) -> BandText:
    """The band of an answer; `closed`: a check or refusal that the guard has dealt with."""
    band = band_of(answer)
    if band is Band.LOOK:
        return BandText(
            band,
            text("CHỈ XEM – CHƯA GHI"),
            text(_RECORD_IT[answer.direction]),
            text("Quên thẻ hoặc thẻ hỏng: so ảnh trước khi ghi lượt"),
        )
    number = text("lượt {n}", n=answer.number_today)
    if cleared(answer):
        word = verdicts.verdict_word("admit", answer.direction)
        step = NextStep.LET_IN if answer.direction is Direction.IN else NextStep.LET_OUT
        reason = text("Đã kiểm tra: đúng người")
        return BandText(band, word, verdicts.next_step_line(step, phone), reason, number)
    word = verdicts.verdict_word(answer.verdict, answer.direction)
    way = text(_WAYS[answer.direction]) if answer.verdict is Verdict.CHECK else ""
    dealt_with = closed and answer.verdict in (Verdict.CHECK, Verdict.REFUSE)
    step_line = (
        text("ĐÃ XỬ LÝ XONG") if dealt_with else verdicts.next_step_line(answer.next_step, phone)
    )
    return BandText(band, word, step_line, _reason_line(answer, names), number, way)


def idle_text(lanes: tuple[str, ...]) -> BandText:
    """The band while nobody stands at the gate; `lanes` as in node.toml ("in", "out", "")."""
    where = " · ".join(text(_LANES[lane]) for lane in dict.fromkeys(lanes))
    sentence = text("Đưa thẻ vào máy quét · {lanes}", lanes=where)
    return BandText(Band.IDLE, text("MỜI QUÉT THẺ"), reason=sentence)


_LANES = {"in": said("làn vào"), "out": said("làn ra"), "": said("một máy cho cả vào và ra")}


def lost_text(error: GateDeskError) -> BandText:
    """The band when a scan could not be recorded: never a verdict."""
    return BandText(
        Band.LOST,
        text("KHÔNG GHI ĐƯỢC"),
        text("DÙNG SỔ GIẤY · GỌI QUẢN TRỊ"),
        text("Lượt vừa quét chưa được ghi (mã lỗi {code})", code=error.code),
    )


def told(answer: ScanAnswer, names: SiteNames) -> gate.Told:
    """The facts of an answer under the names that people use."""
    card, last = answer.card, answer.last
    short, full = issuer_names(card, names) if card else ("", "")
    left = last.at if last and last.direction is Direction.OUT else None
    return gate.Told(
        now=answer.at,
        kind=answer.kind,
        agency=full,
        agency_short=short,
        age_s=answer.data_age_s.get(card.issuer) if card else None,
        state_since=card.state_since if card else None,
        first_day=card.first_day if card else None,
        last_day=card.last_day if card else None,
        zones=zone_names(card, names) if card else (),
        inside_since=answer.inside_since,
        outside_since=left,
        visitor=card is not None and card.kind is not CredentialKind.STAFF,
        missing_digits=answer.missing_digits,
    )


def issuer_names(card: CardView, names: SiteNames) -> tuple[str, str]:
    """Short and full name of who issued a card: an agency, or for a pass a gate or a desk."""
    known = names.agencies.get(AgencyId(card.issuer))
    if known is not None:
        return known
    node = node_of(card.issuer)
    name = names.nodes.get(node, node or card.issuer)
    return name, name


def genuine_text(answer: ScanAnswer, names: SiteNames) -> str:
    """Who signed the code, when its signature was checked and holds; else empty."""
    signed = answer.kind is ScanKind.SIGNED and Reason.FORGED not in answer.reasons
    return gate.genuine(told(answer, names).agency) if signed and answer.card else ""


def _reason_line(answer: ScanAnswer, names: SiteNames) -> str:
    if answer.repeat:
        return text("Quét lặp trong 10 giây · không ghi thêm lượt")
    if answer.reasons:
        return gate.reason(answer.reasons[0], told(answer, names))
    return genuine_text(answer, names)


def zone_names(card: CardView, names: SiteNames) -> tuple[str, ...]:
    """The zones of a card as people call them."""
    return tuple(names.zones.get(zone, str(zone)) for zone in card.zones)
