"""Charter versions, second texts of them, and node notes.

Written by packaging/statements from `store/statements/charters.py`.
"""

ADOPT = """
INSERT INTO charter (version, note, adopted_at) VALUES (?, ?, ?)
"""

ALL = """
SELECT charter.note
FROM charter ORDER BY charter.version
"""

ADOPTED = """
SELECT charter.adopted_at
FROM charter ORDER BY charter.version
"""

RIVAL = """
INSERT INTO charter_rival (version, note, found_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""

RIVALS = """
SELECT charter_rival.version, charter_rival.note, charter_rival.found_at
FROM charter_rival ORDER BY charter_rival.version
"""

NODE_NOTE = """
INSERT INTO node_note (node, epoch, note, adopted_at) VALUES (?, ?, ?, ?)
"""

NODE_NOTES = """
SELECT node_note.note
FROM node_note ORDER BY node_note.node, node_note.epoch
"""
