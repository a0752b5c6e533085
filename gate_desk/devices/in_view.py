"""Codes before a camera: the same one counts once for as long as it is held there."""

from collections.abc import Iterable

OUT_OF_VIEW_S = 1.5
"""A code that was not seen for so long was taken away: when it comes back, it counts again."""


class InView:
    """Remembers what was seen when. Times are seconds of one clock that never goes back."""

    def __init__(self) -> None:
        self._last_seen: dict[str, float] = {}

    def look(self, texts: Iterable[str], at: float) -> tuple[str, ...]:
        """Those of the texts seen now that have just come into view, in their order."""
        self._last_seen = {
            text: seen for text, seen in self._last_seen.items() if at - seen < OUT_OF_VIEW_S
        }
        seen_now = tuple(dict.fromkeys(texts))
        fresh = tuple(text for text in seen_now if text not in self._last_seen)
        self._last_seen.update(dict.fromkeys(seen_now, at))
        return fresh
