"""Laws that the admission rule keeps whatever the facts are."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate_desk.domain.admission import Facts, Gate, Standing, decide
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
from tests.domain.second_admission import decide_again

DAYS = st.dates(date(2026, 3, 10), date(2026, 3, 22))
ZONES = st.frozensets(st.integers(1, 4), max_size=3)
HOURS = st.tuples(st.times(), st.times()).map(sorted).map(lambda pair: (pair[0], pair[1]))
STANDINGS = st.builds(
    Standing,
    state=st.sampled_from(CardState),
    first_day=DAYS,
    last_day=DAYS,
    zones=ZONES,
    hours=st.none() | HOURS,
    escort=st.booleans(),
)
FACTS = st.builds(
    Facts,
    kind=st.sampled_from(ScanKind),
    genuine=st.booleans(),
    standing=st.none() | STANDINGS,
    signed_days=st.none() | st.tuples(DAYS, DAYS),
    signed_zones=ZONES,
    inside=st.none() | st.booleans(),
    stale=st.booleans(),
    ambiguous=st.booleans(),
    watch=st.none() | st.sampled_from(Watch),
    message=st.integers(0, 3),
    listed=st.booleans(),
    items_held=st.booleans(),
)
GATES = st.builds(
    Gate,
    direction=st.sampled_from(Direction),
    zones=ZONES,
    now=st.datetimes(
        datetime(2026, 3, 10),  # noqa: DTZ001 - the strategy adds the zone
        datetime(2026, 3, 22),  # noqa: DTZ001
        timezones=st.just(ZoneInfo("Asia/Ho_Chi_Minh")),
    ),
    clock_ok=st.booleans(),
    posture=st.sampled_from(Posture),
)

FOR_GOOD = {Reason.UNKNOWN, Reason.FORGED, Reason.REVOKED, Reason.LOST, Reason.WATCH_BLOCK}
MILD_TO_SEVERE = (Verdict.ADMIT, Verdict.CHECK, Verdict.REFUSE, Verdict.RESCAN)

Case = tuple[Facts, Gate]
Standings = Callable[[Standing, Gate], Standing]


def on_card(change: Standings) -> Callable[[Case], Case]:
    """The same case with a worse card, if there is one."""

    def worse(case: Case) -> Case:
        facts, gate = case
        if facts.standing is None:
            return case
        return replace(facts, standing=change(facts.standing, gate)), gate

    return worse


def in_state(state: CardState) -> Callable[[Case], Case]:
    return on_card(
        lambda card, gate: replace(card, state=state) if card.state is CardState.ACTIVE else card
    )


DAY = timedelta(days=1)
NEVER = (time(12), time(12))
WORSENINGS: tuple[Callable[[Case], Case], ...] = (
    *map(in_state, set(CardState) - {CardState.ACTIVE}),
    on_card(lambda card, gate: replace(card, last_day=gate.now.date() - DAY)),
    on_card(lambda card, gate: replace(card, first_day=gate.now.date() + DAY)),
    on_card(lambda card, gate: replace(card, zones=frozenset())),
    on_card(lambda card, gate: replace(card, hours=NEVER)),
    on_card(lambda card, gate: replace(card, escort=True)),
    lambda case: (replace(case[0], signed_days=(date.max, date.min)), case[1]),
    lambda case: (replace(case[0], signed_zones=frozenset()), case[1]),
    lambda case: (replace(case[0], genuine=False), case[1]),
    lambda case: (replace(case[0], inside=case[1].direction is Direction.IN), case[1]),
    lambda case: (replace(case[0], stale=True), case[1]),
    lambda case: (replace(case[0], watch=case[0].watch or Watch.NOTIFY), case[1]),
    lambda case: (replace(case[0], watch=Watch.BLOCK), case[1]),
    lambda case: (replace(case[0], message=min(case[0].message + 1, 3)), case[1]),
    lambda case: (replace(case[0], listed=False), case[1]),
    lambda case: (replace(case[0], items_held=True), case[1]),
    lambda case: (case[0], replace(case[1], clock_ok=False)),
    lambda case: (case[0], replace(case[1], posture=Posture.EVENT)),
)


def severity(case: Case) -> int:
    return MILD_TO_SEVERE.index(decide(*case).verdict)


@given(FACTS, GATES, st.lists(st.sampled_from(WORSENINGS), min_size=1, max_size=6))
def test_more_bad_facts_never_make_the_verdict_milder(
    facts: Facts, gate: Gate, worsenings: list[Callable[[Case], Case]]
) -> None:
    case = (facts, gate)
    for worsen in worsenings:
        worse = worsen(case)
        assert severity(worse) >= severity(case)
        case = worse


@given(FACTS, GATES)
def test_reasons_are_in_table_order_and_named_once(facts: Facts, gate: Gate) -> None:
    reasons = decide(facts, gate).reasons
    assert list(reasons) == [reason for reason in Reason if reason in reasons]


@given(FACTS, GATES)
def test_an_exit_is_never_refused(facts: Facts, gate: Gate) -> None:
    leaving = replace(gate, direction=Direction.OUT)
    assert decide(facts, leaving).verdict is not Verdict.REFUSE


@given(FACTS, GATES)
def test_an_exit_keeps_every_reason_of_the_entry_but_presence(facts: Facts, gate: Gate) -> None:
    presence = {Reason.ALREADY_INSIDE, Reason.ALREADY_OUTSIDE}
    entry, leave = (
        set(decide(facts, replace(gate, direction=direction)).reasons) - presence
        for direction in Direction
    )
    assert entry == leave


@given(FACTS, GATES)
def test_the_same_facts_give_the_same_decision(facts: Facts, gate: Gate) -> None:
    assert decide(facts, gate) == decide(replace(facts), replace(gate))


@given(FACTS, GATES)
def test_only_a_genuine_code_of_the_directory_is_admitted(facts: Facts, gate: Gate) -> None:
    sure = facts.kind is ScanKind.SIGNED and facts.genuine and facts.standing is not None
    assert sure or decide(facts, gate).verdict is not Verdict.ADMIT


@given(FACTS, GATES)
def test_a_number_of_several_people_is_checked_by_the_code_or_the_name(
    facts: Facts, gate: Gate
) -> None:
    decision = decide(replace(facts, kind=ScanKind.RFID, ambiguous=True), gate)
    assert decision.verdict is Verdict.CHECK
    assert decision.reasons == (Reason.UNSIGNED_NUMBER,)
    assert decision.next_step is NextStep.SCAN_CODE


@given(FACTS, GATES)
def test_the_next_step_fits_the_verdict(facts: Facts, gate: Gate) -> None:
    decision = decide(facts, gate)
    step, reasons = decision.next_step, set(decision.reasons)
    match decision.verdict:
        case Verdict.ADMIT:
            way_in = gate.direction is Direction.IN
            assert step is (NextStep.LET_IN if way_in else NextStep.LET_OUT)
        case Verdict.CHECK:
            assert step not in {NextStep.LET_IN, NextStep.LET_OUT, NextStep.ASK_ORDER}
            holds_card = facts.kind is not ScanKind.BY_HAND
            keeps = bool(reasons & {Reason.LOST, Reason.REVOKED}) and holds_card
            assert step is NextStep.KEEP_CARD or not keeps
        case Verdict.REFUSE if reasons & FOR_GOOD:
            # Nobody at the gate may clear it, so no order is asked for.
            assert step in {NextStep.KEEP_CARD, NextStep.CALL_COMMANDER, NextStep.ASK_PAPERS}
        case Verdict.REFUSE:
            assert step is NextStep.ASK_ORDER
        case Verdict.RESCAN:
            again = {NextStep.HOLD_STEADY, NextStep.SCAN_AGAIN}
            assert step in again | {NextStep.SCAN_BADGE, NextStep.SWITCH_READER}


@given(FACTS, GATES)
def test_the_second_rule_agrees_on_any_day_and_hour(facts: Facts, gate: Gate) -> None:
    decision = decide(facts, gate)
    assert (decision.verdict, decision.reasons) == decide_again(facts, gate)
