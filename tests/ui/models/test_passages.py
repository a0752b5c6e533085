"""The list of movements: read in pages, complete, and steady while new lines come."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from gate_desk.services.answers import PassageRow
from gate_desk.ui.models.passages import KEPT_PAGES, PAGE, ROW_ROLE, Passages
from tests.helpers import sample_answers as sample
from tests.helpers.fake_gate import FakeGate, FakeLookups
from tests.helpers.fake_jobs import FakeJobs, FakeStation

pytestmark = pytest.mark.usefixtures("qapp")


class ManyRows(list[PassageRow]):
    """A hundred thousand lines that are made when they are read."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, wanted: object) -> list[PassageRow]:  # type: ignore[override]
        assert isinstance(wanted, slice)
        start, stop, _ = wanted.indices(self.number)
        return [sample.row(self.number - place, 1, None) for place in range(start, stop)]


class Post:
    def __init__(self, number: int) -> None:
        self.lookups = FakeLookups(FakeGate())
        self.rows = ManyRows(number)
        self.lookups.rows = self.rows
        self.jobs = FakeJobs(FakeStation(lookups=self.lookups))
        self.model = Passages(self.jobs.as_jobs())
        self.model.refresh()

    def line(self, row: int) -> int:
        """The record's index on a line; a line that is not there yet is read first."""
        index = self.model.index(row)
        index.data(ROW_ROLE)
        found = index.data(ROW_ROLE)
        assert isinstance(found, PassageRow)
        return found.record[1]


def test_a_hundred_thousand_lines_behave() -> None:
    post = Post(100_000)
    tester = QAbstractItemModelTester(
        post.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert post.model.rowCount() == 100_000
    assert [post.line(row) for row in (0, 1, 99, 100, 50_000, 99_999)] == [
        100_000,
        99_999,
        99_901,
        99_900,
        50_000,
        1,
    ]
    post.rows.number += 3
    post.jobs.changed.emit(object())
    assert post.model.rowCount() == 100_003
    del tester


def test_reads_pages_and_keeps_few() -> None:
    post = Post(100_000)
    for row in range(0, 100 * PAGE, PAGE):
        post.line(row)
    assert all(count <= PAGE for _, count in post.lookups.reads)
    reads = len(post.lookups.reads)
    post.line(99 * PAGE)
    assert len(post.lookups.reads) == reads
    post.line((99 - KEPT_PAGES - 1) * PAGE)
    assert len(post.lookups.reads) == reads + 1


def test_new_lines_come_on_top_and_the_others_stay() -> None:
    post = Post(250)
    inserted: list[tuple[int, int]] = []

    def note(_parent: QModelIndex, first: int, last: int) -> None:
        inserted.append((first, last))

    post.model.rowsInserted.connect(note)
    assert post.line(0) == 250
    post.rows.number += 2
    post.jobs.changed.emit(object())

    assert inserted == [(0, 1)]
    assert [post.line(row) for row in (0, 1, 2, 251)] == [252, 251, 250, 1]


def test_a_changed_line_is_read_again() -> None:
    post = Post(10)
    post.lookups.rows = (sample.row(1, 5, "Trần Đỗ Khuê"),)
    post.model.refresh()
    index = post.model.index(0)
    index.data(ROW_ROLE)
    assert index.data(ROW_ROLE).annulled is False

    post.lookups.rows = (sample.row(1, 5, "Trần Đỗ Khuê", annulled=True),)
    post.jobs.changed.emit(object())
    index = post.model.index(0)
    index.data(ROW_ROLE)
    assert index.data(ROW_ROLE).annulled is True


def test_many_changes_ask_once_more() -> None:
    post = Post(10)
    post.jobs.hold = True
    asked = len(post.jobs.asked)
    for _ in range(50):
        post.jobs.changed.emit(object())
    post.rows.number = 11
    post.jobs.release()
    assert len(post.jobs.asked) - asked == 2
    assert post.model.rowCount() == 11


def test_lines_of_an_older_count_are_not_misplaced() -> None:
    """A page that is read after the list has grown still holds the lines it was asked for."""
    post = Post(150)
    post.jobs.hold = True
    post.model.index(120).data(ROW_ROLE)
    post.rows.number += 7
    post.jobs.release()
    assert post.line(120) == 30
