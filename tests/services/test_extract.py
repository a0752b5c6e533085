"""The workbook: everything that is here, as text, whole or not at all."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from tests.helpers.card_desk import CardDesk
from tests.helpers.demo_site import Post

Desks = Callable[[str], CardDesk]


def rows_of(book: Path, sheet: int) -> int:
    with ZipFile(book) as archive:
        text = archive.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return len(re.findall("<row ", text))


def test_cards_and_movements_are_in_it(card_desk: Desks, tmp_path: Path) -> None:
    desk, told = card_desk("congan"), list[tuple[int, int]]()
    written = desk.station.extract.write(tmp_path / "thẻ.xlsx", lambda *each: told.append(each))
    assert told[-1] == (written.rows, written.rows)
    assert rows_of(tmp_path / "thẻ.xlsx", 1) + rows_of(tmp_path / "thẻ.xlsx", 2) == (
        written.rows + 2
    )
    assert list(tmp_path.glob("*.part")) == []


def test_stopped_half_way_nothing_is_left_and_the_old_one_stays(
    card_desk: Desks, tmp_path: Path
) -> None:
    desk, target = card_desk("congan"), tmp_path / "list.xlsx"
    target.write_bytes(b"old")

    def stop(_done: int, _all: int) -> None:
        raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        desk.station.extract.write(target, stop)
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["list.xlsx"]


def test_no_folder_is_said(card_desk: Desks, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="disk_error"):
        card_desk("congan").station.extract.write(tmp_path / "away" / "list.xlsx")


def test_a_gate_with_nobody_logged_in_gives_no_lists(post: Post, tmp_path: Path) -> None:
    post.station.close()
    station = open_station(post.home, Role.UNATTENDED)
    with pytest.raises(Refused, match="not_allowed"):
        station.extract.write(tmp_path / "list.xlsx")
    station.close()
    post.open()
