"""Movements as a list for people: every gate's, as far as they are here."""

from sqlalchemy import and_, exists, func, select

from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.tables import annulment, credential, movement, origin, person

_undone = (
    exists()
    .where(
        annulment.c.movement_origin == movement.c.origin,
        annulment.c.movement_idx == movement.c.idx,
    )
    .label("undone")
)

MOVED = compiled(
    select(
        movement.c.at,
        origin.c.name,
        movement.c.direction,
        movement.c.issuer,
        credential.c.number,
        person.c.name.label("person"),
        person.c.unit,
        _undone,
    )
    .select_from(movement)
    .join(origin, origin.c.id == movement.c.origin)
    .outerjoin(
        credential,
        and_(credential.c.issuer == movement.c.issuer, credential.c.serial == movement.c.serial),
    )
    .outerjoin(
        person, and_(person.c.agency == credential.c.issuer, person.c.id == credential.c.person)
    )
    .order_by(movement.c.at, origin.c.name, movement.c.idx)
)
COUNT = compiled(select(func.count()).select_from(movement))
