"""Entries that would not have been let in by what is known now.

Written by packaging/statements from `store/statements/findings.py`.
"""

ENTRIES = """
SELECT origin.name, scan.idx, movement.at, credential.issuer, credential.number, person.name AS
    name_1, card_event.kind, card_event.at AS at_1
FROM card_event JOIN credential ON credential.issuer = card_event.issuer AND credential.serial =
    card_event.serial JOIN movement ON movement.subject = (credential.issuer || ':' ||
    credential.person) AND movement.at >= card_event.at AND movement.issuer = card_event.issuer
    AND movement.serial = card_event.serial JOIN scan ON scan.origin = movement.origin AND
    scan.idx = movement.scan JOIN origin ON origin.id = movement.origin LEFT OUTER JOIN person
    ON person.agency = credential.issuer AND person.id = credential.person
WHERE card_event.kind IN ('revoked', 'lost', 'suspended') AND movement.subject IN (SELECT
    credential.issuer || ':' || credential.person AS anon_1
FROM credential JOIN card_event ON credential.issuer = card_event.issuer AND credential.serial =
    card_event.serial
WHERE card_event.kind IN ('revoked', 'lost', 'suspended')) AND movement.at >= ? AND
    movement.direction = 'in' AND scan.verdict = 'admit' AND NOT (EXISTS (SELECT *
FROM card_event AS ended
WHERE ended.issuer = card_event.issuer AND ended.serial = card_event.serial AND ended.kind IN
    ('found', 'resumed') AND ended.at >= card_event.at AND ended.at <= movement.at)) AND NOT
    (EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx))
    ORDER BY movement.at DESC, scan.idx DESC, card_event.at
"""

GATES = """
SELECT origin.id, origin.name
FROM origin
"""

LAST = """
SELECT max(movement.idx) AS max_1
FROM movement
WHERE movement.origin = ?
"""

NEXT = """
SELECT movement.idx, movement.at
FROM movement
WHERE movement.origin = ? AND movement.idx >= ? ORDER BY movement.idx
 LIMIT 1 OFFSET 0
"""

PASSED = """
SELECT movement.subject, movement.at, movement.idx, movement.direction, movement.issuer,
    movement.serial
FROM movement
WHERE movement.origin = ? AND movement.idx >= ? AND movement.at >= ? AND NOT (EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx))
"""
