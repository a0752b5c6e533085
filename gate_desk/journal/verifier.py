"""Reading a journal again: every leaf, every disclosed section, every cut, in constant memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import islice

import msgspec
from msgspec import Struct

from gate_desk.journal.checkpoint import open_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import COMMITMENT_PREFIX, SALT_SIZE, parse_header
from gate_desk.journal.tree import Frontier

MAX_FINDINGS = 100
_BATCH = 1024
_encode = msgspec.json.Encoder().encode

Disclosed = Sequence[tuple[str, bytes, bytes]]
"""The sections that are held of one record: name, salt, data."""
StoredRecord = tuple[int, bytes, Disclosed | None]
"""Index, header, sections; None where all of them are withheld or erased."""


class Finding(Struct, frozen=True):
    """One thing that is not as it was written.

    Codes: `missing` (no record at this index), `out_of_order`, `header_damaged`,
    `header_index`, `section_changed`, `cut_damaged`, `cut_mismatch` (another root than the one
    signed at this size), `cut_beyond` (signed at a size that the journal does not have).
    """

    code: str
    index: int
    """The record's index; for cuts, the size."""


class VerifyReport(Struct, frozen=True):
    """What a whole reading found."""

    size: int
    root: bytes
    sections: int
    """How many sections were compared with their commitments."""
    cuts: int
    """How many cuts were compared with the tree."""
    findings: tuple[Finding, ...]
    """The first 100."""

    @property
    def ok(self) -> bool:
        """Everything is as it was written."""
        return not self.findings


def verify(
    origin: str,
    records: Iterable[StoredRecord],
    cuts: Mapping[int, str],
    public_key: bytes,
    progress: Callable[[int], None] | None = None,
) -> VerifyReport:
    """Hash and check all records of one origin, in the order of their index.

    `cuts` are signed checkpoints by size. `progress` is told the number of records read, every
    thousand. Records above the last cut are bound by nothing but the root that is returned:
    compare it with the stored head.
    """
    findings = _Findings()
    roots = _signed_roots(origin, cuts, public_key, findings)
    stops = sorted(roots, reverse=True)
    stream, frontier, sections, expected = iter(records), Frontier(), 0, 0
    while True:
        if stops and stops[-1] == frontier.size:
            signed_root = roots[stops.pop()]
            if frontier.root() != signed_root:
                findings.add("cut_mismatch", frontier.size)
        until_cut = stops[-1] - frontier.size if stops else _BATCH
        batch = list(islice(stream, min(_BATCH, until_cut)))
        if not batch:
            break
        frontier = frontier.extend([sha256(b"\x00" + header).digest() for _, header, _ in batch])
        sections += _check_batch(batch, expected, findings)
        expected = batch[-1][0] + 1
        if progress:
            progress(frontier.size)
    for size in reversed(stops):
        findings.add("cut_beyond", size)
    return VerifyReport(
        size=frontier.size,
        root=frontier.root(),
        sections=sections,
        cuts=len(roots) - len(stops),
        findings=tuple(findings.kept),
    )


class _Findings:
    """The first findings; a journal that is wrong throughout must not fill the memory."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []

    def add(self, code: str, index: int) -> None:
        if len(self.kept) < MAX_FINDINGS:
            self.kept.append(Finding(code, index))


def _signed_roots(
    origin: str, cuts: Mapping[int, str], public_key: bytes, findings: _Findings
) -> dict[int, bytes]:
    roots: dict[int, bytes] = {}
    for size, note in cuts.items():
        try:
            cut = open_checkpoint(note, origin, public_key)
        except Damaged:
            findings.add("cut_damaged", size)
            continue
        if cut.size == size:
            roots[size] = cut.root
        else:
            findings.add("cut_damaged", size)
    return roots


def _check_batch(batch: list[StoredRecord], expected: int, findings: _Findings) -> int:
    checked = 0
    for index, header, sections in batch:
        if index != expected:
            _misplaced(index, expected, findings)
        expected = index + 1
        held = [
            # With another length, a byte of the salt could pass as a byte of the data.
            (
                name,
                sha256(COMMITMENT_PREFIX + salt + data).digest() if len(salt) == SALT_SIZE else b"",
            )
            for name, salt, data in sections or ()
        ]
        checked += len(held)
        # A header that begins and ends as it must is not parsed: it takes a third of the time,
        # and the bytes between are bound by the root.
        ends_well = held and header.endswith(b",%b]" % _encode(held))
        if not (ends_well and header.startswith(b"[%d," % index)):
            _check_header(index, header, held, findings)
    return checked


def _check_header(
    index: int, untrusted: bytes, held: list[tuple[str, bytes]], findings: _Findings
) -> None:
    try:
        header = parse_header(untrusted)
    except Damaged:
        findings.add("header_damaged", index)
        return
    if header.index != index:
        findings.add("header_index", index)
    if not set(held) <= set(header.sections):
        findings.add("section_changed", index)


def _misplaced(index: int, expected: int, findings: _Findings) -> None:
    if index > expected:
        findings.add("missing", expected)
    else:
        findings.add("out_of_order", index)
