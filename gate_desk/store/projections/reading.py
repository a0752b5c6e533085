"""From stored bytes to what projections see: decoded, and written by a node that may write it."""

from collections.abc import Callable, Iterable

from gate_desk.domain.authority import Author, may_author
from gate_desk.domain.records.registry import RECORD_TYPES, Sections, decode_section
from gate_desk.journal.record import HeaderStart, Section, read_start
from gate_desk.store.projections.registry import PROJECTIONS
from gate_desk.store.projections.writing import Projected, Writer

AuthorOf = Callable[[str], Author | None]
"""The node behind an origin, by the charter in force; None when it names no such node."""


class Unprojected(Exception):
    """A record that is stored and listed, not applied; the text is its code."""


def project_stored(
    origin_id: int,
    origin: str,
    author: Author | None,
    header_bytes: bytes,
    sections: Iterable[Section],
    writer: Writer,
) -> None:
    """Apply one stored record; raises `Unprojected` when it cannot or must not be applied."""
    header = read_start(header_bytes)
    projection = PROJECTIONS.get(header.type)
    if projection is None or (header.type, header.type_version) not in RECORD_TYPES:
        raise Unprojected("unknown_type")
    values = _decode(header, sections)
    core = values.get("core")
    if core is None:
        return
    if author is None or not may_author(header.type, author, core):
        raise Unprojected("not_its_author")
    record = Projected(
        origin_id, origin, header.index, header.type, header.recorded_at, header.actor, values
    )
    try:
        projection(record, writer)
    except (ValueError, OverflowError) as error:
        raise Unprojected("out_of_range") from error


def _decode(header: HeaderStart, sections: Iterable[Section]) -> Sections:
    values = {}
    for section in sections:
        try:
            value = decode_section(header.type, header.type_version, section.name, section.data)
        except ValueError as error:
            raise Unprojected("malformed") from error
        if value is not None:
            values[section.name] = value
    return values
