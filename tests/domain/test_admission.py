"""The admission rule: an example for each row and each sentence of records.md."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from gate_desk.domain.admission import Decision, Facts, Gate, decide
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
from tests.domain.admission_cases import CLEAN, case

VALID, ENTRY = case(CLEAN)
EXIT = replace(ENTRY, direction=Direction.OUT)
TODAY = ENTRY.now.date()
DAY = timedelta(days=1)


def card(facts: Facts = VALID, **changes: Any) -> Facts:
    """The valid card with another standing."""
    assert facts.standing is not None
    return replace(facts, standing=replace(facts.standing, **changes))


def read_as(kind: ScanKind) -> Facts:
    return replace(VALID, kind=kind, genuine=kind is ScanKind.SIGNED)


def code_alone(**changes: Any) -> Facts:
    """A genuine code of somebody who is not in the directory."""
    return replace(VALID, standing=None, **changes)


EVENT = replace(ENTRY, posture=Posture.EVENT)
REFUSED_FOR_GOOD = {
    Reason.UNKNOWN: replace(read_as(ScanKind.NUMBER), standing=None),
    Reason.FORGED: replace(VALID, genuine=False),
    Reason.REVOKED: card(state=CardState.REVOKED),
    Reason.LOST: card(state=CardState.LOST),
    Reason.WATCH_BLOCK: replace(VALID, watch=Watch.BLOCK),
}
REFUSED_UNTIL_ORDERED = {
    Reason.SUSPENDED: card(state=CardState.SUSPENDED),
    Reason.EXPIRED: card(last_day=TODAY - DAY),
    Reason.NOT_YET_VALID: card(first_day=TODAY + DAY),
    Reason.ZONE: card(zones=frozenset({7, 8})),
    Reason.OUTSIDE_HOURS: card(hours=(time(13), time(18))),
    Reason.NOT_LISTED: VALID,
}
CHECKED = {
    Reason.STALE: replace(VALID, stale=True),
    Reason.UNSIGNED_NUMBER: read_as(ScanKind.NUMBER),
    Reason.BY_HAND: read_as(ScanKind.BY_HAND),
    Reason.NOT_IN_DIRECTORY: code_alone(),
    Reason.CLOCK_SUSPECT: VALID,
    Reason.ESCORT: card(escort=True),
    Reason.MESSAGE_3: replace(VALID, message=3),
}
NOTED = {
    Reason.WATCH_NOTIFY: replace(VALID, watch=Watch.NOTIFY),
    Reason.MESSAGE_1: replace(VALID, message=1),
    Reason.MESSAGE_2: replace(VALID, message=2),
    Reason.ALREADY_INSIDE: replace(VALID, inside=True),
    Reason.ALREADY_OUTSIDE: replace(VALID, inside=False),
    Reason.ITEMS_HELD: replace(VALID, items_held=True),
}
SETTINGS: dict[Reason, dict[str, Any]] = {
    Reason.NOT_LISTED: {"posture": Posture.EVENT},
    Reason.CLOCK_SUSPECT: {"clock_ok": False},
}


def at(gate: Gate, reason: Reason) -> Gate:
    """The gate in the state that gives this reason, if it is the gate's."""
    return replace(gate, **SETTINGS.get(reason, {}))


def judged(facts: Facts, gate: Gate) -> tuple[Verdict, tuple[Reason, ...]]:
    decision = decide(facts, gate)
    return decision.verdict, decision.reasons


@pytest.mark.parametrize("direction", Direction)
def test_a_valid_card_is_admitted_without_a_word(direction: Direction) -> None:
    decision = decide(VALID, replace(ENTRY, direction=direction))
    step = NextStep.LET_IN if direction is Direction.IN else NextStep.LET_OUT
    assert decision == Decision(Verdict.ADMIT, (), step)


@pytest.mark.parametrize("gate", [ENTRY, EXIT])
@pytest.mark.parametrize("kind", [*ScanKind][[*ScanKind].index(ScanKind.MISREAD) :])
def test_what_is_no_badge_is_scanned_again_both_ways(kind: ScanKind, gate: Gate) -> None:
    reason = Reason.MISREAD if kind is ScanKind.MISREAD else Reason.UNREADABLE
    worst = replace(card(state=CardState.LOST), kind=kind, watch=Watch.BLOCK)
    assert judged(worst, gate) == (Verdict.RESCAN, (reason,))


@pytest.mark.parametrize(("reason", "facts"), REFUSED_FOR_GOOD.items())
def test_the_first_refuse_row_refuses_an_entry(reason: Reason, facts: Facts) -> None:
    assert judged(facts, ENTRY) == (Verdict.REFUSE, (reason,))


@pytest.mark.parametrize(("reason", "facts"), REFUSED_UNTIL_ORDERED.items())
def test_the_second_refuse_row_refuses_an_entry_until_ordered(reason: Reason, facts: Facts) -> None:
    decision = decide(facts, at(ENTRY, reason))
    assert decision == Decision(Verdict.REFUSE, (reason,), NextStep.ASK_ORDER)


@pytest.mark.parametrize(("reason", "facts"), REFUSED_FOR_GOOD.items())
def test_the_first_refuse_row_is_a_check_on_exit(reason: Reason, facts: Facts) -> None:
    assert judged(facts, EXIT) == (Verdict.CHECK, (reason,))


@pytest.mark.parametrize(("reason", "facts"), REFUSED_UNTIL_ORDERED.items())
def test_the_second_refuse_row_only_warns_on_exit(reason: Reason, facts: Facts) -> None:
    decision = decide(facts, at(EXIT, reason))
    assert decision == Decision(Verdict.ADMIT, (reason,), NextStep.LET_OUT)


@pytest.mark.parametrize("gate", [ENTRY, EXIT])
@pytest.mark.parametrize(("reason", "facts"), CHECKED.items())
def test_the_check_row_checks_both_ways(reason: Reason, facts: Facts, gate: Gate) -> None:
    assert judged(facts, at(gate, reason)) == (Verdict.CHECK, (reason,))


@pytest.mark.parametrize(("reason", "facts"), NOTED.items())
def test_the_note_row_admits(reason: Reason, facts: Facts) -> None:
    gate = EXIT if reason is Reason.ALREADY_OUTSIDE else ENTRY
    assert judged(facts, gate) == (Verdict.ADMIT, (reason,))


def test_somebody_who_passes_the_expected_way_gets_no_note() -> None:
    assert judged(replace(VALID, inside=False), ENTRY) == (Verdict.ADMIT, ())
    assert judged(replace(VALID, inside=True), EXIT) == (Verdict.ADMIT, ())


def test_a_card_number_of_either_technology_is_unsigned() -> None:
    assert judged(read_as(ScanKind.RFID), ENTRY) == (Verdict.CHECK, (Reason.UNSIGNED_NUMBER,))


@pytest.mark.parametrize("kind", [ScanKind.NUMBER, ScanKind.RFID, ScanKind.BY_HAND])
def test_nothing_but_unknown_is_said_of_an_unknown_number(kind: ScanKind) -> None:
    facts = replace(read_as(kind), standing=None, stale=True, items_held=True, message=3)
    assert judged(facts, replace(ENTRY, clock_ok=False)) == (Verdict.REFUSE, (Reason.UNKNOWN,))


def test_nothing_but_forged_is_said_of_a_forged_code() -> None:
    facts = replace(card(state=CardState.REVOKED), genuine=False, stale=True, watch=Watch.BLOCK)
    assert judged(facts, ENTRY) == (Verdict.REFUSE, (Reason.FORGED,))


def test_a_returned_card_counts_as_revoked() -> None:
    assert judged(card(state=CardState.RETURNED), ENTRY) == (Verdict.REFUSE, (Reason.REVOKED,))


def test_both_days_of_validity_belong_to_it() -> None:
    assert judged(card(first_day=TODAY, last_day=TODAY), ENTRY) == (Verdict.ADMIT, ())


def test_hours_begin_with_their_first_minute_and_end_before_their_last() -> None:
    now = ENTRY.now.time()
    assert judged(card(hours=(now, time(18))), ENTRY) == (Verdict.ADMIT, ())
    assert judged(card(hours=(time(6), now)), ENTRY) == (Verdict.REFUSE, (Reason.OUTSIDE_HOURS,))
    assert judged(card(hours=None), ENTRY) == (Verdict.ADMIT, ())


def test_one_common_zone_is_enough() -> None:
    assert judged(card(zones=frozenset({2, 99})), ENTRY) == (Verdict.ADMIT, ())


def test_a_code_outside_the_directory_is_judged_by_what_it_carries() -> None:
    yesterday = TODAY - DAY
    facts = code_alone(signed_days=(yesterday, yesterday), signed_zones=frozenset({9}))
    reasons = (Reason.EXPIRED, Reason.ZONE, Reason.NOT_IN_DIRECTORY)
    assert judged(facts, ENTRY) == (Verdict.REFUSE, reasons)


def test_the_directory_overrules_what_the_code_carries() -> None:
    old = (date(2020, 1, 1), date(2020, 12, 31))
    assert judged(replace(VALID, signed_days=old, signed_zones=frozenset()), ENTRY) == (
        Verdict.ADMIT,
        (),
    )


def test_the_event_list_counts_only_while_an_event_is_on() -> None:
    assert judged(replace(VALID, listed=True), EVENT) == (Verdict.ADMIT, ())
    assert judged(VALID, replace(ENTRY, posture=Posture.HEIGHTENED)) == (Verdict.ADMIT, ())


def test_the_most_severe_row_wins_and_every_reason_is_kept_in_order() -> None:
    facts = replace(
        card(state=CardState.LOST, last_day=TODAY - DAY, escort=True), stale=True, items_held=True
    )
    assert judged(facts, ENTRY) == (
        Verdict.REFUSE,
        (Reason.LOST, Reason.EXPIRED, Reason.STALE, Reason.ESCORT, Reason.ITEMS_HELD),
    )


@pytest.mark.parametrize("state", [CardState.LOST, CardState.REVOKED, CardState.RETURNED])
def test_a_lost_or_revoked_card_is_kept_at_the_exit(state: CardState) -> None:
    facts = replace(card(state=state, escort=True), message=3, watch=Watch.BLOCK)
    decision = decide(facts, EXIT)
    assert (decision.verdict, decision.next_step) == (Verdict.CHECK, NextStep.KEEP_CARD)


def test_a_lost_card_is_kept_at_the_entry() -> None:
    assert decide(card(state=CardState.LOST), ENTRY).next_step is NextStep.KEEP_CARD


@pytest.mark.parametrize(
    ("reason", "step"),
    [
        (Reason.STALE, NextStep.COMPARE_PHOTO),
        (Reason.UNSIGNED_NUMBER, NextStep.COMPARE_PHOTO),
        (Reason.BY_HAND, NextStep.COMPARE_PHOTO),
        (Reason.ESCORT, NextStep.CALL_ESCORT),
        (Reason.MESSAGE_3, NextStep.ANSWER_MESSAGE),
    ],
)
def test_a_check_says_what_to_look_at(reason: Reason, step: NextStep) -> None:
    assert decide(CHECKED[reason], ENTRY).next_step is step
