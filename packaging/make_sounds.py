"""Generates the gate's five sounds into resources/sounds: `python packaging/make_sounds.py`."""

import array
import math
import sys
import wave
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 44_100
ATTACK_S = 0.008
RELEASE_S = 0.06
"""Edges that are not heard as clicks."""
OVERTONES = ((1, 1.0), (2, 0.22), (3, 0.06))
"""Multiples of a tone's frequency and their strength: a soft chime."""


@dataclass(frozen=True, slots=True)
class Tone:
    """One note: when it begins, how long it is (seconds), its pitch (Hz) and its loudness."""

    start: float
    length: float
    pitch: float
    loudness: float = 0.55
    decay: float = 4.0
    """How fast it dies away; 0: it stays until its end."""


SOUNDS: dict[str, tuple[Tone, ...]] = {
    # A rising major third: in.
    "admit": (Tone(0.0, 0.16, 659.3), Tone(0.11, 0.27, 830.6)),
    # A soft falling fourth: out.
    "exit": (Tone(0.0, 0.18, 587.3, 0.4), Tone(0.13, 0.27, 440.0, 0.36)),
    # The same tone twice: look here.
    "check": (Tone(0.0, 0.14, 987.8, 0.5, 2.0), Tone(0.2, 0.2, 987.8, 0.5, 2.0)),
    # Two long low notes a semitone apart: stop.
    "refuse": (Tone(0.0, 0.2, 233.1, 0.7, 0.5), Tone(0.21, 0.29, 220.0, 0.7, 0.5)),
    # Tick, tock: once more.
    "unreadable": (Tone(0.0, 0.07, 740.0, 0.45, 24.0), Tone(0.12, 0.09, 493.9, 0.5, 20.0)),
}


def envelope(tone: Tone, at: float) -> float:
    """Loudness of a tone `at` seconds after its beginning."""
    attack = min(1.0, at / ATTACK_S)
    release = min(1.0, (tone.length - at) / min(RELEASE_S, tone.length / 2))
    smooth = math.sin(math.pi / 2 * attack) * math.sin(math.pi / 2 * max(0.0, release))
    return tone.loudness * smooth * math.exp(-tone.decay * at)


def _frames(seconds: float) -> int:
    return round(RATE_HZ * seconds)


def samples(tones: tuple[Tone, ...]) -> "array.array[int]":
    """The tones mixed, as 16-bit samples."""
    total = sum(strength for _, strength in OVERTONES)
    mixed = [0.0] * max(_frames(tone.start) + _frames(tone.length) for tone in tones)
    for tone in tones:
        first = _frames(tone.start)
        for n in range(_frames(tone.length)):
            at = n / RATE_HZ
            angle = 2 * math.pi * tone.pitch * at
            wave_form = sum(s * math.sin(k * angle) for k, s in OVERTONES) / total
            mixed[first + n] += envelope(tone, at) * wave_form
    return array.array("h", (round(32_767 * max(-1.0, min(1.0, value))) for value in mixed))


def write(path: Path, tones: tuple[Tone, ...]) -> None:
    """One WAV file: 44.1 kHz, mono, 16 bit."""
    data = samples(tones)
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(data.tobytes())


def main(folder: Path) -> None:
    """Write all sounds into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        write(folder / f"{name}.wav", tones)


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[1] / "resources" / "sounds")
