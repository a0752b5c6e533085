"""The watch list.

Written by packaging/statements from `store/statements/watch.py`.
"""

PUT = """
INSERT INTO watch (agency, id, kind, last_day, name, birth, reason, photo, at, origin, idx)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (agency, id) DO UPDATE SET kind =
    excluded.kind, last_day = excluded.last_day, name = excluded.name, birth = excluded.birth,
    reason = excluded.reason, photo = excluded.photo, at = excluded.at, origin =
    excluded.origin, idx = excluded.idx WHERE (excluded.at, excluded.origin, excluded.idx) >
    (watch.at, watch.origin, watch.idx)
"""

KEY = """
INSERT INTO watch_key (agency, entry, kind, value, origin, idx) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

LIFTED = """
INSERT INTO watch_lifted (agency, entry, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""

HIT = """
INSERT INTO watch_hit (origin, idx, agency, entry, at, matched_by) VALUES (?, ?, ?, ?, ?, ?) ON
    CONFLICT DO NOTHING
"""

ALL = """
SELECT watch.agency, watch.id, watch.kind, watch.last_day, watch.name, watch.birth,
    watch.reason, watch.photo, watch.at, EXISTS (SELECT *
FROM watch_lifted
WHERE watch_lifted.agency = watch.agency AND watch_lifted.entry = watch.id AND watch_lifted.at
    >= watch.at) AS anon_1, (SELECT count(*) AS count_1
FROM watch_hit
WHERE watch_hit.agency = watch.agency AND watch_hit.entry = watch.id) AS anon_2
FROM watch ORDER BY watch.last_day DESC, watch.name, watch.agency, watch.id
 LIMIT ? OFFSET 0
"""

ONE = """
SELECT watch.agency, watch.id, watch.kind, watch.last_day, watch.name, watch.birth,
    watch.reason, watch.photo, watch.at, EXISTS (SELECT *
FROM watch_lifted
WHERE watch_lifted.agency = watch.agency AND watch_lifted.entry = watch.id AND watch_lifted.at
    >= watch.at) AS anon_1, (SELECT count(*) AS count_1
FROM watch_hit
WHERE watch_hit.agency = watch.agency AND watch_hit.entry = watch.id) AS anon_2
FROM watch
WHERE watch.agency = ? AND watch.id = ?
"""

KEYS = """
SELECT watch_key.kind, watch_key.value
FROM watch_key JOIN watch ON watch_key.agency = watch.agency AND watch_key.entry = watch.id AND
    watch_key.origin = watch.origin AND watch_key.idx = watch.idx
WHERE watch.agency = ? AND watch.id = ? ORDER BY watch_key.kind, watch_key.value
"""

BY_VALUE = """
SELECT watch.agency, watch.id
FROM watch JOIN watch_key ON watch_key.agency = watch.agency AND watch_key.entry = watch.id AND
    watch_key.origin = watch.origin AND watch_key.idx = watch.idx
WHERE watch_key.kind = ? AND watch_key.value = ? AND watch.last_day >= ? AND NOT (EXISTS (SELECT
    *
FROM watch_lifted
WHERE watch_lifted.agency = watch.agency AND watch_lifted.entry = watch.id AND watch_lifted.at
    >= watch.at)) ORDER BY watch.agency, watch.id
"""

NAMES = """
SELECT DISTINCT watch_key.value
FROM watch_key
WHERE watch_key.kind = ?
"""
