"""Reading a journal again: every leaf, every disclosed section, every cut, in constant memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from gate_desk.journal.checkpoint import open_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import COMMITMENT_PREFIX, SALT_SIZE, parse_header
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier

MAX_FINDINGS = 100
_encode = msgspec.json.Encoder().encode

HeaderRow = tuple[int, bytes]
"""Index and header of a record."""
SectionRow = tuple[int, str, bytes, bytes]
"""Index of the record, then name, salt and data of one of the sections that are held of it."""
Slice = tuple[Sequence[HeaderRow], Sequence[SectionRow]] | Subtree
"""Some records with their sections, both in the order of their index; or a withheld run."""


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
    slices: Iterable[Slice],
    cuts: Mapping[int, str],
    public_key: bytes,
    progress: Callable[[int], None] | None = None,
) -> VerifyReport:
    """Hash and check all records of one origin, slice after slice.

    `cuts` are signed checkpoints by size. `progress` is told the number of records read, after
    every slice. Records above the last cut are bound by nothing but the root that is returned:
    compare it with the stored head.
    """
    findings = _Findings()
    roots = _signed_roots(origin, cuts, public_key, findings)
    tree, sections, expected = _Tree(roots, findings), 0, 0
    for part in slices:
        if isinstance(part, Subtree):
            if part.first != expected:
                _misplaced(part.first, expected, findings)
            tree.graft(part)
            expected = part.end
        else:
            headers, rows = part
            tree.grow([sha256(b"\x00" + header).digest() for _, header in headers])
            sections += len(rows)
            _check_slice(headers, rows, expected, findings)
            expected = headers[-1][0] + 1 if headers else expected
        if progress:
            progress(tree.frontier.size)
    for size in tree.not_reached:
        findings.add("cut_beyond", size)
    return VerifyReport(
        size=tree.frontier.size,
        root=tree.frontier.root(),
        sections=sections,
        cuts=len(roots) - len(tree.not_reached),
        findings=tuple(findings.kept),
    )


class _Tree:
    """The tree of the rows, compared with every signed root when it has that size."""

    def __init__(self, roots: Mapping[int, bytes], findings: "_Findings") -> None:
        self.frontier = Frontier()
        self._roots, self._findings = roots, findings
        self._stops = sorted(roots, reverse=True)
        self._compare()

    @property
    def not_reached(self) -> list[int]:
        """Sizes of cuts beyond the tree, the smallest first."""
        return self._stops[::-1]

    def grow(self, leaves: Sequence[bytes]) -> None:
        done = 0
        while done < len(leaves):
            until = self._stops[-1] - self.frontier.size if self._stops else len(leaves)
            part = leaves[done : done + until]
            self.frontier = self.frontier.extend(part)
            done += len(part)
            self._compare()

    def graft(self, subtree: Subtree) -> None:
        """A withheld run; no cut can stand inside it."""
        try:
            self.frontier = self.frontier.append(subtree.hash, subtree.level)
        except Damaged:
            self._findings.add("out_of_order", subtree.first)
        while self._stops and self._stops[-1] < self.frontier.size:
            self._findings.add("cut_mismatch", self._stops.pop())
        self._compare()

    def _compare(self) -> None:
        if not self._stops or self._stops[-1] != self.frontier.size:
            return
        if self.frontier.root() != self._roots[self._stops.pop()]:
            self._findings.add("cut_mismatch", self.frontier.size)


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


def _check_slice(
    headers: Sequence[HeaderRow], rows: Sequence[SectionRow], expected: int, findings: _Findings
) -> None:
    held: dict[int, list[tuple[str, bytes]]] = {}
    for index, name, salt, data in rows:
        # With another length, a byte of the salt could pass as a byte of the data.
        whole = len(salt) == SALT_SIZE
        digest = sha256(COMMITMENT_PREFIX + salt + data).digest() if whole else b""
        if index in held:
            held[index].append((name, digest))
        else:
            held[index] = [(name, digest)]
    for index, header in headers:
        if index != expected:
            _misplaced(index, expected, findings)
        expected = index + 1
        parts = held.get(index)
        # A header that begins and ends as it must is not parsed: it takes a third of the time,
        # and the bytes between are bound by the root.
        ends_well = parts and header.endswith(b",%b]" % _encode(parts))
        if not (ends_well and header.startswith(b"[%d," % index)):
            _check_header(index, header, parts or [], findings)


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
