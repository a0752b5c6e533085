"""Trying a reader out: what it delivered and how, what that says about it, and what would fit."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from gate_desk.domain.credential_code import SignedCode
from gate_desk.domain.keyed_text import layout_keys, looks_rewritten, unframed
from gate_desk.domain.scanned import (
    CardNumber,
    MisreadCode,
    RfidNumber,
    Scanned,
    Unreadable,
    recognise,
)
from gate_desk.domain.verdict import ScanKind

Suffix = Literal["enter", "tab", "none"]

STAFF_CODE_DIGITS = 207
"""What a staff card's code has, about (domain.md)."""
SCANS_FOR_A_PROFILE = 3
SLOW_CODE_MS = 2_000
"""A staff code that takes longer makes people queue."""
SHORTEST_GAP_MS = 20
LONGEST_GAP_MS = 80
"""Readers type faster than this, and nobody types six letters so."""
_SUFFIXES: dict[str, Suffix] = {"\r": "enter", "\n": "enter", "\t": "tab", "": "none"}


class Manner(Struct, frozen=True, kw_only=True):
    """How a text came."""

    ended_by: str = ""
    """The control character that ended it; empty: silence did, or the reader needs no end."""
    gaps_ms: tuple[int, ...] = ()
    """Times between the keys of a reader that types, milliseconds."""
    took_ms: int | None = None
    """From its first character to its end; None: it came all at once."""
    noise: int = 0
    """Bytes that belong to no text, since the last one."""


class TrialScan(Struct, frozen=True, kw_only=True):
    """One text that a reader delivered while it was tried out. It is recorded nowhere."""

    reader: str
    """The reader's name in node.toml."""
    untrusted_text: str
    manner: Manner = Manner()

    @property
    def suffix(self) -> Suffix:
        """What the reader sends last, by the names of node.toml."""
        return _SUFFIXES.get(self.manner.ended_by, "enter")

    @property
    def scanned(self) -> Scanned:
        """What the text is for the gate."""
        return recognise(self.untrusted_text)


class Gaps(Struct, frozen=True):
    """Times between two keys of one scan, milliseconds."""

    shortest: int
    middle: int
    longest: int
    staff_code_ms: int
    """How long a staff code would take at this pace."""


class Advice(StrEnum):
    """What to do about a reader; the most important first."""

    REWRITTEN = "rewritten"
    """An input method or a keyboard layout changes what the reader types."""
    NOISY = "noisy"
    """Much of what came is no text: speed of the port, cable."""
    SLOW = "slow"
    """The reader types so slowly that a staff code makes people wait."""
    WIDE_GAPS = "wide_gaps"
    """Keys come further apart than the reader's setting allows."""
    NO_SUFFIX = "no_suffix"
    CUT = "cut"
    """One of our codes did not come whole."""


class Profile(Struct, frozen=True):
    """Settings that fit a reader, by the names of node.toml."""

    suffix: Suffix
    gap_ms: int | None
    """None: the reader does not type."""


def gaps_of(scan: TrialScan) -> Gaps | None:
    """The times between its keys; None when it was not typed."""
    gaps = scan.manner.gaps_ms
    if not gaps:
        return None
    pace = sum(gaps) / len(gaps)
    middle = sorted(gaps)[len(gaps) // 2]
    return Gaps(min(gaps), middle, max(gaps), round(pace * STAFF_CODE_DIGITS))


def advice_for(scan: TrialScan, gap_ms: int, *, needs_suffix: bool) -> tuple[Advice, ...]:
    """What one scan says about its reader, which is set to `gap_ms`.

    `needs_suffix`: the reader is of a kind that sends an end (one that types, or serial).
    """
    gaps, found = gaps_of(scan), []
    if gaps is not None and _is_rewritten(scan):
        found.append(Advice.REWRITTEN)
    if scan.manner.noise:
        found.append(Advice.NOISY)
    if gaps is not None and gaps.staff_code_ms > SLOW_CODE_MS:
        found.append(Advice.SLOW)
    if gaps is not None and gaps.longest > gap_ms:
        found.append(Advice.WIDE_GAPS)
    if needs_suffix and scan.suffix == "none":
        found.append(Advice.NO_SUFFIX)
    if isinstance(scan.scanned, MisreadCode):
        found.append(Advice.CUT)
    return tuple(found)


def profile_from(scans: Sequence[TrialScan]) -> Profile | None:
    """What fits the reader of the newest scan; None before it has scanned three times.

    What an input method has damaged counts as well: its times and its end are right.
    """
    if not scans:
        return None
    same = [scan for scan in scans if scan.reader == scans[-1].reader][-SCANS_FOR_A_PROFILE:]
    if len(same) < SCANS_FOR_A_PROFILE:
        return None
    seen = {scan.suffix for scan in same}
    # Enter and Tab end a scan whatever is set; with "none" silence does so as well.
    suffix: Suffix = "none" if "none" in seen else "tab" if seen == {"tab"} else "enter"
    longest = [max(scan.manner.gaps_ms) for scan in same if scan.manner.gaps_ms]
    return Profile(suffix, fitting_gap(max(longest)) if longest else None)


def fitting_gap(longest_ms: int) -> int:
    """A setting that leaves a reader half as much again as it needed, in steps of 5 ms."""
    roomy = -(-(longest_ms * 3 // 2 + 5) // 5) * 5
    return min(max(SHORTEST_GAP_MS, roomy), LONGEST_GAP_MS)


def _is_rewritten(scan: TrialScan) -> bool:
    match scan.scanned:
        case Unreadable(kind=ScanKind.DAMAGED):
            return True
    text = unframed(scan.untrusted_text)
    by_layout = not text.isascii() and layout_keys(text) is not None
    return by_layout or looks_rewritten(text)


def kind_of(scanned: Scanned) -> ScanKind:
    """The kind of a text, by the names of verdicts."""
    match scanned:
        case SignedCode():
            return ScanKind.SIGNED
        case CardNumber():
            return ScanKind.NUMBER
        case RfidNumber():
            return ScanKind.RFID
        case MisreadCode():
            return ScanKind.MISREAD
    return scanned.kind
