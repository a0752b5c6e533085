from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pytest

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.encoded import encode_base64
from gate_desk.domain.ids import Origin
from gate_desk.journal.checkpoint import Checkpoint, sign_checkpoint
from gate_desk.journal.record import Clock, Header, Section, commitment, encode_header
from gate_desk.journal.tree import EMPTY_ROOT, Frontier, leaf_hash
from gate_desk.journal.verifier import Finding, Slice, VerifyReport, verify
from tests.helpers.vectors import known_answers

ORIGIN = "gatedesk/laocai-khoi2/post-1/1"
KEY = SigningKey.from_seed(b"\x01" * 32)


StoredRecord = tuple[int, bytes, list[tuple[str, bytes, bytes]] | None]


def sliced(records: Iterable[StoredRecord], size: int = 7) -> Iterator[Slice]:
    """As a store reads them: so many records at a time, with their sections."""
    records = iter(records)
    while part := list(islice(records, size)):
        yield (
            [(index, header) for index, header, _ in part],
            [(index, *each) for index, _, sections in part for each in sections or ()],
        )


@dataclass
class Journal:
    """A journal in memory, to be spoilt before it is verified."""

    records: list[StoredRecord]
    cuts: dict[int, str]

    def verify(self) -> VerifyReport:
        return verify(ORIGIN, sliced(self.records), self.cuts, KEY.public)

    def codes(self) -> list[tuple[str, int]]:
        return [(finding.code, finding.index) for finding in self.verify().findings]


def section(index: int, name: str) -> Section:
    salt = name.encode().ljust(8) + index.to_bytes(8, "big")
    return Section(name, salt, f'{{"n":{index}}}'.encode())


def record(index: int) -> StoredRecord:
    sections = [section(index, name) for name in ("core", "note")[: 1 + index % 2]]
    header = Header(
        index,
        1787000000000 + index,
        Clock("a1b2c3d4", index, "ok"),
        "scan.decided",
        1,
        "unattended",
        (),
        tuple((each.name, commitment(each)) for each in sections),
    )
    return index, encode_header(header), [(each.name, each.salt, each.data) for each in sections]


def cut(records: list[StoredRecord], size: int, key: SigningKey = KEY) -> str:
    frontier = Frontier().extend(leaf_hash(header) for _, header, _ in records[:size])
    return sign_checkpoint(Checkpoint(Origin(ORIGIN), size, frontier.root()), key)


@pytest.fixture
def journal() -> Journal:
    records = [record(index) for index in range(60)]
    return Journal(records, {size: cut(records, size) for size in (0, 20, 50)})


def test_a_good_journal_has_no_findings(journal: Journal) -> None:
    report = journal.verify()
    assert report.ok
    assert report.findings == ()
    assert report.size == 60
    assert report.sections == 90
    assert report.cuts == 3
    leaves = [leaf_hash(header) for _, header, _ in journal.records]
    assert report.root == Frontier().extend(leaves).root()


def test_the_known_journal_is_good() -> None:
    known = known_answers()
    records: list[StoredRecord] = [
        (
            index,
            each["header"].encode(),
            [
                (name, bytes.fromhex(section["salt_hex"]), section["bytes"].encode())
                for name, section in each["sections"].items()
            ],
        )
        for index, each in enumerate(known["records"])
    ]
    cuts = {int(size): note for size, note in known["checkpoints"].items()}
    report = verify(ORIGIN, sliced(records), cuts, KEY.public)
    assert report.ok
    assert (report.size, report.cuts) == (21, 3)


def test_an_empty_journal_is_good() -> None:
    report = verify(ORIGIN, [], {}, KEY.public)
    assert report.ok
    assert (report.size, report.root) == (0, EMPTY_ROOT)


def test_withheld_and_erased_sections_are_no_finding(journal: Journal) -> None:
    index, header, sections = journal.records[11]
    assert sections is not None
    journal.records[11] = index, header, sections[1:]
    journal.records[12] = (*journal.records[12][:2], None)
    journal.records[13] = (*journal.records[13][:2], [])
    report = journal.verify()
    assert report.ok
    assert report.sections == 90 - 1 - 1 - 2


def test_a_changed_section_is_found(journal: Journal) -> None:
    for index in (30, 31):
        number, header, sections = journal.records[index]
        assert sections is not None
        name, salt, data = sections[-1]
        journal.records[index] = number, header, [*sections[:-1], (name, salt, data + b" ")]
    assert journal.codes() == [("section_changed", 30), ("section_changed", 31)]


def test_a_changed_salt_a_moved_boundary_and_a_swapped_name_are_found(journal: Journal) -> None:
    for index, change in ((31, "salt"), (33, "boundary"), (35, "name"), (37, "twice")):
        number, header, sections = journal.records[index]
        assert sections is not None
        (core, salt, data), note = sections
        changed = {
            "salt": [(core, bytes(16), data), note],
            "boundary": [(core, salt[:-1], salt[-1:] + data), note],
            "name": [("note", salt, data)],
            "twice": [(core, salt, data + b" "), (core, salt, data), note],
        }[change]
        journal.records[index] = number, header, changed
    assert journal.codes() == [("section_changed", index) for index in (31, 33, 35, 37)]


def test_a_changed_header_is_found_by_the_next_cut(journal: Journal) -> None:
    index, header, sections = journal.records[30]
    journal.records[30] = index, header.replace(b"unattended", b"unattendee"), sections
    assert journal.codes() == [("cut_mismatch", 50)]


def test_a_header_that_no_node_would_write_is_found(journal: Journal) -> None:
    index, header, _ = journal.records[55]
    journal.records[55] = index, header + b" ", None
    journal.records[56] = 56, b"\xff", None
    assert journal.codes() == [("header_damaged", 55), ("header_damaged", 56)]


def test_a_header_changed_with_its_section_is_found(journal: Journal) -> None:
    spoilt = Section("core", bytes(16), b"{}")
    index, header, _ = journal.records[40]
    was, now = (encode_base64(commitment(each)).encode() for each in (section(40, "core"), spoilt))
    changed = header.replace(was, now)
    assert changed != header
    journal.records[40] = index, changed, [("core", spoilt.salt, spoilt.data)]
    assert journal.codes() == [("cut_mismatch", 50)]


def test_a_missing_record_is_found(journal: Journal) -> None:
    del journal.records[30]
    codes = journal.codes()
    assert codes[0] == ("missing", 30)
    assert ("cut_mismatch", 50) in codes


def test_a_missing_first_record_is_found(journal: Journal) -> None:
    del journal.records[0]
    assert journal.codes()[0] == ("missing", 0)


def test_swapped_records_are_found(journal: Journal) -> None:
    journal.records[55], journal.records[56] = journal.records[56], journal.records[55]
    assert journal.codes() == [("missing", 55), ("out_of_order", 55), ("missing", 56)]


def test_a_record_under_another_index_is_found(journal: Journal) -> None:
    journal.records[55] = (55, *record(54)[1:])
    journal.records[57] = (57, record(56)[1], None)
    assert journal.codes() == [("header_index", 55), ("header_index", 57)]


def test_a_journal_that_lost_its_end_is_found(journal: Journal) -> None:
    del journal.records[45:]
    assert journal.codes() == [("cut_beyond", 50)]
    assert journal.verify().cuts == 2


def test_wrong_cuts_are_found(journal: Journal) -> None:
    other = [record(index) for index in range(1, 60)]
    journal.cuts[10] = cut(other, 10)
    journal.cuts[11] = cut(journal.records, 12)
    journal.cuts[13] = cut(journal.records, 13, SigningKey.from_seed(b"\x02" * 32))
    journal.cuts[14] = "gatedesk"
    assert journal.codes() == [
        ("cut_damaged", 11),
        ("cut_damaged", 13),
        ("cut_damaged", 14),
        ("cut_mismatch", 10),
    ]


def test_findings_are_kept_to_a_hundred(journal: Journal) -> None:
    journal.records = [(index, b"x", None) for index in range(5000)]
    report = journal.verify()
    assert len(report.findings) == 100
    assert report.findings[0] == Finding("header_damaged", 0)
    assert report.size == 5000


def test_progress_is_told_and_records_are_streamed() -> None:
    read: list[int] = []
    told: list[tuple[int, int]] = []

    def stream() -> Iterator[StoredRecord]:
        for index in range(3000):
            read.append(index)
            yield record(index)

    report = verify(
        ORIGIN, sliced(stream(), 500), {}, KEY.public, lambda size: told.append((size, len(read)))
    )
    assert report.ok
    assert told[-1] == (3000, 3000)
    assert len(told) > 2
    assert all(size == seen for size, seen in told)
