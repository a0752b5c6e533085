"""Signed checkpoints.

Written by packaging/statements from `store/statements/cuts.py`.
"""

ADD = """
INSERT INTO cut (origin, size, note, frontier, made_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO
    NOTHING
"""

NEWEST = """
SELECT cut.size, cut.note, cut.frontier, cut.made_at
FROM cut
WHERE cut.origin = ? ORDER BY cut.size DESC
 LIMIT 1 OFFSET 0
"""

AT = """
SELECT cut.size, cut.note, cut.frontier, cut.made_at
FROM cut
WHERE cut.origin = ? AND cut.size = ?
"""

NOTES = """
SELECT cut.size, cut.note
FROM cut
WHERE cut.origin = ?
"""

BELOW = """
SELECT cut.size, cut.note, cut.frontier, cut.made_at
FROM cut
WHERE cut.origin = ? AND cut.size <= ? ORDER BY cut.size DESC
 LIMIT 1 OFFSET 0
"""

SIZES = """
SELECT cut.size
FROM cut
WHERE cut.origin = ? AND cut.size > ? AND cut.size <= ? ORDER BY cut.size
"""
