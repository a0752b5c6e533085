"""A serial line that ends in a pseudo-terminal: bytes take as long as at 9,600 bits per second."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

BAUD = 9_600
_BITS = 10
"""Of a byte: a start bit, eight data bits, a stop bit."""
_NS = 1_000_000_000


class SerialLine:
    """`device` is what the receiver opens."""

    def __init__(self, own: int, device: str) -> None:
        self._own = own
        self.device = device

    def send(self, code: str) -> int:
        """Send a code and its end, each byte when it would have arrived; when the first was due.

        Nanoseconds of `perf_counter`.
        """
        begun_at = time.perf_counter_ns()
        for number, byte in enumerate(f"{code}\r".encode("ascii"), start=1):
            rest = begun_at + number * _BITS * _NS // BAUD - time.perf_counter_ns()
            time.sleep(max(0, rest) / _NS)
            os.write(self._own, bytes((byte,)))
        return begun_at


def transmission_s(code: str) -> float:
    """How long a code and its end are on the line."""
    return (len(code) + 1) * _BITS / BAUD


@contextmanager
def serial_line() -> Iterator[SerialLine]:
    """A line that is gone afterwards."""
    own, other = os.openpty()
    try:
        yield SerialLine(own, os.ttyname(other))
    finally:
        os.close(own)
        os.close(other)
