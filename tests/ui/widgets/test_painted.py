"""Painted texts: what fits, what is needed, what is blank."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gate_desk.ui.models.band_text import Band, BandText
from gate_desk.ui.models.card_text import CardText, Note, Tone
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import DARK
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Piece, advance, fitted, one_line_font, wrapped_height
from gate_desk.ui.widgets.verdict_band import VerdictBand
from gate_desk.ui.widgets.verdict_card import VerdictCard

NAME = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Diễm Quỳnh"


@pytest.mark.usefixtures("with_fonts")
class TestFitting:
    def test_takes_the_first_size_that_fits(self) -> None:
        at_40 = advance(NAME, fonts.font(40, fonts.BOLD))
        used = fitted(NAME, at_40, (44, 42, 40, 38), fonts.BOLD)
        assert used is not None
        assert used.pixelSize() == 40
        assert fitted(NAME, 10, (44, 40), fonts.BOLD) is None

    def test_wraps_between_words_only(self) -> None:
        assert fitted("Nguyễn", 20, (30,), fonts.BOLD, lines=3) is None
        used = fitted(NAME, 500, (36,), fonts.BOLD, lines=2)
        assert used is not None
        assert wrapped_height(NAME, used, 500) <= 2 * 36 * 1.4

    def test_the_smallest_is_the_last_resort(self) -> None:
        assert one_line_font(NAME, 1, 20, 12, fonts.BOLD).pixelSize() == 12

    def test_knows_the_room_of_stacked_accents(self) -> None:
        plain = Piece("CAN", QRect(0, 0, 400, 70), fonts.font(58, fonts.BOLD), "ink")
        stacked = Piece("CẦN KIỂM", QRect(0, 0, 400, 70), fonts.font(58, fonts.BOLD), "ink")
        assert stacked.needed().top() < plain.needed().top()


class TestBand:
    @pytest.fixture
    def band(self, theme: Theme, qtbot: QtBot) -> VerdictBand:
        made = VerdictBand(theme)
        qtbot.addWidget(made)
        made.resize(804, 168)
        return made

    @pytest.mark.parametrize("band_kind", list(Band))
    @pytest.mark.parametrize("width", [604, 766, 804, 1220])
    def test_stacked_accents_and_dots_have_their_room(
        self, band: VerdictBand, band_kind: Band, width: int
    ) -> None:
        band.resize(width, 168)
        shown = BandText(band_kind, "ẨỆỘ ỖẠ", "GIỮ ẨỆ · ỘẠ", "Ẩệ gỵ", "lượt 1483", "VÀO")
        band.show_text(shown, blank=False, joined=True)
        boxes = [piece.needed() for piece in band.pieces()]
        for number, box in enumerate(boxes):
            assert band.rect().contains(box)
            cuts = [box.intersected(other).height() for other in boxes[:number]]
            assert max(cuts, default=0) <= 1

    def test_paints_what_it_says(self, band: VerdictBand) -> None:
        band.show_text(BandText(Band.ADMIT, ""), blank=False, joined=False)
        empty = band.grab().toImage()
        band.show_text(BandText(Band.ADMIT, "CHO VÀO"), blank=False, joined=False)
        assert band.grab().toImage() != empty
        assert "CHO VÀO" in band.accessibleName()

    def test_follows_the_theme(self, band: VerdictBand, theme: Theme) -> None:
        band.show_text(BandText(Band.CHECK, "CẦN"), blank=False, joined=False)
        theme.set_dark(True)
        assert band.grab().toImage().pixelColor(700, 150).name() == DARK.band_check


class TestCard:
    @pytest.fixture
    def card(self, theme: Theme, qtbot: QtBot) -> VerdictCard:
        made = VerdictCard(theme)
        qtbot.addWidget(made)
        made.resize(804, 354)
        return made

    def test_shows_the_photograph_and_a_figure_without_one(self, card: VerdictCard) -> None:
        red = QImage(26, 33, QImage.Format.Format_RGB32)
        red.fill(0xFF0000)
        text = CardText(name="Vàng A Páo", place="", facts=(), notes=())
        card.show_text(text, red, dashed=False)
        centre = card.photo_place().center()
        assert card.grab().toImage().pixelColor(centre).name() == "#ff0000"
        card.show_text(text, None, dashed=False)
        assert card.grab().toImage().pixelColor(centre).name() != "#ff0000"

    def test_a_photograph_is_dimmed_in_the_dark(self, card: VerdictCard, theme: Theme) -> None:
        theme.set_dark(True)
        white = QImage(26, 33, QImage.Format.Format_RGB32)
        white.fill(0xFFFFFF)
        card.show_text(CardText(name="A", place="", facts=(), notes=()), white, dashed=False)
        seen = card.grab().toImage().pixelColor(card.photo_place().center())
        assert 0.8 < seen.lightnessF() < 0.92

    @pytest.mark.parametrize("words", [NAME, "Đặng Thị Thùy Dương", "Ơ"])
    def test_every_name_is_shown_whole(self, card: VerdictCard, words: str) -> None:
        notes = tuple(Note("Phải có người đưa đón và ghi sổ", Tone.WARN) for _ in range(4))
        card.show_text(CardText(name=words, place=NAME, facts=(), notes=notes), None, dashed=False)
        assert card.pieces()[0].text == words
        assert all(card.rect().contains(piece.needed()) for piece in card.pieces())
