"""Visits and the passes of visitors.

Written by packaging/statements from `store/statements/visits.py`.
"""

PUT = """
INSERT INTO visit (subject, host, id, purpose, first_day, last_day, name, fold, sort_key,
    organisation, note, at, origin, idx, birth, phone, meets, document_kind, document, plate,
    photo, people, zones, escort, until, hour, group_id, group_name, state, state_at) VALUES (?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON
    CONFLICT (subject) DO UPDATE SET host = excluded.host, id = excluded.id, purpose =
    excluded.purpose, first_day = excluded.first_day, last_day = excluded.last_day, name =
    excluded.name, fold = excluded.fold, sort_key = excluded.sort_key, organisation =
    excluded.organisation, note = excluded.note, at = excluded.at, origin = excluded.origin, idx
    = excluded.idx, birth = excluded.birth, phone = excluded.phone, meets = excluded.meets,
    document_kind = excluded.document_kind, document = excluded.document, plate =
    excluded.plate, photo = excluded.photo, people = excluded.people, zones = excluded.zones,
    escort = excluded.escort, until = excluded.until, hour = excluded.hour, group_id =
    excluded.group_id, group_name = excluded.group_name, state = excluded.state, state_at =
    excluded.state_at WHERE (excluded.at, excluded.origin, excluded.idx) > (visit.at,
    visit.origin, visit.idx)
"""

ISSUED = """
INSERT INTO pass (origin, serial, subject, first_day, last_day, zones, escort, state, state_at,
    at, idx, number, number_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT
    (origin, serial) DO UPDATE SET subject = excluded.subject, first_day = excluded.first_day,
    last_day = excluded.last_day, zones = excluded.zones, escort = excluded.escort, state =
    excluded.state, state_at = excluded.state_at, at = excluded.at, idx = excluded.idx, number =
    excluded.number, number_key = excluded.number_key WHERE (excluded.at, excluded.origin,
    excluded.idx) > (pass.at, pass.origin, pass.idx)
"""

EVENT = """
INSERT INTO pass_event (pass_origin, serial, at, origin, idx, kind) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

HAPPENED = """
INSERT INTO visit_event (subject, at, origin, idx, kind, movement) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

HELD = """
INSERT INTO item (subject, id, what, at, origin, idx) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT
    (subject, id) DO UPDATE SET what = excluded.what, at = excluded.at, origin =
    excluded.origin, idx = excluded.idx WHERE (excluded.at, excluded.origin, excluded.idx) >
    (item.at, item.origin, item.idx)
"""

BACK = """
INSERT INTO item_back (subject, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""

HAPPENINGS = """
SELECT visit_event.at, visit_event.origin, visit_event.idx, visit_event.kind, EXISTS (SELECT *
FROM annulment, origin
WHERE annulment.movement_origin = origin.id AND origin.name = visit_event.origin AND
    annulment.movement_idx = visit_event.movement) AS anon_1
FROM visit_event
WHERE visit_event.subject = ?
"""

SETTLED = """
UPDATE visit SET state=?, state_at=? WHERE visit.subject = ?
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
    pass.state, pass.state_at, pass.number, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, visit.state AS state_1, visit.photo, visit.birth,
    visit.document, visit.meets, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at,
    presence.origin AS origin_1, presence.idx, presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.origin = ? AND pass.serial = ?
"""

BY_SERIAL = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, pass.number, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, visit.state AS state_1, visit.photo, visit.birth,
    visit.document, visit.meets, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at,
    presence.origin AS origin_1, presence.idx, presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.serial = ? ORDER BY pass.origin
"""

BY_NUMBER = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, pass.number, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, visit.state AS state_1, visit.photo, visit.birth,
    visit.document, visit.meets, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at,
    presence.origin AS origin_1, presence.idx, presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.number_key = ? AND pass.number_key != '' ORDER BY pass.at DESC, pass.origin DESC,
    pass.idx DESC
 LIMIT 1 OFFSET 0
"""

TAKEN = """
SELECT 1
FROM pass
WHERE pass.origin = ? AND pass.serial = ?
"""

BY_ID = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.id = ? ORDER BY visit.host
"""

LIST = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.last_day >= ? ORDER BY visit.first_day, visit.sort_key, visit.subject
 LIMIT ? OFFSET 0
"""

WAITING = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.last_day >= ? AND visit.first_day <= ? AND visit.state IN ('expected', 'registered',
    'awaiting') AND (presence.direction IS NULL OR presence.direction != 'in') ORDER BY
    visit.hour, visit.group_name, visit.sort_key, visit.subject
 LIMIT ? OFFSET 0
"""

INSIDE = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE presence.direction = 'in' ORDER BY visit.until, presence.at, visit.subject
 LIMIT ? OFFSET 0
"""

BY_DOCUMENT = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.document = ? AND visit.document != '' ORDER BY visit.at DESC
 LIMIT ? OFFSET 0
"""

BY_NAME = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.fold = ? AND visit.last_day >= ? AND visit.first_day <= ? AND visit.state IN
    ('expected', 'registered', 'awaiting') ORDER BY visit.hour, visit.subject
 LIMIT ? OFFSET 0
"""

OF_GROUP = """
SELECT visit.host, visit.id, visit.purpose, visit.name, visit.organisation, visit.note,
    visit.first_day, visit.last_day, visit.subject, visit.at, visit.birth, visit.phone,
    visit.meets, visit.document_kind, visit.document, visit.plate, visit.photo, visit.people,
    visit.zones, visit.escort, visit.until, visit.hour, visit.group_id, visit.group_name,
    visit.state, visit.state_at, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at AS
    at_1, presence.direction
FROM visit LEFT OUTER JOIN presence ON presence.subject = visit.subject
WHERE visit.group_id = ? AND visit.host = ? AND visit.group_id != '' ORDER BY visit.sort_key,
    visit.subject
"""

ITEMS = """
SELECT item.id, item.what, item.at
FROM item
WHERE item.subject = ? AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id)) ORDER BY item.at, item.id
"""

PASSES = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, pass.number
FROM pass
WHERE pass.subject = ? ORDER BY pass.at, pass.origin, pass.idx
"""

NOT_RETURNED = """
SELECT pass.origin, pass.serial, pass.first_day, pass.last_day, pass.zones, pass.escort,
    pass.state, pass.state_at, pass.number, visit.host, visit.id, visit.purpose, visit.name,
    visit.organisation, visit.note, visit.state AS state_1, visit.photo, visit.birth,
    visit.document, visit.meets, (SELECT count(*) AS count_1
FROM item
WHERE item.subject = visit.subject AND NOT (EXISTS (SELECT *
FROM item_back
WHERE item_back.subject = item.subject AND item_back.id = item.id))) AS anon_1, presence.at,
    presence.origin AS origin_1, presence.idx, presence.direction
FROM pass JOIN visit ON visit.subject = pass.subject LEFT OUTER JOIN presence ON
    presence.subject = pass.subject
WHERE pass.state = 'active' AND pass.last_day >= ? AND visit.state IN ('ended', 'unseen',
    'refused', 'cancelled') ORDER BY visit.state_at DESC, pass.origin, pass.serial
 LIMIT ? OFFSET 0
"""
