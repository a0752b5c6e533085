"""Scans.

Written by packaging/statements from `store/statements/scans.py`.
"""

SCANNED = """
INSERT INTO scan (origin, idx, at, number, reader, subject, verdict, direction, person, issuer,
    serial, first_reason, kind, repeat_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
