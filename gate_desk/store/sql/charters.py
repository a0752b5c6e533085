"""Charter versions.

Written by packaging/statements from `store/statements/charters.py`.
"""

ADOPT = """
INSERT INTO charter (version, note, adopted_at) VALUES (?, ?, ?)
"""

ALL = """
SELECT charter.note
FROM charter ORDER BY charter.version
"""
