"""Records that are stored and not applied.

Written by packaging/statements from `store/statements/unprojected.py`.
"""

LIST = """
INSERT INTO unprojected (origin, idx, code) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""
