"""Files out and in, receipts, cosignatures, forks: the books of the exchange.

Written by packaging/statements from `store/statements/exchange.py`.
"""

SENT = """
INSERT INTO outgoing (file, recipient, origin, first, size, disclosed, bytes, charter, told,
    built_at, carried_at, done_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT
    (file) DO UPDATE SET recipient = excluded.recipient, origin = excluded.origin, first =
    excluded.first, size = excluded.size, disclosed = excluded.disclosed, bytes =
    excluded.bytes, charter = excluded.charter, told = excluded.told, built_at =
    excluded.built_at, carried_at = excluded.carried_at, done_at = excluded.done_at
"""

OPEN = """
SELECT outgoing.file, outgoing.recipient, outgoing.origin, outgoing.first, outgoing.size,
    outgoing.disclosed, outgoing.bytes, outgoing.charter, outgoing.told, outgoing.built_at,
    outgoing.carried_at, outgoing.done_at
FROM outgoing
WHERE outgoing.done_at IS NULL ORDER BY outgoing.recipient, outgoing.origin, outgoing.first,
    outgoing.built_at
"""

UNCARRIED = """
SELECT count(*) AS count_1
FROM outgoing
WHERE outgoing.done_at IS NULL AND outgoing.carried_at IS NULL
"""

LAST_TO = """
SELECT outgoing.file, outgoing.recipient, outgoing.origin, outgoing.first, outgoing.size,
    outgoing.disclosed, outgoing.bytes, outgoing.charter, outgoing.told, outgoing.built_at,
    outgoing.carried_at, outgoing.done_at
FROM outgoing
WHERE outgoing.recipient = ? AND outgoing.told != '' ORDER BY outgoing.built_at DESC,
    outgoing.size DESC
 LIMIT 1 OFFSET 0
"""

CARRIED_TO = """
SELECT outgoing.file, outgoing.recipient, outgoing.origin, outgoing.first, outgoing.size,
    outgoing.disclosed, outgoing.bytes, outgoing.charter, outgoing.told, outgoing.built_at,
    outgoing.carried_at, outgoing.done_at
FROM outgoing
WHERE outgoing.recipient = ? AND outgoing.origin = ? AND outgoing.carried_at IS NOT NULL ORDER
    BY outgoing.size DESC, outgoing.carried_at DESC
 LIMIT 1 OFFSET 0
"""

NEWS_TO = """
SELECT outgoing.file
FROM outgoing
WHERE outgoing.recipient = ? AND outgoing.told != '' AND outgoing.first = outgoing.size AND
    outgoing.carried_at IS NOT NULL ORDER BY outgoing.carried_at DESC
 LIMIT ? OFFSET 0
"""

CARRIED = """
UPDATE outgoing SET carried_at=? WHERE outgoing.file = ?
"""

DONE = """
UPDATE outgoing SET done_at=? WHERE outgoing.file = ?
"""

TELL_AGAIN = """
UPDATE outgoing SET told='again' WHERE outgoing.recipient = ? AND outgoing.told != ''
"""

CAME = """
INSERT INTO incoming (file, sender, origin, first, size, bytes, code, detail, applied,
    unprojected, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET
    sender = excluded.sender, origin = excluded.origin, first = excluded.first, size =
    excluded.size, bytes = excluded.bytes, code = excluded.code, detail = excluded.detail,
    applied = excluded.applied, unprojected = excluded.unprojected, at = excluded.at
"""

KNOWN = """
SELECT incoming.file, incoming.sender, incoming.origin, incoming.first, incoming.size,
    incoming.bytes, incoming.code, incoming.detail, incoming.applied, incoming.unprojected,
    incoming.at
FROM incoming
WHERE incoming.file = ?
"""

LATEST_IN = """
SELECT incoming.file, incoming.sender, incoming.origin, incoming.first, incoming.size,
    incoming.bytes, incoming.code, incoming.detail, incoming.applied, incoming.unprojected,
    incoming.at
FROM incoming ORDER BY incoming.at DESC, incoming.file
 LIMIT ? OFFSET 0
"""

RECEIVED = """
INSERT INTO receipt (kind, origin, signer, epoch, own_size, size, charter, note, at) VALUES (?,
    ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, origin, signer) DO UPDATE SET epoch =
    excluded.epoch, own_size = excluded.own_size, size = excluded.size, charter =
    excluded.charter, note = excluded.note, at = excluded.at WHERE (excluded.epoch,
    excluded.own_size, excluded.charter, excluded.size) >= (receipt.epoch, receipt.own_size,
    receipt.charter, receipt.size)
"""

RECEIPTS = """
SELECT receipt.kind, receipt.origin, receipt.signer, receipt.epoch, receipt.own_size,
    receipt.size, receipt.charter, receipt.note, receipt.at
FROM receipt ORDER BY receipt.kind, receipt.origin, receipt.signer
"""

FULFILLED = """
DELETE FROM receipt WHERE receipt.kind = 'want' AND receipt.origin = ? AND receipt.signer = ?
"""

WITNESSED = """
INSERT INTO witness (origin, size, node, seconds, line) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO
    NOTHING
"""

WITNESSES = """
SELECT witness.node, witness.seconds, witness.line
FROM witness
WHERE witness.origin = ? AND witness.size = ? ORDER BY witness.node
"""

WITNESSED_TO = """
SELECT witness.origin, witness.node, max(witness.size) AS max_1
FROM witness GROUP BY witness.origin, witness.node
"""

SEEN = """
INSERT INTO seen (node, origin, size, note, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (node,
    origin) DO UPDATE SET size = excluded.size, note = excluded.note, at = excluded.at WHERE
    excluded.at >= seen.at
"""

ALL_SEEN = """
SELECT seen.node, seen.origin, seen.size, seen.at
FROM seen ORDER BY seen.node, seen.origin
"""

AWAIT = """
INSERT INTO awaited (sha256, origin) VALUES (?, ?) ON CONFLICT DO NOTHING
"""

AWAITED = """
SELECT awaited.sha256
FROM awaited
WHERE awaited.origin = ? ORDER BY awaited.sha256
"""

IS_AWAITED = """
SELECT awaited.origin
FROM awaited
WHERE awaited.sha256 = ?
"""

CAME_PICTURE = """
DELETE FROM awaited WHERE awaited.sha256 = ?
"""

FORKED = """
INSERT INTO fork (origin, size, held, other, found_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO
    NOTHING
"""

IS_FORKED = """
SELECT fork.size
FROM fork
WHERE fork.origin = ?
"""

FORKS = """
SELECT origin.name, fork.size, fork.held, fork.other, fork.found_at
FROM fork JOIN origin ON origin.id = fork.origin ORDER BY origin.name
"""

HELD = """
SELECT origin.id, origin.name, head.size, coalesce(max(cut.size), 0) AS coalesce_1
FROM origin JOIN head ON head.origin = origin.id LEFT OUTER JOIN cut ON cut.origin = origin.id
    GROUP BY origin.id, origin.name, head.size ORDER BY origin.name
"""
