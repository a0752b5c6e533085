"""Cards, their numbers, and what happened to them.

Written by packaging/statements from `store/statements/cards.py`.
"""

PUT = """
INSERT INTO credential (issuer, serial, number, number_key, person, first_day, last_day, zones,
    hours, escort, state, state_at, at, origin, idx) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?) ON CONFLICT (issuer, serial) DO UPDATE SET number = excluded.number, number_key =
    excluded.number_key, person = excluded.person, first_day = excluded.first_day, last_day =
    excluded.last_day, zones = excluded.zones, hours = excluded.hours, escort = excluded.escort,
    state = excluded.state, state_at = excluded.state_at, at = excluded.at, origin =
    excluded.origin, idx = excluded.idx WHERE (excluded.at, excluded.origin, excluded.idx) >
    (credential.at, credential.origin, credential.idx)
"""

RFID = """
INSERT INTO rfid (part, number, issuer, serial, origin, idx) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

EVENT = """
INSERT INTO card_event (issuer, serial, at, origin, idx, kind, first_day, last_day, zones)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""

EVENTS = """
SELECT card_event.at, card_event.origin, card_event.idx, card_event.kind, card_event.first_day,
    card_event.last_day, card_event.zones
FROM card_event
WHERE card_event.issuer = ? AND card_event.serial = ?
"""

ISSUED = """
SELECT credential.origin, credential.idx
FROM credential
WHERE credential.issuer = ? AND credential.serial = ?
"""

STATE = """
UPDATE credential SET state=?, state_at=? WHERE credential.issuer = ? AND credential.serial = ?
"""

RENEW = """
UPDATE credential SET first_day=?, last_day=?, zones=? WHERE credential.issuer = ? AND
    credential.serial = ?
"""

LAST = """
SELECT credential.serial, credential.number
FROM credential
WHERE credential.issuer = ? ORDER BY credential.serial DESC
 LIMIT 1 OFFSET 0
"""

STATES = """
SELECT credential.state, count(*) AS count_1
FROM credential
WHERE credential.issuer = ? AND credential.last_day >= ? GROUP BY credential.state
"""

ENDING = """
SELECT count(*) AS count_1
FROM credential
WHERE credential.issuer = ? AND credential.state = 'active' AND credential.last_day >= ? AND
    credential.last_day <= ?
"""

LISTED = """
SELECT credential.issuer, credential.number, person.name, person.title, person.unit,
    credential.first_day, credential.last_day, credential.zones, credential.state,
    credential.state_at
FROM credential LEFT OUTER JOIN person ON person.agency = credential.issuer AND person.id =
    credential.person ORDER BY credential.issuer, credential.serial
"""

COUNT = """
SELECT count(*) AS count_1
FROM credential
"""
