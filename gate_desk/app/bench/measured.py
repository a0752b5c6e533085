"""A measured goal: value, reference of the same run, ratio, spread, and whether it is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any, Literal

from gate_desk.words import text

FRAME_MS = 1000 / 60
"""One frame of a 60 Hz screen."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio is compared with."""

    better: Literal["higher", "lower"]
    bound: float
    stretch: float | None = None
    most: float | None = None
    """What the value itself may not exceed, whatever the reference."""
    most_p99: float | None = None
    """What `p99` among the further figures may not exceed."""

    def reached(self, ratio: float) -> bool:
        """Whether the ratio is on the right side of the bound."""
        return ratio >= self.bound if self.better == "higher" else ratio <= self.bound

    def __str__(self) -> str:
        return f"{'>=' if self.better == 'higher' else '<='} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Spread:
    """Lower and upper quartile of the rounds."""

    value: tuple[float, float]
    reference: tuple[float, float]
    ratio: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """One goal of goals.md; value and reference are medians, the ratio that of the pairs."""

    name: str
    value: float
    unit: str
    reference: float
    ratio: float
    goal: Goal
    spread: Spread
    rounds: int
    more: Mapping[str, float] = field(default_factory=dict)
    """Further figures of the same run, in the same unit unless the name says another."""

    @property
    def ok(self) -> bool:
        """Whether the goal is reached."""
        goal = self.goal
        within = goal.most is None or self.value <= goal.most
        if goal.most_p99 is not None:
            within = within and self.more["p99"] <= goal.most_p99
        return within and self.goal.reached(self.ratio)


Pair = tuple[float, float]
"""The value and its reference, measured one right after the other."""


def measured(
    name: str,
    unit: str,
    goal: Goal,
    pairs: Sequence[Pair],
    more: Mapping[str, float] | None = None,
) -> Measured:
    """The figure of at least one round."""
    values, references = [value for value, _ in pairs], [reference for _, reference in pairs]
    ratios = [value / reference for value, reference in pairs]
    return Measured(
        name=name,
        value=median(values),
        unit=unit,
        reference=median(references),
        ratio=median(ratios),
        goal=goal,
        spread=Spread(_quartiles(values), _quartiles(references), _quartiles(ratios)),
        rounds=len(pairs),
        more=dict(more or {}),
    )


def percentile(samples: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile: the smallest sample that so many percent do not exceed."""
    rank = -(-len(samples) * percent // 100)
    return sorted(samples)[max(rank, 1) - 1]


def as_json(figure: Measured) -> dict[str, Any]:
    """The object that `gate-desk bench --json` prints (contract.md)."""
    spread = figure.spread
    return {
        "name": figure.name,
        "value": _short(figure.value),
        "unit": figure.unit,
        "reference": _short(figure.reference),
        "ratio": _short(figure.ratio),
        "goal": str(figure.goal),
        "stretch": figure.goal.stretch,
        "ok": figure.ok,
        "rounds": figure.rounds,
        "quartiles": {
            "value": list(map(_short, spread.value)),
            "reference": list(map(_short, spread.reference)),
            "ratio": list(map(_short, spread.ratio)),
        },
        "more": {name: _short(value) for name, value in figure.more.items()},
    }


def table(figures: Sequence[Measured]) -> str:
    """The same for people: a line each, columns as wide as they need."""
    captions = (
        text("phép đo"),
        text("giá trị"),
        text("đơn vị"),
        text("mốc so sánh"),
        text("tỉ lệ"),
        text("tứ phân vị"),
        text("mục tiêu"),
        text("đạt"),
    )
    rows = [captions, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _row(figure: Measured) -> tuple[str, ...]:
    low, high = figure.spread.ratio
    return (
        figure.name,
        _rounded(figure.value),
        figure.unit,
        _rounded(figure.reference),
        f"{figure.ratio:.2f}",
        f"{low:.2f}-{high:.2f}",
        str(figure.goal),
        text("có") if figure.ok else text("chưa"),
    )


def _quartiles(samples: Sequence[float]) -> tuple[float, float]:
    if len(samples) < 2:
        return samples[0], samples[0]
    low, _, high = quantiles(samples, n=4, method="inclusive")
    return low, high


def _short(number: float) -> float:
    """Four significant digits: what is beyond is noise."""
    return float(f"{number:.4g}")


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"
