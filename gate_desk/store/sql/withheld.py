"""Subtrees of journals that this node may not read.

Written by packaging/statements from `store/statements/withheld.py`.
"""

ADD = """
INSERT INTO withheld (origin, first, level, hash) VALUES (?, ?, ?, ?)
"""

WITHIN = """
SELECT withheld.first, withheld.level, withheld.hash
FROM withheld
WHERE withheld.origin = ? AND withheld.first >= ? AND withheld.first < ? ORDER BY withheld.first
"""

BEFORE = """
SELECT withheld.first, withheld.level, withheld.hash
FROM withheld
WHERE withheld.origin = ? AND withheld.first <= ? ORDER BY withheld.first DESC
 LIMIT 1 OFFSET 0
"""

DROP = """
DELETE FROM withheld WHERE withheld.origin = ? AND withheld.first = ?
"""
