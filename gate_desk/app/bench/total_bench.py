"""`scan_total`: from a scanner's first byte to the painted verdict."""

from contextlib import AbstractContextManager

from gate_desk.app.bench.arrivals import KEY_MS
from gate_desk.app.bench.child_words import LISTENING, SHOWN
from gate_desk.app.bench.children import Child, child
from gate_desk.app.bench.measured import Goal, Measured, Pair, measured, percentile
from gate_desk.app.bench.serial_line import SerialLine, serial_line, transmission_s
from gate_desk.app.bench.watching import ARRIVE
from gate_desk.app.bench.workshop import Workshop

CODES = 30
"""Full staff codes of one round and line."""
WARM_UP = 5
_NS_PER_MS = 1_000_000

Times = tuple[float, float]
"""Milliseconds to the first picture of a scan, and to its word."""


def scan_total(workshop: Workshop, rounds: int) -> Measured:
    """The p99 of each round against the transmission alone, of the line that does worse.

    Wedge at 5 ms a key, serial at 9,600 bits per second; both in the real window, in real time.
    What counts is the first picture that shows the new scan, as in `scan_paint`.
    """
    wedge: list[Pair] = []
    serial: list[Pair] = []
    words: list[float] = []
    for _ in range(rounds):
        for pairs, round_ in ((wedge, _by_wedge), (serial, _by_serial)):
            times, alone = round_(workshop)
            pairs.append((percentile([shown for shown, _ in times], 99), alone))
            words.append(max(word for _, word in times) - alone)
    worse = [
        max(both, key=lambda pair: pair[0] / pair[1]) for both in zip(wedge, serial, strict=True)
    ]
    more = {
        "wedge": percentile([value for value, _ in wedge], 50),
        "wedge_alone": wedge[0][1],
        "serial": percentile([value for value, _ in serial], 50),
        "serial_alone": serial[0][1],
        "word_after_transmission": percentile(words, 50),
    }
    return measured("scan_total", "ms", Goal("lower", 1.1), worse, more)


def _by_wedge(workshop: Workshop) -> tuple[list[Times], float]:
    codes = _codes(workshop)
    with _window(workshop, codes) as window:
        times = [_shown(window, 0) for _ in codes]
    return times[WARM_UP:], max(len(code) * KEY_MS for code in codes)


def _by_serial(workshop: Workshop) -> tuple[list[Times], float]:
    codes = _codes(workshop)
    with serial_line() as line, _window(workshop, codes, line) as window:
        times = []
        for code in codes:
            window.wait_for(LISTENING)
            times.append(_shown(window, line.send(code)))
    return times[WARM_UP:], max(transmission_s(code) for code in codes) * 1000


def _shown(window: Child, begun_at: int) -> Times:
    _, [due, shown, word] = window.wait_for(SHOWN)
    begun = begun_at or due
    return (shown - begun) / _NS_PER_MS, (word - begun) / _NS_PER_MS


def _codes(workshop: Workshop) -> list[str]:
    return [reading.untrusted_text for reading in workshop.site().readings(WARM_UP + CODES)]


def _window(
    workshop: Workshop, codes: list[str], line: SerialLine | None = None
) -> AbstractContextManager[Child]:
    arguments = [ARRIVE, str(workshop.site().home), *([line.device] if line else [])]
    return child(workshop.folder, "gate_desk.app.bench.gate_window", arguments, codes)
