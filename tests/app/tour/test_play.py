"""The tour itself: every step shows what it promises, in the real window."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gate_desk.app.tour.driver import SIZE
from gate_desk.app.tour.play import play_tour
from gate_desk.ui.windows.help_window import SIZE as HELP
from gate_desk.ui.windows.lane_display import SIZE as DISPLAY


def test_every_step_shows_what_it_promises(qapp: QApplication, tmp_path: Path) -> None:
    told: list[str] = []
    played = play_tour(tmp_path, told.append)
    assert played.failed == ()
    assert len(told) == len(played.pictures) == played.steps
    sizes = {QImage(str(picture)).size().toTuple() for picture in played.pictures}
    assert sizes == {SIZE.toTuple(), DISPLAY.toTuple(), HELP.toTuple()}
    assert not QImage(str(played.sheet)).isNull()
