"""Pictures.

Written by packaging/statements from `store/statements/blobs.py`.
"""

CREATE = """
CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256)
)
"""

PUT = """
INSERT INTO blob (sha256, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""

GET = """
SELECT blob.bytes
FROM blob
WHERE blob.sha256 = ?
"""
