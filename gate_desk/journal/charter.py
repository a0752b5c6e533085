"""The chain of charter versions: who had to sign each one, and that each follows the last.

An agency counts in a version if it exists on the day that version becomes valid: one that has
merged into another stays listed for the sake of its old cards, but can no longer sign.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from msgspec import Struct

from gate_desk.domain.charter import Agency, Charter, CharterError, parse_charter
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import Note, parse_draft, verify_note


class _Version(Struct, frozen=True):
    charter: Charter
    note: Note

    @property
    def agencies(self) -> tuple[Agency, ...]:
        return self.charter.agencies_on(self.charter.valid_from)

    @property
    def text_hash(self) -> str:
        return text_hash(self.note.text)

    def has(self, agency: Agency) -> bool:
        name = f"gatedesk/{self.charter.site}/{agency.id}"
        return verify_note(self.note, name, agency.key)


def check_chain(untrusted_notes: Sequence[bytes]) -> Charter:
    """The newest charter of a chain that holds from version 1 (protocol.md, 10).

    The notes may come in any order, and one version several times with different signatures.
    Raises CharterError with the codes of `domain.charter.values`; its detail names the version
    or the place in the text.
    """
    adopted: _Version | None = None
    for number, texts in enumerate(_by_version(untrusted_notes), start=1):
        if texts[0].charter.version != number:
            raise CharterError("charter_gap", f"version {number}")
        for version in texts:
            _check_version(version, adopted)
        if len(texts) > 1:
            raise CharterError("charter_fork", f"version {number}")
        adopted = texts[0]
    if adopted is None:
        raise CharterError("charter_gap", "version 1")
    return adopted.charter


def signers_of(untrusted: bytes) -> tuple[Charter, tuple[Agency, ...]]:
    """A version, perhaps not signed by all yet, with those of its own agencies that signed it.

    Raises CharterError `charter_damaged`. Whether it follows the version before is not asked.
    """
    note = _parse_note(untrusted)
    version = _Version(parse_charter(note.text), note)
    return version.charter, tuple(agency for agency in version.agencies if version.has(agency))


def text_hash(text: str) -> str:
    """What the next version has as `previous`."""
    return sha256(text.encode()).hexdigest()


def fingerprint(note: Note) -> str:
    """The SHA-256 of version 1's text as people compare it: 16 groups of 4 digits."""
    digits = text_hash(note.text)
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _by_version(untrusted_notes: Sequence[bytes]) -> Iterator[list[_Version]]:
    texts: dict[str, Note] = {}
    for untrusted in untrusted_notes:
        note = _parse_note(untrusted)
        known = texts.get(note.text, Note(note.text, ()))
        texts[note.text] = Note(note.text, known.signatures + note.signatures)
    versions = [_Version(parse_charter(text), note) for text, note in texts.items()]
    versions.sort(key=_number)
    for _, same in groupby(versions, key=_number):
        yield list(same)


def _number(version: _Version) -> int:
    return version.charter.version


def _parse_note(untrusted: bytes) -> Note:
    try:
        return parse_draft(untrusted)
    except Damaged as error:
        raise CharterError("charter_damaged", error.detail) from error


def _check_version(version: _Version, adopted: _Version | None) -> None:
    charter = version.charter
    place = f"version {charter.version}"
    agencies = len(version.agencies)
    if not agencies < 2 * charter.threshold <= 2 * agencies:
        raise CharterError("charter_threshold", place)
    if adopted is not None and charter.site != adopted.charter.site:
        raise CharterError("charter_site", place)
    _check_signatures(version, adopted)
    # Signed by the same agencies, but upon another text: that text is a second version N-1.
    if charter.previous != (adopted.text_hash if adopted else ""):
        raise CharterError("charter_fork", f"{place}: previous")


def _check_signatures(version: _Version, adopted: _Version | None) -> None:
    own = len(version.agencies) if adopted is None else version.charter.threshold
    _require(version, version, own)
    if adopted is not None:
        _require(version, adopted, adopted.charter.threshold)


def _require(version: _Version, signers: _Version, threshold: int) -> None:
    signed = sum(map(version.has, signers.agencies))
    if signed < threshold:
        raise CharterError(
            "charter_unsigned",
            f"version {version.charter.version}: {signed} of {threshold} by the agencies"
            f" of version {signers.charter.version}",
        )
