"""What became of scans.

Written by packaging/statements from `store/statements/resolutions.py`.
"""

RESOLVED = """
INSERT INTO resolution (scan_origin, scan_idx, origin, idx, kind, at, actor) VALUES (?, ?, ?, ?,
    ?, ?, ?)
"""
