"""Telephone calls, and as whose journals were projected.

Written by packaging/statements from `store/statements/calls.py`.
"""

CALLED = """
INSERT INTO called (origin, idx, node, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
"""

NEWEST = """
SELECT called.node, max(called.at) AS max_1
FROM called GROUP BY called.node
"""

AUTHORED = """
INSERT INTO authored (origin, author) VALUES (?, ?) ON CONFLICT (origin) DO UPDATE SET author =
    excluded.author
"""

FIRST_AUTHORED = """
INSERT INTO authored (origin, author) VALUES (?, ?) ON CONFLICT DO NOTHING
"""

AUTHORS = """
SELECT authored.origin, authored.author
FROM authored
"""
