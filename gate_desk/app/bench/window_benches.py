"""`start_paint`, `start_ready`, `memory` and `scan_paint`: the real window, seen from outside."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from statistics import median

from gate_desk.app.bench.child_words import ANSWERED, IDLE, PAGE, PAINTED, SCANNED
from gate_desk.app.bench.children import Child, child
from gate_desk.app.bench.measured import FRAME_MS, Goal, Measured, measured, percentile
from gate_desk.app.bench.rounds import interleaved
from gate_desk.app.bench.workshop import Workshop

PAINTED_SCANS = 100
"""Scans of one round of `scan_paint`."""

_START, _REST, _SCAN = "start", "rest", "scan"
WARM_UP = 10
_NS_PER_MS = 1_000_000
_KIB_PER_MIB = 1024


def start_paint(workshop: Workshop, rounds: int) -> Measured:
    """From the start of the process to the first painted window."""
    pages: list[float] = []

    def gate() -> float:
        with _gate_window(workshop, _START) as window:
            painted, _ = window.wait_for(PAINTED)
            pages.append(window.wait_for(PAGE)[0] / _NS_PER_MS)
        return painted / _NS_PER_MS

    pairs = interleaved(rounds, gate, lambda: _bare_paint(workshop))
    more = {"gate_page_painted": median(pages)}
    return measured("start_paint", "ms", Goal("lower", 1.5), pairs, more)


def start_ready(workshop: Workshop, rounds: int) -> Measured:
    """From the start of the process to the answer to a code typed as soon as it is listened to."""

    def gate() -> float:
        with _gate_window(workshop, _START, _codes(workshop, 1)) as window:
            answered, _ = window.wait_for(ANSWERED)
        return answered / _NS_PER_MS

    pairs = interleaved(rounds, gate, lambda: _bare_paint(workshop))
    return measured("start_ready", "ms", Goal("lower", 5), pairs)


def memory(workshop: Workshop, rounds: int) -> Measured:
    """Resident size of the idle window."""

    def resident(window: Child) -> float:
        _, [kib] = window.wait_for(IDLE)
        return kib / _KIB_PER_MIB

    def gate() -> float:
        with _gate_window(workshop, _REST) as window:
            return resident(window)

    def bare() -> float:
        with _bare_window(workshop) as window:
            return resident(window)

    pairs = interleaved(rounds, gate, bare)
    return measured("memory", "MiB", Goal("lower", 3.0, 2.4), pairs)


def scan_paint(workshop: Workshop, rounds: int) -> Measured:
    """From the press of Enter to the first paint that shows the new scan, p99 of each round.

    That paint is the blank band, which stands for 120 ms between two verdicts by design, with
    the new person's card below it; the word follows, and its p99 is among the further figures.
    """
    answers, shown, words = [], [], []
    codes = _codes(workshop, WARM_UP + rounds * PAINTED_SCANS)
    with _gate_window(workshop, _SCAN, codes) as window:
        for _ in codes:
            _, [answer, blank, word] = window.wait_for(SCANNED)
            answers.append(answer / _NS_PER_MS)
            shown.append(blank / _NS_PER_MS)
            words.append(word / _NS_PER_MS)
    starts = range(WARM_UP, len(codes), PAINTED_SCANS)
    pairs = [(percentile(shown[at : at + PAINTED_SCANS], 99), FRAME_MS) for at in starts]
    more = {
        "p50": percentile(shown[WARM_UP:], 50),
        "answered_p50": percentile(answers[WARM_UP:], 50),
        "answered_p99": percentile(answers[WARM_UP:], 99),
        "word_p50": percentile(words[WARM_UP:], 50),
        "word_p99": percentile(words[WARM_UP:], 99),
    }
    return measured("scan_paint", "ms", Goal("lower", 1.0, 0.3), pairs, more)


def _gate_window(
    workshop: Workshop, mode: str, codes: Sequence[str] = ()
) -> AbstractContextManager[Child]:
    arguments = (mode, str(workshop.site().home))
    return child(workshop.folder, "gate_desk.app.bench.gate_window", arguments, codes)


def _bare_window(workshop: Workshop) -> AbstractContextManager[Child]:
    return child(workshop.folder, "gate_desk.app.bench.bare_window")


def _bare_paint(workshop: Workshop) -> float:
    with _bare_window(workshop) as window:
        painted, _ = window.wait_for(PAINTED)
    return painted / _NS_PER_MS


def _codes(workshop: Workshop, how_many: int) -> list[str]:
    return [reading.untrusted_text for reading in workshop.site().readings(how_many)]
