"""Heads of journals, and their origins.

Written by packaging/statements from `store/statements/heads.py`.
"""

SAVE = """
INSERT INTO head (origin, size, frontier, highest, counts) VALUES (?, ?, ?, ?, ?) ON CONFLICT
    (origin) DO UPDATE SET size = excluded.size, frontier = excluded.frontier, highest =
    excluded.highest, counts = excluded.counts
"""

LOAD = """
SELECT head.size, head.frontier, head.highest, head.counts
FROM head
WHERE head.origin = ?
"""

COUNTS = """
SELECT head.counts
FROM head
"""

ORIGIN = """
SELECT origin.id
FROM origin
WHERE origin.name = ?
"""

NEW_ORIGIN = """
INSERT INTO origin (name) VALUES (?)
"""

ORIGINS = """
SELECT origin.id, origin.name
FROM origin ORDER BY origin.id
"""
