"""What the gate looks up about one card or one person: one statement each.

Written by packaging/statements from `store/statements/directory.py`.
"""

BY_SERIAL = """
SELECT credential.issuer, credential.serial, credential.number, credential.person,
    credential.first_day, credential.last_day, credential.zones, credential.hours,
    credential.escort, credential.state, credential.state_at, person.name, person.title,
    person.unit, person.agency, person.birth_year, person.photo, EXISTS (SELECT *
FROM person_left
WHERE person_left.agency = credential.issuer AND person_left.person = credential.person) AS
    anon_1, presence.at, presence.origin, presence.idx, presence.direction, presence.issuer AS
    issuer_1, presence.serial AS serial_1, CASE WHEN (credential.state != 'active') THEN (SELECT
    newer.number
FROM credential AS newer
WHERE newer.issuer = credential.issuer AND newer.person = credential.person AND newer.state =
    'active' ORDER BY newer.last_day DESC
 LIMIT 1 OFFSET 0) END AS anon_2
FROM credential LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id =
    credential.person LEFT OUTER JOIN presence ON presence.subject = (credential.issuer || ':'
    || credential.person)
WHERE credential.issuer = ? AND credential.serial = ?
"""

BY_NUMBER = """
SELECT credential.issuer, credential.serial, credential.number, credential.person,
    credential.first_day, credential.last_day, credential.zones, credential.hours,
    credential.escort, credential.state, credential.state_at, person.name, person.title,
    person.unit, person.agency, person.birth_year, person.photo, EXISTS (SELECT *
FROM person_left
WHERE person_left.agency = credential.issuer AND person_left.person = credential.person) AS
    anon_1, presence.at, presence.origin, presence.idx, presence.direction, presence.issuer AS
    issuer_1, presence.serial AS serial_1, CASE WHEN (credential.state != 'active') THEN (SELECT
    newer.number
FROM credential AS newer
WHERE newer.issuer = credential.issuer AND newer.person = credential.person AND newer.state =
    'active' ORDER BY newer.last_day DESC
 LIMIT 1 OFFSET 0) END AS anon_2
FROM credential LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id =
    credential.person LEFT OUTER JOIN presence ON presence.subject = (credential.issuer || ':'
    || credential.person)
WHERE credential.number_key = ? ORDER BY credential.state = 'active' DESC, credential.last_day
    DESC
 LIMIT 1 OFFSET 0
"""

BY_RFID = """
SELECT credential.issuer, credential.serial, credential.number, credential.person,
    credential.first_day, credential.last_day, credential.zones, credential.hours,
    credential.escort, credential.state, credential.state_at, person.name, person.title,
    person.unit, person.agency, person.birth_year, person.photo, EXISTS (SELECT *
FROM person_left
WHERE person_left.agency = credential.issuer AND person_left.person = credential.person) AS
    anon_1, presence.at, presence.origin, presence.idx, presence.direction, presence.issuer AS
    issuer_1, presence.serial AS serial_1, CASE WHEN (credential.state != 'active') THEN (SELECT
    newer.number
FROM credential AS newer
WHERE newer.issuer = credential.issuer AND newer.person = credential.person AND newer.state =
    'active' ORDER BY newer.last_day DESC
 LIMIT 1 OFFSET 0) END AS anon_2, rfid.number AS number_1
FROM credential LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id =
    credential.person LEFT OUTER JOIN presence ON presence.subject = (credential.issuer || ':'
    || credential.person) JOIN rfid ON rfid.issuer = credential.issuer AND rfid.serial =
    credential.serial AND rfid.origin = credential.origin AND rfid.idx = credential.idx
WHERE rfid.part = ? OR rfid.part = ? ORDER BY credential.state = 'active' DESC,
    credential.last_day DESC
 LIMIT ? OFFSET 0
"""

BY_PERSON = """
SELECT credential.issuer, credential.serial, credential.number, credential.person,
    credential.first_day, credential.last_day, credential.zones, credential.hours,
    credential.escort, credential.state, credential.state_at, person.name, person.title,
    person.unit, person.agency, person.birth_year, person.photo, EXISTS (SELECT *
FROM person_left
WHERE person_left.agency = credential.issuer AND person_left.person = credential.person) AS
    anon_1, presence.at, presence.origin, presence.idx, presence.direction, presence.issuer AS
    issuer_1, presence.serial AS serial_1, CASE WHEN (credential.state != 'active') THEN (SELECT
    newer.number
FROM credential AS newer
WHERE newer.issuer = credential.issuer AND newer.person = credential.person AND newer.state =
    'active' ORDER BY newer.last_day DESC
 LIMIT 1 OFFSET 0) END AS anon_2
FROM credential LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id =
    credential.person LEFT OUTER JOIN presence ON presence.subject = (credential.issuer || ':'
    || credential.person)
WHERE credential.issuer = ? AND credential.person = ? ORDER BY credential.state = 'active' DESC,
    credential.last_day DESC
 LIMIT 1 OFFSET 0
"""

NUMBER = """
SELECT credential.number
FROM credential
WHERE credential.issuer = ? AND credential.serial = ?
"""

PRESENCE = """
SELECT presence.at, presence.origin, presence.idx, presence.direction
FROM presence
WHERE presence.subject = ?
"""

STAFF_INSIDE = """
SELECT count(*) AS count_1
FROM presence
WHERE presence.direction = 'in' AND presence.subject NOT LIKE 'visit:%' AND presence.subject NOT
    LIKE 'gatedesk/%'
"""
