"""The history of a person or card over all gates, and who was recorded by hand.

Written by packaging/statements from `store/statements/histories.py`.
"""

OF_SUBJECT = """
SELECT origin.name, scan.idx, scan.at, scan.verdict, scan.direction, scan.first_reason,
    scan.kind, credential.number, (SELECT resolution.kind
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_1, coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_2
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) AS coalesce_1
FROM (SELECT movement.origin AS origin, movement.scan AS idx
FROM movement
WHERE movement.subject = ? UNION SELECT scan.origin AS origin, scan.idx AS idx
FROM scan
WHERE scan.subject = ? AND scan.verdict != 'admit' AND scan.repeat_of IS NULL) AS passed JOIN
    scan ON scan.origin = passed.origin AND scan.idx = passed.idx JOIN origin ON origin.id =
    scan.origin LEFT OUTER JOIN credential ON credential.issuer = scan.issuer AND
    credential.serial = scan.serial ORDER BY scan.at DESC, origin.name DESC, scan.idx DESC
 LIMIT ? OFFSET 0
"""

OF_CARD = """
SELECT origin.name, scan.idx, scan.at, scan.verdict, scan.direction, scan.first_reason,
    scan.kind, credential.number, (SELECT resolution.kind
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_1, coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_2
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) AS coalesce_1
FROM (SELECT movement.origin AS origin, movement.scan AS idx
FROM movement
WHERE (movement.subject = ? OR movement.subject = ?) AND movement.issuer = ? AND movement.serial
    = ? UNION SELECT scan.origin AS origin, scan.idx AS idx
FROM scan
WHERE (scan.subject = ? OR scan.subject = ?) AND scan.issuer = ? AND scan.serial = ? AND
    scan.verdict != 'admit' AND scan.repeat_of IS NULL) AS passed JOIN scan ON scan.origin =
    passed.origin AND scan.idx = passed.idx JOIN origin ON origin.id = scan.origin LEFT OUTER
    JOIN credential ON credential.issuer = scan.issuer AND credential.serial = scan.serial ORDER
    BY scan.at DESC, origin.name DESC, scan.idx DESC
 LIMIT ? OFFSET 0
"""

CARDS = """
SELECT credential.serial, credential.number, credential.first_day, credential.last_day,
    credential.state, credential.at
FROM credential
WHERE credential.issuer = ? AND credential.person = ? ORDER BY credential.at DESC,
    credential.serial DESC
"""

EVENTS = """
SELECT card_event.at, card_event.kind
FROM card_event
WHERE card_event.issuer = ? AND card_event.serial = ? ORDER BY card_event.at DESC,
    card_event.origin DESC, card_event.idx DESC
"""

FORGOTTEN = """
SELECT scan.person, person.name, person.unit, scan.at
FROM scan LEFT OUTER JOIN person ON person.agency = scan.issuer AND person.id = scan.person
WHERE scan.issuer = ? AND scan.at >= ? AND scan.at < ? AND scan.kind = 'by_hand' AND NOT (EXISTS
    (SELECT *
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx AND
    resolution.kind IN ('turned', 'refused'))) AND coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_1
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) = 0 ORDER BY person.sort_key, scan.person, scan.at
"""

FORGOTTEN_BY = """
SELECT scan.at
FROM scan
WHERE scan.issuer = ? AND scan.at >= ? AND scan.at < ? AND scan.kind = 'by_hand' AND scan.person
    = ? AND NOT (EXISTS (SELECT *
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx AND
    resolution.kind IN ('turned', 'refused'))) AND coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_1
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) = 0 ORDER BY scan.at
"""
