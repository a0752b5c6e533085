"""`camera`: frames that the camera's reader reads in the gate's window."""

from gate_desk.app.bench.camera_watch import FRAMES
from gate_desk.app.bench.child_words import EVENTS, LOOKED
from gate_desk.app.bench.children import child
from gate_desk.app.bench.measured import Goal, Measured, measured, percentile
from gate_desk.app.bench.watching import CAMERA
from gate_desk.app.bench.workshop import Workshop

BADGES = 10
_NS = 1_000_000_000
_NS_PER_MS = 1_000_000


def camera(workshop: Workshop, rounds: int) -> Measured:
    """Frames per second at 1280x720, against the library alone on the same pictures.

    Further figures: how long an event of the window's thread takes while a camera at 30 frames a
    second is looked at and its badges are recorded, p99 and the longest.
    """
    codes = [reading.untrusted_text for reading in workshop.site().readings(BADGES)]
    arguments = (CAMERA, str(workshop.site().home), str(rounds + 1))
    with child(workshop.folder, "gate_desk.app.bench.gate_window", arguments, codes) as window:
        pairs = []
        for _ in range(rounds + 1):
            _, [value, alone] = window.wait_for(LOOKED)
            pairs.append((FRAMES * _NS / value, FRAMES * _NS / alone))
        _, events = window.wait_for(EVENTS)
    more = {
        "event_p99_ms": percentile(events, 99) / _NS_PER_MS,
        "event_longest_ms": max(events) / _NS_PER_MS,
    }
    return measured("camera", "frames/s", Goal("higher", 0.8), pairs[1:], more)
