"""Records and sections of journals.

Written by packaging/statements from `store/statements/records.py`.
"""

INSERT_RECORD = """
INSERT INTO record (origin, idx, header) VALUES (?, ?, ?)
"""

INSERT_SECTION = """
INSERT INTO section (origin, idx, name, salt, data) VALUES (?, ?, ?, ?, ?)
"""

HEADERS = """
SELECT record.idx, CAST(record.header AS BLOB) AS header
FROM record
WHERE record.origin = ? AND record.idx >= ? AND record.idx < ? ORDER BY record.idx
"""

SECTIONS = """
SELECT section.idx, CAST(section.name AS TEXT) AS name, CAST(section.salt AS BLOB) AS salt,
    CAST(section.data AS BLOB) AS data
FROM section
WHERE section.origin = ? AND section.idx >= ? AND section.idx < ? ORDER BY section.idx,
    section.name
"""

BEYOND = """
SELECT record.idx, CAST(record.header AS BLOB) AS header
FROM record
WHERE record.origin = ? AND record.idx >= ? ORDER BY record.idx
 LIMIT 1 OFFSET 0
"""
