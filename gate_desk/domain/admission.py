"""The admission rule of records.md as one pure function: facts in, decision out."""

from datetime import date, datetime, time

from msgspec import Struct

from gate_desk.domain.verdict import (
    CardState,
    Direction,
    NextStep,
    Posture,
    Reason,
    ScanKind,
    Verdict,
    Watch,
)


class Standing(Struct, frozen=True, kw_only=True):
    """What the directory knows of a credential that was scanned or chosen."""

    state: CardState
    first_day: date
    last_day: date
    zones: frozenset[int]
    hours: tuple[time, time] | None = None
    """From (inclusive) to (exclusive), local, perhaps over midnight; None means any time."""
    escort: bool = False


class Facts(Struct, frozen=True, kw_only=True):
    """Everything one decision depends on, apart from the gate and the time."""

    kind: ScanKind
    genuine: bool = False
    """The signature of a signed code was checked and holds."""
    ambiguous: bool = False
    """What was read of a radio number is that of several people's cards."""
    standing: Standing | None = None
    """None: not in the directory. Days and zones of a signed code are used instead."""
    signed_days: tuple[date, date] | None = None
    signed_zones: frozenset[int] = frozenset()
    inside: bool | None = None
    """The last known presence of the subject; None: never seen, or nobody known."""
    stale: bool = False
    watch: Watch | None = None
    message: int = 0
    """Highest level of an unanswered message for this person, 0 to 3."""
    listed: bool = False
    """On the guest list of the event that is on."""
    items_held: bool = False
    ends_visit: bool = False
    """A visitor whose visit ends when the gate lets him out."""


class Gate(Struct, frozen=True, kw_only=True):
    """The place and the moment of a decision."""

    direction: Direction
    zones: frozenset[int]
    """Zones that this gate leads to."""
    now: datetime
    """Local time used for validity: never earlier than the highest time seen."""
    clock_ok: bool = True
    posture: Posture = Posture.NORMAL


class Decision(Struct, frozen=True):
    """A verdict with every reason, in the order of records.md, and one next step."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    next_step: NextStep


UNREAD = frozenset({Reason.MISREAD, Reason.UNREADABLE})
FINAL = frozenset({Reason.UNKNOWN, Reason.FORGED, Reason.REVOKED, Reason.LOST, Reason.WATCH_BLOCK})
"""Refusals that nobody at the gate may clear."""
ORDERABLE = frozenset(
    {
        Reason.SUSPENDED,
        Reason.EXPIRED,
        Reason.NOT_YET_VALID,
        Reason.ZONE,
        Reason.OUTSIDE_HOURS,
        Reason.NOT_LISTED,
    }
)
"""Refusals that a supervisor's order may clear."""
CONFIRMABLE = frozenset(
    {
        Reason.STALE,
        Reason.UNSIGNED_NUMBER,
        Reason.BY_HAND,
        Reason.NOT_IN_DIRECTORY,
        Reason.CLOCK_SUSPECT,
        Reason.ESCORT,
        Reason.MESSAGE_3,
    }
)
"""Checks that the guard clears."""

_BADGES = frozenset({ScanKind.SIGNED, ScanKind.NUMBER, ScanKind.RFID, ScanKind.BY_HAND})


_STATES = {
    CardState.ACTIVE: frozenset[Reason](),
    CardState.SUSPENDED: frozenset({Reason.SUSPENDED}),
    CardState.LOST: frozenset({Reason.LOST}),
    CardState.RETURNED: frozenset({Reason.REVOKED}),
    CardState.REVOKED: frozenset({Reason.REVOKED}),
}


def decide(facts: Facts, gate: Gate) -> Decision:
    """The gate's decision on one scan (records.md, "The admission rule").

    An exit is never blocked: refusals that a supervisor could clear are shown as warnings and
    the exit is recorded; those that nobody can clear become a check.
    """
    reasons = _reasons(facts, gate)
    verdict = _verdict(frozenset(reasons), gate.direction)
    if _names_nobody(facts):
        # There is no photo to compare before the card's code or a name has said whose it is.
        return Decision(verdict, reasons, NextStep.SCAN_CODE)
    if verdict is Verdict.ADMIT and facts.ends_visit:
        held = Reason.ITEMS_HELD in reasons
        return Decision(verdict, reasons, NextStep.HAND_BACK if held else NextStep.TAKE_BACK)
    return Decision(verdict, reasons, _next_step(verdict, reasons, facts.kind, gate.direction))


def _reasons(facts: Facts, gate: Gate) -> tuple[Reason, ...]:
    if facts.kind is ScanKind.MISREAD:
        return (Reason.MISREAD,)
    if facts.kind not in _BADGES:
        return (Reason.UNREADABLE,)
    if facts.kind is ScanKind.SIGNED and not facts.genuine:
        return (Reason.FORGED,)
    if _names_nobody(facts):
        return (Reason.UNSIGNED_NUMBER,)
    if facts.kind is not ScanKind.SIGNED and facts.standing is None:
        return (Reason.UNKNOWN,)
    found = {*_of_card(facts, gate), *_of_certainty(facts, gate), *_of_person(facts, gate)}
    return tuple(reason for reason in Reason if reason in found) if found else ()


def _names_nobody(facts: Facts) -> bool:
    return facts.kind is ScanKind.RFID and facts.ambiguous


def _of_card(facts: Facts, gate: Gate) -> set[Reason]:
    standing = facts.standing
    found: set[Reason] = set()
    if standing is None:
        days, zones = facts.signed_days, facts.signed_zones
        found.add(Reason.NOT_IN_DIRECTORY)
    else:
        days, zones = (standing.first_day, standing.last_day), standing.zones
        found |= _STATES[standing.state]
        if standing.escort:
            found.add(Reason.ESCORT)
        if standing.hours and not _within(standing.hours, gate.now.time()):
            found.add(Reason.OUTSIDE_HOURS)
    today = gate.now.date()
    if days and today < days[0]:
        found.add(Reason.NOT_YET_VALID)
    if days and today > days[1]:
        found.add(Reason.EXPIRED)
    if not zones & gate.zones:
        found.add(Reason.ZONE)
    return found


def _within(hours: tuple[time, time], now: time) -> bool:
    begin, end = hours
    return begin <= now < end if begin < end else now >= begin or now < end


def _of_certainty(facts: Facts, gate: Gate) -> set[Reason]:
    unsigned = facts.kind in (ScanKind.NUMBER, ScanKind.RFID)
    return _those(
        (facts.stale, Reason.STALE),
        (unsigned, Reason.UNSIGNED_NUMBER),
        (facts.kind is ScanKind.BY_HAND, Reason.BY_HAND),
        (not gate.clock_ok, Reason.CLOCK_SUSPECT),
    )


def _of_person(facts: Facts, gate: Gate) -> set[Reason]:
    entering = gate.direction is Direction.IN
    return _those(
        (facts.watch is Watch.BLOCK, Reason.WATCH_BLOCK),
        (facts.watch is Watch.NOTIFY, Reason.WATCH_NOTIFY),
        (gate.posture is Posture.EVENT and not facts.listed, Reason.NOT_LISTED),
        (facts.message == 1, Reason.MESSAGE_1),
        (facts.message == 2, Reason.MESSAGE_2),
        (facts.message >= 3, Reason.MESSAGE_3),
        (entering and facts.inside is True, Reason.ALREADY_INSIDE),
        (not entering and facts.inside is False, Reason.ALREADY_OUTSIDE),
        (facts.items_held, Reason.ITEMS_HELD),
    )


def _those(*conditions: tuple[bool, Reason]) -> set[Reason]:
    return {reason for holds, reason in conditions if holds}


def _verdict(reasons: frozenset[Reason], direction: Direction) -> Verdict:
    if reasons & UNREAD:
        return Verdict.RESCAN
    leaving = direction is Direction.OUT
    if reasons & FINAL:
        return Verdict.CHECK if leaving else Verdict.REFUSE
    if reasons & ORDERABLE and not leaving:
        return Verdict.REFUSE
    return Verdict.CHECK if reasons & CONFIRMABLE else Verdict.ADMIT


def _next_step(
    verdict: Verdict, reasons: tuple[Reason, ...], kind: ScanKind, direction: Direction
) -> NextStep:
    if verdict is Verdict.RESCAN:
        return _AGAIN.get(kind, NextStep.SCAN_AGAIN)
    if verdict is Verdict.ADMIT:
        return NextStep.LET_IN if direction is Direction.IN else NextStep.LET_OUT
    if verdict is Verdict.REFUSE:
        step = _STEPS[next(reason for reason in reasons if reason in FINAL | ORDERABLE)]
    else:
        steps = (_STEPS[reason] for reason in reasons if reason in FINAL | CONFIRMABLE)
        step = min(steps, key=_RANK)
    # Who was chosen from the search showed no card that could be kept.
    no_card = kind is ScanKind.BY_HAND and step is NextStep.KEEP_CARD
    return NextStep.CALL_COMMANDER if no_card else step


_AGAIN = {
    ScanKind.MISREAD: NextStep.HOLD_STEADY,
    ScanKind.DAMAGED: NextStep.SWITCH_READER,
    ScanKind.IDENTITY_CARD: NextStep.SCAN_BADGE,
    ScanKind.PERSONAL_ID: NextStep.SCAN_BADGE,
    ScanKind.MRZ: NextStep.SCAN_BADGE,
    ScanKind.PLATE: NextStep.SCAN_BADGE,
}

_STEPS = {
    Reason.UNKNOWN: NextStep.ASK_PAPERS,
    Reason.FORGED: NextStep.KEEP_CARD,
    Reason.REVOKED: NextStep.KEEP_CARD,
    Reason.LOST: NextStep.KEEP_CARD,
    Reason.WATCH_BLOCK: NextStep.CALL_COMMANDER,
    Reason.SUSPENDED: NextStep.ASK_ORDER,
    Reason.EXPIRED: NextStep.ASK_ORDER,
    Reason.NOT_YET_VALID: NextStep.ASK_ORDER,
    Reason.ZONE: NextStep.ASK_ORDER,
    Reason.OUTSIDE_HOURS: NextStep.ASK_ORDER,
    Reason.NOT_LISTED: NextStep.ASK_ORDER,
    Reason.STALE: NextStep.COMPARE_PHOTO,
    Reason.UNSIGNED_NUMBER: NextStep.COMPARE_PHOTO,
    Reason.BY_HAND: NextStep.COMPARE_PHOTO,
    Reason.NOT_IN_DIRECTORY: NextStep.ASK_PAPERS,
    Reason.CLOCK_SUSPECT: NextStep.COMPARE_PHOTO,
    Reason.ESCORT: NextStep.CALL_ESCORT,
    Reason.MESSAGE_3: NextStep.ANSWER_MESSAGE,
}

_RANK = (
    NextStep.KEEP_CARD,
    NextStep.CALL_COMMANDER,
    NextStep.CALL_ESCORT,
    NextStep.ANSWER_MESSAGE,
    NextStep.ASK_PAPERS,
    NextStep.COMPARE_PHOTO,
).index
"""Of a check's steps the one that asks for more: the photo is compared in any case."""
