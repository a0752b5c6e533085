"""The admission rule written a second time, from records.md alone: one table, walked top down.

A row says what its reason makes of an entry and of an exit, and when it holds. `decide` and this
table were written without sight of each other; the tests hold them against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gate_desk.domain.admission import Facts, Gate
from gate_desk.domain.verdict import (
    CardState,
    Direction,
    Posture,
    Reason,
    ScanKind,
    Verdict,
    Watch,
)

Holds = Callable[[Facts, Gate], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One reason of the table."""

    entry: Verdict
    exit: Verdict
    reason: Reason
    holds: Holds
    alone: bool = False
    """Nothing else can be said of what was scanned: the walk ends here."""


READ = (ScanKind.SIGNED, ScanKind.NUMBER, ScanKind.RFID, ScanKind.BY_HAND)
WITHDRAWN = (CardState.REVOKED, CardState.RETURNED)


def in_state(facts: Facts, *states: CardState) -> bool:
    return facts.standing is not None and facts.standing.state in states


def after_last_day(facts: Facts, gate: Gate) -> bool:
    today = gate.now.date()
    if facts.standing is not None:
        return today > facts.standing.last_day
    return facts.signed_days is not None and today > facts.signed_days[1]


def before_first_day(facts: Facts, gate: Gate) -> bool:
    today = gate.now.date()
    if facts.standing is not None:
        return today < facts.standing.first_day
    return facts.signed_days is not None and today < facts.signed_days[0]


def in_no_common_zone(facts: Facts, gate: Gate) -> bool:
    zones = facts.signed_zones if facts.standing is None else facts.standing.zones
    return zones.isdisjoint(gate.zones)


def out_of_hours(facts: Facts, gate: Gate) -> bool:
    if facts.standing is None or facts.standing.hours is None:
        return False
    begin, end = facts.standing.hours
    if begin >= end:
        return end <= gate.now.time() < begin
    return not begin <= gate.now.time() < end


def has_message(level: int) -> Holds:
    return lambda facts, gate: facts.message == level


def is_watched(watch: Watch) -> Holds:
    return lambda facts, gate: facts.watch is watch


ADMIT, CHECK, REFUSE, RESCAN = Verdict.ADMIT, Verdict.CHECK, Verdict.REFUSE, Verdict.RESCAN

TABLE: tuple[Row, ...] = (
    Row(RESCAN, RESCAN, Reason.MISREAD, lambda f, g: f.kind is ScanKind.MISREAD, alone=True),
    Row(RESCAN, RESCAN, Reason.UNREADABLE, lambda f, g: f.kind not in READ, alone=True),
    Row(
        CHECK,
        CHECK,
        Reason.UNSIGNED_NUMBER,
        lambda f, g: f.kind is ScanKind.RFID and f.ambiguous,
        alone=True,
    ),
    Row(
        REFUSE,
        CHECK,
        Reason.UNKNOWN,
        lambda f, g: f.kind is not ScanKind.SIGNED and f.standing is None,
        alone=True,
    ),
    Row(
        REFUSE,
        CHECK,
        Reason.FORGED,
        lambda f, g: f.kind is ScanKind.SIGNED and not f.genuine,
        alone=True,
    ),
    Row(REFUSE, CHECK, Reason.REVOKED, lambda f, g: in_state(f, *WITHDRAWN)),
    Row(REFUSE, CHECK, Reason.LOST, lambda f, g: in_state(f, CardState.LOST)),
    Row(REFUSE, CHECK, Reason.WATCH_BLOCK, is_watched(Watch.BLOCK)),
    Row(REFUSE, ADMIT, Reason.SUSPENDED, lambda f, g: in_state(f, CardState.SUSPENDED)),
    Row(REFUSE, ADMIT, Reason.EXPIRED, after_last_day),
    Row(REFUSE, ADMIT, Reason.NOT_YET_VALID, before_first_day),
    Row(REFUSE, ADMIT, Reason.ZONE, in_no_common_zone),
    Row(REFUSE, ADMIT, Reason.OUTSIDE_HOURS, out_of_hours),
    Row(
        REFUSE,
        ADMIT,
        Reason.NOT_LISTED,
        lambda f, g: g.posture is Posture.EVENT and not f.listed,
    ),
    Row(CHECK, CHECK, Reason.STALE, lambda f, g: f.stale),
    Row(
        CHECK,
        CHECK,
        Reason.UNSIGNED_NUMBER,
        lambda f, g: f.kind in (ScanKind.NUMBER, ScanKind.RFID),
    ),
    Row(CHECK, CHECK, Reason.BY_HAND, lambda f, g: f.kind is ScanKind.BY_HAND),
    Row(CHECK, CHECK, Reason.NOT_IN_DIRECTORY, lambda f, g: f.standing is None),
    Row(CHECK, CHECK, Reason.CLOCK_SUSPECT, lambda f, g: not g.clock_ok),
    Row(
        CHECK,
        CHECK,
        Reason.ESCORT,
        lambda f, g: f.standing is not None and f.standing.escort,
    ),
    Row(CHECK, CHECK, Reason.MESSAGE_3, has_message(3)),
    Row(ADMIT, ADMIT, Reason.WATCH_NOTIFY, is_watched(Watch.NOTIFY)),
    Row(ADMIT, ADMIT, Reason.MESSAGE_1, has_message(1)),
    Row(ADMIT, ADMIT, Reason.MESSAGE_2, has_message(2)),
    Row(
        ADMIT,
        ADMIT,
        Reason.ALREADY_INSIDE,
        lambda f, g: g.direction is Direction.IN and f.inside is True,
    ),
    Row(
        ADMIT,
        ADMIT,
        Reason.ALREADY_OUTSIDE,
        lambda f, g: g.direction is Direction.OUT and f.inside is False,
    ),
    Row(ADMIT, ADMIT, Reason.ITEMS_HELD, lambda f, g: f.items_held),
)

SEVERITY = (ADMIT, CHECK, REFUSE, RESCAN)


def decide_again(facts: Facts, gate: Gate) -> tuple[Verdict, tuple[Reason, ...]]:
    """Verdict and reasons; the most severe row wins, the order of the table is kept."""
    found: list[Row] = []
    for row in TABLE:
        if row.holds(facts, gate):
            found.append(row)
            if row.alone:
                break
    verdicts = {row.exit if gate.direction is Direction.OUT else row.entry for row in found}
    verdict = max(verdicts, key=SEVERITY.index, default=ADMIT)
    return verdict, tuple(row.reason for row in found)
