"""A stream of bytes from a serial reader, cut into the texts that were scanned."""

import re

from msgspec import Struct

LONGEST_TEXT = 65_536
"""Characters of one text that are kept; what follows up to its end is noise."""
NOISY_AT = 64
"""So many bytes of noise without a good text between them: the line is not in order."""
ENDLESS = 8_192
"""Bytes without an end; the longest code has some 3,000. What follows counts as noise meanwhile."""
SHORTEST_GOOD = 6
"""Fewer characters may be good by chance."""
_GARBAGE_PART = 4
"""A text of which more than a fourth is noise is none."""
_FOREIGN_PART = 3
"""Names in an old Vietnamese encoding have less than a third of their bytes above ASCII."""
_MOST_BYTES = 4 * LONGEST_TEXT
_END = re.compile(rb"[\r\n\t]")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\r\n\t"))
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_CONTROL = re.compile(f"[{re.escape(_CONTROLS)}]")


class Framed(Struct, frozen=True):
    """One text of the stream, without its end."""

    untrusted_text: str
    """As it was sent; control characters around it are gone, those inside are kept."""
    ended_by: str
    """Carriage return, line feed or tab; empty: silence ended it."""
    noise: int
    """Bytes that belong to no text, from the text before to the end of this one."""


class Framing:
    """Bytes in, texts out; how the stream is cut into pieces makes no difference.

    Carriage return, line feed and tab end a text, and so does `silence`; nothing between two ends
    (CR LF) is no text. Texts are UTF-8, anything else is read as Latin-1. Control characters are
    noise: around a text they are dropped, inside it they stay, so that nothing is guessed and the
    gate answers "scan again". A text that is mostly noise is dropped, and while the line is
    `noisy` so is everything doubtful: garbage is not to fill the journal.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self._over = 0
        """Bytes of the present text that were not kept."""
        self._controls = 0
        """Control bytes among those held."""
        self._noise = 0
        """Since the last good text."""
        self._untold = 0
        """Noise since the last text that was told."""

    @property
    def noisy(self) -> bool:
        """Whether the line delivers much that is no text."""
        pending = max(0, len(self._held) + self._over - ENDLESS)
        return self._noise + max(pending, self._controls) >= NOISY_AT

    @property
    def waits(self) -> bool:
        """Whether a text has begun and not ended."""
        return bool(self._held)

    def feed(self, untrusted_bytes: bytes) -> tuple[Framed, ...]:
        """The texts that end within these bytes."""
        texts, start = [], 0
        for end in _END.finditer(untrusted_bytes):
            self._hold(untrusted_bytes[start : end.start()])
            framed = self._close(end.group().decode())
            if framed is not None:
                texts.append(framed)
            start = end.end()
        self._hold(untrusted_bytes[start:])
        return tuple(texts)

    def silence(self) -> Framed | None:
        """Nothing came for a while: that ends a text as well."""
        return self._close("")

    def drop(self) -> None:
        """Forget a text that has not ended: the reader was unplugged within it."""
        self._held.clear()
        self._over = self._controls = 0

    def _hold(self, piece: bytes) -> None:
        kept = piece[: _MOST_BYTES - len(self._held)]
        self._held += kept
        self._over += len(piece) - len(kept)
        self._controls += len(piece) - len(piece.translate(None, _CONTROL_BYTES))

    def _close(self, ended_by: str) -> Framed | None:
        if not self._held:
            return None
        held, over = bytes(self._held), self._over
        self.drop()
        decoded, foreign, is_utf8 = _decoded(held)
        whole = decoded.strip(_CONTROLS)
        text = whole[:LONGEST_TEXT]
        inside = len(_CONTROL.findall(text)) + foreign
        noise = len(decoded) - len(text) + over + inside
        if is_utf8 and not noise and len(text) >= SHORTEST_GOOD:
            self._noise = 0
        return self._judged(text, ended_by, noise, inside)

    def _judged(self, text: str, ended_by: str, noise: int, inside: int) -> Framed | None:
        self._untold += noise
        self._noise += noise
        doubtful = inside * _GARBAGE_PART > len(text) or (
            self._noise >= NOISY_AT and (inside or len(text) < SHORTEST_GOOD)
        )
        if doubtful and text:
            self._untold += len(text) - inside
            self._noise += len(text) - inside
            return None
        if not text:
            return None
        told, self._untold = self._untold, 0
        return Framed(text, ended_by, told)


def _decoded(held: bytes) -> tuple[str, int, bool]:
    """The text, how many of its bytes can be no letters of any encoding, whether it is UTF-8."""
    try:
        return held.decode("utf-8"), 0, True
    except UnicodeDecodeError:
        high = len(held) - len(held.translate(None, bytes(range(0x80, 0x100))))
        foreign = high if high * _FOREIGN_PART > len(held) else 0
        return held.decode("latin-1"), foreign, False
