"""Figures from rounds: medians, pairwise ratios, quartiles, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.app.bench.measured import Goal, Measured, as_json, measured, percentile, table

PAIRS = [(50.0, 100.0), (90.0, 100.0), (60.0, 200.0)]
LOWER, HIGHER = Goal("lower", 1.25), Goal("higher", 0.6, 0.75)


def figure(goal: Goal = HIGHER, name: str = "scan_durable") -> Measured:
    return measured(name, "scans/s", goal, PAIRS, {"records": 12_345.678})


def test_the_ratio_is_the_median_of_the_pairs() -> None:
    made = figure()
    assert (made.value, made.reference, made.ratio) == (60.0, 100.0, 0.5)
    assert made.rounds == 3


def test_the_spread_is_the_quartiles() -> None:
    spread = figure().spread
    assert spread.value == (55.0, 75.0)
    assert spread.reference == (100.0, 150.0)
    assert spread.ratio == pytest.approx((0.4, 0.7))


def test_one_round_has_no_spread() -> None:
    made = measured("verify", "records/s", HIGHER, [(3.0, 4.0)])
    assert made.spread.ratio == (0.75, 0.75)


@pytest.mark.parametrize(
    ("goal", "ratio", "reached"),
    [
        (HIGHER, 0.6, True),
        (HIGHER, 0.59, False),
        (LOWER, 1.25, True),
        (LOWER, 1.26, False),
    ],
)
def test_a_goal_says_which_side_is_good(goal: Goal, ratio: float, *, reached: bool) -> None:
    assert measured("x", "ms", goal, [(ratio, 1.0)]).ok is reached


def test_percentiles_are_samples_by_nearest_rank() -> None:
    hundred = [float(number) for number in range(100, 0, -1)]
    assert percentile(hundred, 99) == 99.0
    assert percentile(hundred, 50) == 50.0
    assert percentile([7.0], 99) == 7.0


@given(st.lists(st.floats(0, 1e9), min_size=1), st.integers(1, 100))
def test_so_many_percent_do_not_exceed_a_percentile(samples: list[float], percent: int) -> None:
    found = percentile(samples, percent)
    within = sum(sample <= found for sample in samples)
    assert found in samples
    assert within * 100 >= percent * len(samples)


def test_json_has_what_the_contract_asks_for() -> None:
    printed = as_json(figure())
    assert printed["name"] == "scan_durable"
    assert (printed["value"], printed["reference"], printed["ratio"]) == (60.0, 100.0, 0.5)
    assert (printed["goal"], printed["stretch"], printed["ok"]) == (">= 0.6", 0.75, False)
    assert printed["quartiles"]["ratio"] == [0.4, 0.7]
    assert printed["more"] == {"records": 12_350.0}


def test_the_table_has_a_line_for_each_goal_and_straight_columns() -> None:
    lines = table([figure(), figure(LOWER, "growth")]).splitlines()
    assert [line.split()[0] for line in lines] == ["phép", "scan_durable", "growth"]
    assert lines[1].endswith("chưa")
    assert lines[2].endswith("có")
    assert len({line.index("scans/s") for line in lines[1:]}) == 1
    assert lines[0].index("mục tiêu") == lines[1].index(">= 0.6") == lines[2].index("<= 1.25")


def test_a_goal_may_bound_the_value_as_well() -> None:
    goal = Goal("lower", 3, most=16.7)
    assert measured("search_type", "ms", goal, [(16.0, 8.0)]).ok
    assert not measured("search_type", "ms", goal, [(17.0, 8.0)]).ok
