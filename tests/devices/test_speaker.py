import array
import os
import runpy
import subprocess
import sys
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gate_desk.config.resources import resource_path
from gate_desk.devices.speaker import Sound, Speaker

SILENT_MACHINE = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from gate_desk.devices.speaker import Sound, Speaker
app = QCoreApplication([])
speaker = Speaker()
assert "PySide6.QtMultimedia" not in sys.modules
speaker.play(Sound.ADMIT)
speaker.start()
for sound in Sound:
    speaker.play(sound)
QTimer.singleShot(0, app.quit)
app.exec()
print(speaker.is_ready)
speaker.stop()
"""


@pytest.fixture
def speaker(qtbot: QtBot) -> Iterator[Speaker]:
    speaker = Speaker()
    yield speaker
    speaker.stop()


def read(path: Path) -> tuple[wave._wave_params, "array.array[int]"]:
    with wave.open(str(path)) as file:
        return file.getparams(), array.array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_is_short_soft_at_its_edges_and_small(sound: Sound) -> None:
    path = resource_path("sounds", f"{sound}.wav")
    parameters, samples = read(path)
    assert (parameters.nchannels, parameters.sampwidth, parameters.framerate) == (1, 2, 44_100)
    assert 0.15 <= parameters.nframes / parameters.framerate <= 0.5
    assert path.stat().st_size < 60_000
    loudest = max(map(abs, samples))
    assert 8_000 < loudest < 32_000
    assert max(abs(samples[0]), abs(samples[-1])) < 50
    steepest = max(abs(after - before) for before, after in pairwise(samples))
    assert steepest < loudest / 4


def test_the_files_are_what_the_script_makes(checkout: Path, tmp_path: Path) -> None:
    script = runpy.run_path(str(checkout / "packaging" / "make_sounds.py"))
    script["main"](tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in resource_path("sounds").iterdir()}
    assert made == kept
    assert sorted(made) == sorted(f"{sound}.wav" for sound in Sound)
    assert len(set(made.values())) == len(Sound)


def test_without_a_loudspeaker_there_is_silence_and_no_complaint(checkout: Path) -> None:
    alone = {**os.environ, "PULSE_SERVER": "/nonexistent", "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", SILENT_MACHINE],
        cwd=checkout,
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "False\n")


def test_without_qts_audio_libraries_there_is_silence(
    speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    speaker.start()
    speaker.play(Sound.REFUSE)
    assert not speaker.is_ready


def test_volume_stays_between_silence_and_full(speaker: Speaker) -> None:
    for wanted, got in ((0.4, 0.4), (-1.0, 0.0), (7.0, 1.0)):
        speaker.set_volume(wanted)
        assert speaker.volume == got


@pytest.mark.parametrize("started", [False, True])
def test_it_is_switched_off_and_on_at_any_time(speaker: Speaker, started: bool) -> None:
    if started:
        speaker.start()
    for wanted in (False, True):
        speaker.set_on(wanted)
        assert speaker.is_on is wanted
        speaker.play(Sound.CHECK)
