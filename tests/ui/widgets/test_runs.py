"""A line with bold words is plain text, measured before it is drawn."""

from pytestqt.qtbot import QtBot

from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.runs import Run, RunsLabel, bold


def test_bold_words_need_more_room(theme: Theme, qtbot: QtBot) -> None:
    line = RunsLabel(theme)
    qtbot.addWidget(line)
    line.set_runs(Run("Khách Lò Thị Thử quá giờ"))
    plain = line.sizeHint().width()
    line.set_runs(Run("Khách "), bold("Lò Thị Thử"), Run(" quá giờ"))
    assert line.text == "Khách Lò Thị Thử quá giờ"
    assert line.sizeHint().width() > plain


def test_letters_beyond_the_basic_plane_do_not_shift_the_bold(theme: Theme, qtbot: QtBot) -> None:
    line = RunsLabel(theme)
    qtbot.addWidget(line)
    line.set_runs(Run("𠀀"), bold("Nguyễn Thị Mẫu"))
    after_wide = line.sizeHint().width()
    line.set_runs(Run("𠀀"), Run("Nguyễn Thị Mẫu"))
    assert after_wide > line.sizeHint().width()


def test_wrapping_trades_width_for_height(theme: Theme, qtbot: QtBot) -> None:
    line = RunsLabel(theme, wrap=True)
    qtbot.addWidget(line)
    line.set_runs(Run("Máy quét làn ra mất kết nối · cắm lại cáp, hoặc gõ số thẻ (F2)."))
    assert line.heightForWidth(200) > line.heightForWidth(2000)
    assert line.minimumSizeHint().width() < 200
