"""`person` and `person_left`: who works here, as the newest record about each tells."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert as upsert

from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.records.common import Photo
from gate_desk.domain.records.person import PersonCore, PersonDetails, PersonLeft
from gate_desk.store.projections.latest import later
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sqlite.hot import hot
from gate_desk.store.sqlite.schema import INDEX_PERSON
from gate_desk.store.tables import person, person_left

_COLUMNS = tuple(column.name for column in person.columns)
_insert = upsert(person).values({name: bindparam(name) for name in _COLUMNS})
_PERSON = hot(
    _insert.on_conflict_do_update(
        index_elements=["agency", "id"],
        set_={name: _insert.excluded[name] for name in _COLUMNS if name not in ("agency", "id")},
        where=later(person, _insert.excluded),
    ),
    *_COLUMNS,
)
_LEFT = hot(
    upsert(person_left)
    .values({name: bindparam(name) for name in ("agency", "person", "at")})
    .on_conflict_do_nothing(),
    "agency",
    "person",
    "at",
)


def enrolled(record: Projected, writer: Writer) -> None:
    """`person.enrolled`, `person.changed`: each carries everything anew."""
    core, details = record.core, record.sections.get("person")
    photo: Any = record.sections.get("photo")
    if not isinstance(core, PersonCore) or not isinstance(details, PersonDetails):
        return
    name = normalise(details.name)
    writer.put(
        _PERSON,
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
        writer.put(_LEFT, (core.agency, core.person, core.at))
