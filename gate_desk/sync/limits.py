"""How large what comes from outside may be: checked before anything is allocated."""

MAX_FILE = 64 << 20
MAX_MANIFEST = 4 << 20
MAX_RAW = 256 << 20
"""Bytes of a body before compression."""
MAX_RECORDS = 200_000
MAX_BLOB = 8 << 20
MAX_NOTES = 4096
MAX_FILES = 200
"""Files of one import."""
MAX_SECONDS = 600
"""How long one import goes on."""
MAX_KEPT = 256 << 20
"""Bytes of `pending` per sender, and of the whole quarantine."""
