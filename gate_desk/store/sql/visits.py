"""Visits and the passes of visitors.

Written by packaging/statements from `store/statements/visits.py`.
"""

PUT = """
INSERT INTO visit (subject, host, id, purpose, first_day, last_day, name, fold, sort_key,
    organisation, note, at, origin, idx) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON
    CONFLICT (subject) DO UPDATE SET host = excluded.host, id = excluded.id, purpose =
    excluded.purpose, first_day = excluded.first_day, last_day = excluded.last_day, name =
    excluded.name, fold = excluded.fold, sort_key = excluded.sort_key, organisation =
    excluded.organisation, note = excluded.note, at = excluded.at, origin = excluded.origin, idx
    = excluded.idx WHERE (excluded.at, excluded.origin, excluded.idx) > (visit.at, visit.origin,
    visit.idx)
"""

ISSUED = """
INSERT INTO pass (origin, serial, subject, first_day, last_day, zones, escort, state, state_at,
    at, idx) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (origin, serial) DO UPDATE SET
    subject = excluded.subject, first_day = excluded.first_day, last_day = excluded.last_day,
    zones = excluded.zones, escort = excluded.escort, state = excluded.state, state_at =
    excluded.state_at, at = excluded.at, idx = excluded.idx WHERE (excluded.at, excluded.origin,
    excluded.idx) > (pass.at, pass.origin, pass.idx)
"""

EVENT = """
INSERT INTO pass_event (pass_origin, serial, at, origin, idx, kind) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

EVENTS = """
SELECT pass_event.at, pass_event.origin, pass_event.idx, pass_event.kind
FROM pass_event
WHERE pass_event.pass_origin = ? AND pass_event.serial = ?
"""

STATE = """
UPDATE pass SET state=?, state_at=? WHERE pass.origin = ? AND pass.serial = ?
"""

BY_REF = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, presence.at, presence.origin AS origin_1, presence.idx,
    presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.origin = ? AND pass.serial = ?
"""

BY_SERIAL = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, presence.at, presence.origin AS origin_1, presence.idx,
    presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.serial = ? ORDER BY pass.origin
"""

TAKEN = """
SELECT 1
FROM pass
WHERE pass.origin = ? AND pass.serial = ?
"""

BY_ID = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, presence.at, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.id = ? ORDER BY visit.host
"""

LIST = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, presence.at, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.last_day >= ? ORDER BY visit.first_day, visit.sort_key, visit.subject
 LIMIT ? OFFSET 0
"""

PASSES = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at
FROM pass
WHERE pass.subject = ? ORDER BY pass.at, pass.origin, pass.idx
"""
