"""An answer of the gate as the card below the band: facts and further reasons."""

from enum import StrEnum

from msgspec import Struct

from gate_desk.domain.credential_code import CredentialKind
from gate_desk.domain.verdict import CardState, Direction, NextStep, Reason, Verdict
from gate_desk.services.answers import CardView, ScanAnswer, SiteNames
from gate_desk.ui.models.band_text import cleared, genuine_text, issuer_names, told, zone_names
from gate_desk.ui.models.outside_text import one_line
from gate_desk.words import gate, said, text, verdicts
from gate_desk.words.passages import UNNAMED
from gate_desk.words.visits import VISITOR_PASS


class Tone(StrEnum):
    """How a fact or a note is coloured; the words say the same."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Fact(Struct, frozen=True):
    """One labelled line of the card."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN


class Note(Struct, frozen=True):
    """One sentence in a softly coloured box."""

    text: str
    tone: Tone


class CardText(Struct, frozen=True, kw_only=True):
    """The card below the band."""

    name: str
    place: str
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    footnote: str = ""
    photo: str | None = None


_BAD = frozenset(
    {
        Reason.UNKNOWN,
        Reason.FORGED,
        Reason.REVOKED,
        Reason.LOST,
        Reason.WATCH_BLOCK,
        Reason.SUSPENDED,
        Reason.EXPIRED,
        Reason.NOT_YET_VALID,
        Reason.ZONE,
        Reason.OUTSIDE_HOURS,
        Reason.NOT_LISTED,
    }
)
_STATES = {
    CardState.SUSPENDED: said("tạm dừng {when}"),
    CardState.LOST: said("báo mất {when}"),
    CardState.RETURNED: said("đã nộp lại {when}"),
    CardState.REVOKED: said("thu hồi {when}"),
}
_NAMELESS = said("Chưa rõ là ai")


def card_text(answer: ScanAnswer, names: SiteNames) -> CardText:
    """The card of an answer: whose card it is, its facts, the further reasons."""
    person = answer.person
    return CardText(
        name=one_line(answer.name) if answer.name else _nameless(answer),
        place=_place(answer, names),
        facts=tuple(_facts(answer, names)),
        notes=tuple(_notes(answer, names)),
        footnote=_footnote(answer),
        photo=person.photo if person else None,
    )


def _nameless(answer: ScanAnswer) -> str:
    known = (UNNAMED[reason] for reason in answer.reasons if reason in UNNAMED)
    return text(next(known, _NAMELESS))


def _place(answer: ScanAnswer, names: SiteNames) -> str:
    person, card = answer.person, answer.card
    if answer.visitor is not None:
        return one_line(answer.visitor.organisation)
    if person is None:
        return issuer_names(card, names)[1] if card else ""
    agency = names.agencies.get(person.agency)
    parts = (person.title, person.unit, agency[1] if agency else person.agency)
    return " · ".join(dict.fromkeys(one_line(part) for part in parts if part.strip()))


def _facts(answer: ScanAnswer, names: SiteNames) -> list[Fact]:
    card, last, reasons = answer.card, answer.last, answer.reasons
    facts = []
    if card and card.kind is CredentialKind.VISITOR:
        facts.append(Fact(text("Loại thẻ"), text(VISITOR_PASS)))
    if answer.visitor:
        host = names.agencies.get(answer.visitor.host)
        facts.append(Fact(text("Đơn vị tiếp"), host[1] if host else answer.visitor.host))
    if card:
        if card.number or card.state in _STATES:
            facts.append(_card_fact(card, answer))
        if card.replaced_by:
            newer = text("{number} · đang dùng", number=card.replaced_by)
            facts.append(Fact(text("Thẻ thay"), newer))
        dated = Reason.EXPIRED in reasons or Reason.NOT_YET_VALID in reasons
        days = gate.validity(card.first_day, card.last_day)
        facts.append(Fact(text("Hiệu lực"), days, Tone.BAD if dated else Tone.PLAIN))
        zones = ", ".join(zone_names(card, names)) or text("không có")
        tone = Tone.BAD if Reason.ZONE in reasons else Tone.PLAIN
        facts.append(Fact(text("Khu vực"), zones, tone))
    if last:
        where = names.nodes.get(last.gate, last.gate)
        line = gate.passage(last.direction, where, last.at, answer.at)
        facts.append(Fact(text("Lượt trước"), line))
    if card is None:
        forged = Reason.FORGED in reasons
        scanned = text("Mã thẻ có chữ ký sai") if forged else text(verdicts.KINDS[answer.kind])
        facts.append(Fact(text("Đã quét"), scanned))
    return facts


def _card_fact(card: CardView, answer: ScanAnswer) -> Fact:
    sentence = _STATES.get(card.state)
    if sentence is None:
        return Fact(text("Mã số thẻ"), one_line(card.number))
    when = gate.short_moment(card.state_since, answer.at) if card.state_since else ""
    state = text(sentence, when=when).strip()
    told = " · ".join(part for part in (one_line(card.number), state) if part)
    return Fact(text("Mã số thẻ"), told, Tone.BAD)


def _notes(answer: ScanAnswer, names: SiteNames) -> list[Note]:
    facts = told(answer, names)
    shown_in_band = 0 if answer.repeat or answer.record is None or cleared(answer) else 1
    notes = [
        Note(gate.reason(reason, facts), Tone.BAD if reason in _BAD else Tone.WARN)
        for reason in answer.reasons[shown_in_band:]
        if answer.record is not None or reason is not Reason.BY_HAND
    ]
    entering = answer.direction is Direction.IN
    taken = {Reason.LOST, Reason.REVOKED, Reason.FORGED} & set(answer.reasons)
    if answer.verdict is Verdict.REFUSE and taken and entering and answer.inside_since:
        notes.insert(0, Note(_owner_inside(answer), Tone.BAD))
    if answer.visitor is not None and answer.visitor.note.strip():
        line = text("Ghi chú: {note}", note=one_line(answer.visitor.note))
        notes.append(Note(line, Tone.PLAIN))
    genuine = genuine_text(answer, names)
    refused = answer.verdict is Verdict.REFUSE
    if genuine and not refused and (answer.reasons or answer.repeat):
        notes.append(Note(genuine, Tone.GOOD))
    return notes


def _owner_inside(answer: ScanAnswer) -> str:
    assert answer.inside_since is not None
    time = gate.short_moment(answer.inside_since, answer.at)
    if answer.last and answer.last.direction is Direction.IN and answer.last.card_number:
        return text(
            "Chủ thẻ thật đang ở trong trụ sở từ {time} bằng thẻ {number}",
            time=time,
            number=answer.last.card_number,
        )
    return text("Chủ thẻ thật đang ở trong trụ sở từ {time}", time=time)


def _footnote(answer: ScanAnswer) -> str:
    doubtful = answer.verdict is Verdict.REFUSE or answer.next_step is NextStep.KEEP_CARD
    if answer.person and doubtful:
        return text("Ảnh: chủ thẻ – so với người cầm thẻ")
    return ""
