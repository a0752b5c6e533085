"""Scans with what became of them.

Written by packaging/statements from `store/statements/passages.py`.
"""

PAGE = """
SELECT scan.idx, scan.at, scan.number, scan.verdict, scan.direction, scan.first_reason,
    scan.kind, coalesce(person.name, visit.name) AS coalesce_1, credential.number AS number_1,
    pass.serial, (SELECT resolution.kind
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT resolution.actor
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_2, (SELECT movement.idx
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0) AS anon_3, coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_4
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) AS coalesce_2
FROM scan LEFT OUTER JOIN person ON person.agency = scan.issuer AND person.id = scan.person LEFT
    OUTER JOIN credential ON credential.issuer = scan.issuer AND credential.serial = scan.serial
    LEFT OUTER JOIN visit ON visit.subject = scan.subject LEFT OUTER JOIN pass ON pass.origin =
    scan.issuer AND pass.serial = scan.serial
WHERE scan.origin = ? AND scan.repeat_of IS NULL ORDER BY scan.idx DESC
 LIMIT ? OFFSET ?
"""

LINE = """
SELECT scan.idx, scan.at, scan.number, scan.verdict, scan.direction, scan.first_reason,
    scan.kind, coalesce(person.name, visit.name) AS coalesce_1, credential.number AS number_1,
    pass.serial, (SELECT resolution.kind
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT resolution.actor
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx ORDER BY
    resolution.idx DESC
 LIMIT 1 OFFSET 0) AS anon_2, (SELECT movement.idx
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0) AS anon_3, coalesce((SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_4
FROM movement
WHERE movement.origin = scan.origin AND movement.scan = scan.idx ORDER BY movement.idx DESC
 LIMIT 1 OFFSET 0), 0) AS coalesce_2
FROM scan LEFT OUTER JOIN person ON person.agency = scan.issuer AND person.id = scan.person LEFT
    OUTER JOIN credential ON credential.issuer = scan.issuer AND credential.serial = scan.serial
    LEFT OUTER JOIN visit ON visit.subject = scan.subject LEFT OUTER JOIN pass ON pass.origin =
    scan.issuer AND pass.serial = scan.serial
WHERE scan.origin = ? AND scan.repeat_of IS NULL AND scan.idx = ?
"""

COUNT = """
SELECT count(*) AS count_1
FROM scan
WHERE scan.origin = ? AND scan.idx >= ? AND scan.idx < ? AND scan.repeat_of IS NULL
"""

WAITING = """
SELECT scan.idx
FROM scan
WHERE scan.origin = ? AND scan.at >= ? AND scan.verdict IN ('check', 'refuse') AND
    scan.repeat_of IS NULL AND NOT (EXISTS (SELECT *
FROM resolution
WHERE resolution.scan_origin = scan.origin AND resolution.scan_idx = scan.idx)) ORDER BY
    scan.idx
"""

RECENT = """
SELECT scan.idx, scan.at, scan.reader, scan.subject, scan.kind, scan.issuer, scan.serial,
    scan.repeat_of
FROM scan
WHERE scan.origin = ? AND scan.idx >= ? AND scan.at >= ? ORDER BY scan.idx
"""

MOVED = """
SELECT EXISTS (SELECT *
FROM annulment
WHERE annulment.movement_origin = movement.origin AND annulment.movement_idx = movement.idx) AS
    anon_1
FROM movement
WHERE movement.origin = ? AND movement.idx = ?
"""

NUMBER = """
SELECT scan.at, scan.number
FROM scan
WHERE scan.origin = ? AND scan.repeat_of IS NULL ORDER BY scan.idx DESC
 LIMIT 1 OFFSET 0
"""

INSIDE = """
SELECT presence.subject, presence.at, presence.origin, coalesce(person.name, visit.name) AS
    coalesce_1, person.title, person.unit, coalesce(person.agency, visit.host) AS coalesce_2,
    credential.number, presence.serial, visit.id, visit.organisation, presence.subject NOT LIKE
    'visit:%' AND presence.subject NOT LIKE 'gatedesk/%' AS anon_1, presence.direction
FROM presence LEFT OUTER JOIN credential ON credential.issuer = presence.issuer AND
    credential.serial = presence.serial AND presence.subject = (credential.issuer || ':' ||
    credential.person) LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id
    = credential.person LEFT OUTER JOIN visit ON visit.subject = presence.subject
WHERE presence.direction = 'in' ORDER BY (presence.subject NOT LIKE 'visit:%' AND
    presence.subject NOT LIKE 'gatedesk/%') DESC, coalesce(person.sort_key, visit.sort_key),
    presence.subject
"""

PRESENCE = """
SELECT presence.subject, presence.at, presence.origin, coalesce(person.name, visit.name) AS
    coalesce_1, person.title, person.unit, coalesce(person.agency, visit.host) AS coalesce_2,
    credential.number, presence.serial, visit.id, visit.organisation, presence.subject NOT LIKE
    'visit:%' AND presence.subject NOT LIKE 'gatedesk/%' AS anon_1, presence.direction
FROM presence LEFT OUTER JOIN credential ON credential.issuer = presence.issuer AND
    credential.serial = presence.serial AND presence.subject = (credential.issuer || ':' ||
    credential.person) LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id
    = credential.person LEFT OUTER JOIN visit ON visit.subject = presence.subject
WHERE presence.subject = ? ORDER BY (presence.subject NOT LIKE 'visit:%' AND presence.subject
    NOT LIKE 'gatedesk/%') DESC, coalesce(person.sort_key, visit.sort_key), presence.subject
"""
