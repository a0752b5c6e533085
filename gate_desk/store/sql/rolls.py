"""Evacuations.

Written by packaging/statements from `store/statements/rolls.py`.
"""

HAPPENED = """
INSERT INTO roll (origin, idx, kind, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
"""

MARKED = """
INSERT INTO roll_mark (roll_origin, roll_idx, subject, safe, at, origin, idx) VALUES (?, ?, ?,
    ?, ?, ?, ?) ON CONFLICT (roll_origin, roll_idx, subject) DO UPDATE SET safe = excluded.safe,
    at = excluded.at, origin = excluded.origin, idx = excluded.idx WHERE (excluded.at,
    excluded.origin, excluded.idx) > (roll_mark.at, roll_mark.origin, roll_mark.idx)
"""

OPEN = """
SELECT roll.idx, roll.at
FROM roll
WHERE roll.origin = ? AND roll.kind = 'begun' AND NOT (EXISTS (SELECT *
FROM roll AS ended
WHERE ended.origin = roll.origin AND ended.idx = roll.idx AND ended.kind = 'ended')) ORDER BY
    roll.idx DESC
 LIMIT 1 OFFSET 0
"""

MARKS = """
SELECT roll_mark.subject, roll_mark.safe, roll_mark.at
FROM roll_mark
WHERE roll_mark.roll_origin = ? AND roll_mark.roll_idx = ? ORDER BY roll_mark.at,
    roll_mark.subject
"""

LEFT = """
SELECT presence.subject, presence.at, presence.origin, coalesce(person.name, visit.name) AS
    coalesce_1, person.title, person.unit, coalesce(person.agency, visit.host) AS coalesce_2,
    credential.number, presence.serial, visit.id, visit.organisation, presence.subject NOT LIKE
    'visit:%' AND presence.subject NOT LIKE 'gatedesk/%' AS anon_1, presence.direction
FROM presence LEFT OUTER JOIN credential ON credential.issuer = presence.issuer AND
    credential.serial = presence.serial AND presence.subject = (credential.issuer || ':' ||
    credential.person) LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id
    = credential.person LEFT OUTER JOIN visit ON visit.subject = presence.subject
WHERE presence.direction = 'out' AND presence.subject IN (SELECT movement.subject
FROM movement
WHERE movement.origin = ? AND movement.idx > ?) ORDER BY (presence.subject NOT LIKE 'visit:%'
    AND presence.subject NOT LIKE 'gatedesk/%') DESC, coalesce(person.sort_key, visit.sort_key),
    presence.subject
"""
