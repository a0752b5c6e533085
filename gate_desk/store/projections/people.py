"""`person` and `person_left`: who works here, as the newest record about each tells."""

from typing import Any

from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.records.common import Photo
from gate_desk.domain.records.person import PersonCore, PersonDetails, PersonLeft
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import people as sql
from gate_desk.store.sqlite.schema import INDEX_PERSON


def enrolled(record: Projected, writer: Writer) -> None:
    """`person.enrolled`, `person.changed`: each carries everything anew."""
    core, details = record.core, record.sections.get("person")
    photo: Any = record.sections.get("photo")
    if not isinstance(core, PersonCore) or not isinstance(details, PersonDetails):
        return
    name = normalise(details.name)
    writer.put(
        sql.PUT,
        (
            core.agency,
            core.person,
            name,
            fold(name),
            sort_key(name),
            details.title,
            details.unit,
            details.birth_year,
            photo.sha256 if isinstance(photo, Photo) else None,
            record.recorded_at,
            record.origin,
            record.index,
        ),
    )
    writer.put(INDEX_PERSON, (core.agency, core.person))


def left(record: Projected, writer: Writer) -> None:
    """`person.left`."""
    core = record.core
    if isinstance(core, PersonLeft):
        writer.put(sql.LEFT, (core.agency, core.person, core.at))
