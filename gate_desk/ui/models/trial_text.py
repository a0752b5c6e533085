"""A trial of the readers in words: facts, advice, and what is proposed."""

from collections.abc import Callable

from msgspec import Struct

from gate_desk.config.node_toml import ReaderSettings
from gate_desk.domain.scanned import MisreadCode, RfidNumber, recognise
from gate_desk.domain.trial import (
    SCANS_FOR_A_PROFILE,
    Profile,
    TrialScan,
    advice_for,
    gaps_of,
    kind_of,
)
from gate_desk.services.reader_profile import rfid_profile
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.reader_trial import TrialView
from gate_desk.words import count, text
from gate_desk.words import readers as words
from gate_desk.words.verdicts import KINDS

MOST_SHOWN = 300
"""Characters of a text that are shown."""
Number = Callable[[float, int], str]
"""A number with so many decimals, in the language in use."""


class TrialText(Struct, frozen=True):
    """What the page says about the newest scan of a trial."""

    raw: str
    """Exactly what came, with its end."""
    more: str
    """How many characters of it are not shown."""
    facts: tuple[tuple[str, str], ...]
    advice: tuple[tuple[str, str], ...]
    """What is wrong and what to do, the most important first."""
    progress: str
    """What is proposed, or how many scans are still needed for it."""
    adoptable: bool
    """Whether the proposal differs from what is set."""


def trial_text(view: TrialView, reader: ReaderSettings | None, number: Number) -> TrialText | None:
    """The words for a trial; None before its first scan. `reader` is how it is set."""
    scan = view.scan
    if scan is None:
        return None
    raw = scan.untrusted_text + scan.manner.ended_by
    beyond = len(raw) - MOST_SHOWN
    needs_suffix = reader is None or reader.kind != "camera"
    progress, adoptable = _proposal(view, reader)
    return TrialText(
        raw=raw,
        more=count("và {n} ký tự nữa", beyond) if beyond > 0 else "",
        facts=_facts(scan, reader, number),
        advice=_advice(scan, reader, number, needs_suffix=needs_suffix),
        progress=progress,
        adoptable=adoptable,
    )


def _facts(
    scan: TrialScan, reader: ReaderSettings | None, number: Number
) -> tuple[tuple[str, str], ...]:
    scanned, manner, gaps = scan.scanned, scan.manner, gaps_of(scan)
    kind = text(KINDS[kind_of(scanned)])
    if isinstance(scanned, MisreadCode) and scanned.missing_digits:
        kind = count("Mã thiếu {n} chữ số", scanned.missing_digits)
    facts = [
        (text("Loại mã"), kind),
        (text("Máy quét"), one_line(scan.reader)),
        (text("Độ dài"), words.characters(len(scan.untrusted_text))),
        (text("Ký tự kết thúc"), text(words.ENDS.get(manner.ended_by, ""))),
    ]
    if gaps is not None:
        spread = f"{gaps.shortest} · {gaps.middle} · {gaps.longest}"
        label = text("Cách phím: ngắn nhất · giữa · dài nhất")
        facts.append((label, text("{spread} ms", spread=spread)))
    if manner.took_ms is not None:
        facts.append((text("Thời gian cả mã"), _time(manner.took_ms, number)))
    radio = recognise(scan.untrusted_text, rfid_profile(reader) if reader else None)
    if isinstance(radio, RfidNumber):
        # With several of them the notation is still to be chosen.
        numbers = text(" hoặc ").join(each.hex for each in radio.all)
        facts.append((text("Số gốc của thẻ cảm ứng"), numbers))
    return tuple(facts)


def _time(ms: int, number: Number) -> str:
    if ms < 1_000:
        return words.milliseconds(ms)
    return text("{seconds} giây", seconds=number(ms / 1_000, 1))


def _advice(
    scan: TrialScan, reader: ReaderSettings | None, number: Number, *, needs_suffix: bool
) -> tuple[tuple[str, str], ...]:
    gap_ms = reader.gap_ms if reader else ReaderSettings(name="").gap_ms
    gaps = gaps_of(scan)
    seconds = number(gaps.staff_code_ms / 1_000, 1) if gaps else ""
    codes = advice_for(scan, gap_ms, needs_suffix=needs_suffix)
    return tuple(words.advice(code, seconds=seconds, gap=gap_ms) for code in codes)


def _proposal(view: TrialView, reader: ReaderSettings | None) -> tuple[str, bool]:
    profile = view.profile
    if profile is None:
        return text(
            "Quét {needed} lần để có đề nghị thông số · đã quét {done}",
            needed=SCANS_FOR_A_PROFILE,
            done=view.count,
        ), False
    if reader is None or reader.kind == "camera" or _fits(profile, reader):
        return text("Thông số đang đặt đã phù hợp với máy quét này."), False
    return text("Đề nghị: {profile}", profile=words.profile(profile.suffix, profile.gap_ms)), True


def _fits(profile: Profile, reader: ReaderSettings) -> bool:
    return profile.suffix == reader.suffix and profile.gap_ms in (None, reader.gap_ms)
