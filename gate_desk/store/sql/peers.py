"""How far this node is with the journals of others.

Written by packaging/statements from `store/statements/peers.py`.
"""

PUT = """
INSERT INTO peer (origin, created_at, received_at) VALUES (?, ?, ?) ON CONFLICT (origin) DO
    UPDATE SET created_at = excluded.created_at, received_at = excluded.received_at WHERE
    excluded.created_at > peer.created_at
"""

IS_PEER = """
SELECT 1
FROM peer
WHERE peer.origin = ?
"""

STATES = """
SELECT origin.name, head.size, min(peer.created_at, peer.received_at) AS min_1
FROM peer JOIN origin ON origin.id = peer.origin JOIN head ON head.origin = peer.origin
"""

RECEIVED_AT = """
SELECT peer.received_at
FROM peer
WHERE peer.origin = ?
"""
