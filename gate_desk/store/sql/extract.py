"""Movements as a list for people: every gate's, as far as they are here.

Written by packaging/statements from `store/statements/extract.py`.
"""

MOVED = """
SELECT movement.at, origin.name, movement.direction, movement.issuer, credential.number,
    person.name AS person, person.unit, EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    undone
FROM movement JOIN origin ON origin.id = movement.origin LEFT OUTER JOIN credential ON
    credential.issuer = movement.issuer AND credential.serial = movement.serial LEFT OUTER JOIN
    person ON person.agency = credential.issuer AND person.id = credential.person ORDER BY
    movement.at, origin.name, movement.idx
"""

COUNT = """
SELECT count(*) AS count_1
FROM movement
"""
