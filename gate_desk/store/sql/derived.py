"""Every derived table: emptied, and read in the order of its keys.

Written by packaging/statements from `store/statements/derived.py`.
"""

CLEAR = {
    "person": """
DELETE FROM person
""",
    "person_left": """
DELETE FROM person_left
""",
    "credential": """
DELETE FROM credential
""",
    "rfid": """
DELETE FROM rfid
""",
    "card_event": """
DELETE FROM card_event
""",
    "visit": """
DELETE FROM visit
""",
    "visit_event": """
DELETE FROM visit_event
""",
    "item": """
DELETE FROM item
""",
    "item_back": """
DELETE FROM item_back
""",
    "watch": """
DELETE FROM watch
""",
    "watch_key": """
DELETE FROM watch_key
""",
    "watch_lifted": """
DELETE FROM watch_lifted
""",
    "watch_hit": """
DELETE FROM watch_hit
""",
    "pass": """
DELETE FROM pass
""",
    "pass_event": """
DELETE FROM pass_event
""",
    "scan": """
DELETE FROM scan
""",
    "movement": """
DELETE FROM movement
""",
    "annulment": """
DELETE FROM annulment
""",
    "resolution": """
DELETE FROM resolution
""",
    "presence": """
DELETE FROM presence
""",
    "roll": """
DELETE FROM roll
""",
    "roll_mark": """
DELETE FROM roll_mark
""",
    "called": """
DELETE FROM called
""",
    "unprojected": """
DELETE FROM unprojected
""",
}

READ = {
    "person": """
SELECT person.agency, person.id, person.name, person.fold, person.sort_key, person.title,
    person.unit, person.birth_year, person.photo, person.at, person.origin, person.idx
FROM person ORDER BY person.agency, person.id
""",
    "person_left": """
SELECT person_left.agency, person_left.person, person_left.at
FROM person_left ORDER BY person_left.agency, person_left.person, person_left.at
""",
    "credential": """
SELECT credential.issuer, credential.serial, credential.number, credential.number_key,
    credential.person, credential.first_day, credential.last_day, credential.zones,
    credential.hours, credential.escort, credential.state, credential.state_at, credential.at,
    credential.origin, credential.idx
FROM credential ORDER BY credential.issuer, credential.serial
""",
    "rfid": """
SELECT rfid.part, rfid.number, rfid.issuer, rfid.serial, rfid.origin, rfid.idx
FROM rfid ORDER BY rfid.part, rfid.number, rfid.issuer, rfid.serial, rfid.origin, rfid.idx
""",
    "card_event": """
SELECT card_event.issuer, card_event.serial, card_event.at, card_event.origin, card_event.idx,
    card_event.kind, card_event.first_day, card_event.last_day, card_event.zones
FROM card_event ORDER BY card_event.issuer, card_event.serial, card_event.at, card_event.origin,
    card_event.idx
""",
    "visit": """
SELECT visit.subject, visit.host, visit.id, visit.purpose, visit.first_day, visit.last_day,
    visit.name, visit.fold, visit.sort_key, visit.organisation, visit.note, visit.at,
    visit.origin, visit.idx, visit.birth, visit.phone, visit.meets, visit.document_kind,
    visit.document, visit.plate, visit.photo, visit.people, visit.zones, visit.escort,
    visit.until, visit.hour, visit.group_id, visit.group_name, visit.state, visit.state_at
FROM visit ORDER BY visit.subject
""",
    "visit_event": """
SELECT visit_event.subject, visit_event.at, visit_event.origin, visit_event.idx,
    visit_event.kind, visit_event.movement
FROM visit_event ORDER BY visit_event.subject, visit_event.at, visit_event.origin,
    visit_event.idx
""",
    "item": """
SELECT item.subject, item.id, item.what, item.at, item.origin, item.idx
FROM item ORDER BY item.subject, item.id
""",
    "item_back": """
SELECT item_back.subject, item_back.id, item_back.at
FROM item_back ORDER BY item_back.subject, item_back.id, item_back.at
""",
    "watch": """
SELECT watch.agency, watch.id, watch.kind, watch.last_day, watch.name, watch.birth,
    watch.reason, watch.photo, watch.at, watch.origin, watch.idx
FROM watch ORDER BY watch.agency, watch.id
""",
    "watch_key": """
SELECT watch_key.agency, watch_key.entry, watch_key.kind, watch_key.value, watch_key.origin,
    watch_key.idx
FROM watch_key ORDER BY watch_key.agency, watch_key.entry, watch_key.kind, watch_key.value,
    watch_key.origin, watch_key.idx
""",
    "watch_lifted": """
SELECT watch_lifted.agency, watch_lifted.entry, watch_lifted.at
FROM watch_lifted ORDER BY watch_lifted.agency, watch_lifted.entry, watch_lifted.at
""",
    "watch_hit": """
SELECT watch_hit.origin, watch_hit.idx, watch_hit.agency, watch_hit.entry, watch_hit.at,
    watch_hit.matched_by
FROM watch_hit ORDER BY watch_hit.origin, watch_hit.idx, watch_hit.agency, watch_hit.entry
""",
    "pass": """
SELECT pass.origin, pass.serial, pass.subject, pass.first_day, pass.last_day, pass.zones,
    pass.escort, pass.state, pass.state_at, pass.at, pass.idx, pass.number, pass.number_key
FROM pass ORDER BY pass.origin, pass.serial
""",
    "pass_event": """
SELECT pass_event.pass_origin, pass_event.serial, pass_event.at, pass_event.origin,
    pass_event.idx, pass_event.kind
FROM pass_event ORDER BY pass_event.pass_origin, pass_event.serial, pass_event.at,
    pass_event.origin, pass_event.idx
""",
    "scan": """
SELECT scan.origin, scan.idx, scan.at, scan.number, scan.reader, scan.subject, scan.verdict,
    scan.direction, scan.person, scan.issuer, scan.serial, scan.first_reason, scan.kind,
    scan.repeat_of
FROM scan ORDER BY scan.origin, scan.idx
""",
    "movement": """
SELECT movement.origin, movement.idx, movement.at, movement.direction, movement.subject,
    movement.issuer, movement.serial, movement.scan
FROM movement ORDER BY movement.origin, movement.idx
""",
    "annulment": """
SELECT annulment.movement_origin, annulment.movement_idx, annulment.origin, annulment.idx
FROM annulment ORDER BY annulment.movement_origin, annulment.movement_idx, annulment.origin,
    annulment.idx
""",
    "resolution": """
SELECT resolution.scan_origin, resolution.scan_idx, resolution.origin, resolution.idx,
    resolution.kind, resolution.at, resolution.actor
FROM resolution ORDER BY resolution.scan_origin, resolution.scan_idx, resolution.origin,
    resolution.idx
""",
    "presence": """
SELECT presence.subject, presence.at, presence.origin, presence.idx, presence.direction,
    presence.issuer, presence.serial
FROM presence ORDER BY presence.subject
""",
    "roll": """
SELECT roll.origin, roll.idx, roll.kind, roll.at
FROM roll ORDER BY roll.origin, roll.idx, roll.kind
""",
    "roll_mark": """
SELECT roll_mark.roll_origin, roll_mark.roll_idx, roll_mark.subject, roll_mark.safe,
    roll_mark.at, roll_mark.origin, roll_mark.idx
FROM roll_mark ORDER BY roll_mark.roll_origin, roll_mark.roll_idx, roll_mark.subject
""",
    "called": """
SELECT called.origin, called.idx, called.node, called.at
FROM called ORDER BY called.origin, called.idx
""",
    "unprojected": """
SELECT unprojected.origin, unprojected.idx, unprojected.code
FROM unprojected ORDER BY unprojected.origin, unprojected.idx
""",
}
