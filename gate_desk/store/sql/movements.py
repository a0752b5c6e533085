"""Movements, their undoing, and who is inside.

Written by packaging/statements from `store/statements/movements.py`.
"""

MOVED = """
INSERT INTO movement (origin, idx, at, direction, subject, issuer, serial, scan) VALUES (?, ?,
    ?, ?, ?, ?, ?, ?)
"""

ANNULLED = """
INSERT INTO annulment (movement_origin, movement_idx, origin, idx) VALUES (?, ?, ?, ?)
"""

PRESENT = """
INSERT INTO presence (subject, at, origin, idx, direction, issuer, serial) VALUES (?, ?, ?, ?,
    ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET at = excluded.at, origin = excluded.origin, idx
    = excluded.idx, direction = excluded.direction, issuer = excluded.issuer, serial =
    excluded.serial WHERE (excluded.at, excluded.origin, excluded.idx) > (presence.at,
    presence.origin, presence.idx)
"""

SUBJECT = """
SELECT movement.subject
FROM movement
WHERE movement.origin = ? AND movement.idx = ?
"""

FORGET = """
DELETE FROM presence WHERE presence.subject = ?
"""

LATEST = """
INSERT INTO presence (subject, at, origin, idx, direction, issuer, serial) SELECT
    movement.subject, movement.at, origin.name, movement.idx, movement.direction,
    movement.issuer, movement.serial
FROM movement JOIN origin ON origin.id = movement.origin
WHERE movement.subject = ? AND NOT (EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx))
    ORDER BY movement.at DESC, origin.name DESC, movement.idx DESC
 LIMIT 1 OFFSET 0
"""
