"""The admission rule and its second writing agree on every combination of conditions."""

from collections import Counter
from itertools import combinations

from gate_desk.domain.admission import decide
from gate_desk.domain.verdict import Verdict
from tests.domain.admission_cases import COLUMNS, cases, rows
from tests.domain.second_admission import decide_again


def test_any_four_conditions_meet() -> None:
    table = list(zip(*rows(), strict=True))
    for places in combinations((0, 1, 2, 6, 8, 14), 4):
        met = set(zip(*[table[place] for place in places], strict=True))
        assert len(met) == 17**4
    for column, values in zip(table, COLUMNS, strict=True):
        assert set(column) == set(range(len(values)))


def test_both_rules_agree_on_every_combination_of_conditions() -> None:
    verdicts: Counter[Verdict] = Counter()
    disagreements = []
    for facts, gate in cases():
        again = decide_again(facts, gate)
        decision = decide(facts, gate)
        if (decision.verdict, decision.reasons) != again:
            disagreements.append((facts, gate, again))
        verdicts[again[0]] += 1
    assert disagreements[:3] == []
    assert verdicts.total() > 90_000
    assert all(verdicts[verdict] > 1_000 for verdict in Verdict)
