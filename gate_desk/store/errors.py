"""What the driver reports, told apart: trouble of the environment, each with its code.

Unavailable
|- disk_full, disk_error        the disk
|- in_use                       another process holds the store
|- store_missing                no file
|- store_unreadable             wrong key, or not a store at all
|- store_damaged                pages that contradict each other
`- store_read_only              no right to write
"""

import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.errors import Unavailable

_CODES = (
    ("database or disk is full", "disk_full"),
    ("disk i/o error", "disk_error"),
    ("database is locked", "in_use"),
    ("unable to open", "store_missing"),
    ("file is not a database", "store_unreadable"),
    ("out of memory", "store_unreadable"),
    ("hmac check failed", "store_damaged"),
    ("malformed", "store_damaged"),
    ("vtable constructor failed", "store_damaged"),
    ("readonly", "store_read_only"),
    ("read-only", "store_read_only"),
)


class environment_errors:  # noqa: N801 - used like a function; a generator takes 2 us longer
    """Turn the driver's errors about disk, file and key into `Unavailable`; let others pass."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object
    ) -> None:
        if isinstance(error, sqlcipher.DatabaseError):
            said = str(error).lower()
            for phrase, code in _CODES:
                if phrase in said:
                    raise Unavailable(code, phrase) from error
        elif isinstance(error, MemoryError):
            # SQLCipher reports some truncated files as "out of memory" (measured, 4.19).
            raise Unavailable("store_unreadable", "out of memory") from error
