"""Schema changes as Alembic migrations, run by the program itself.

`versions/NNNN_name.py` hold one change each. Alembic is imported only when something has to
change (it costs about half a second).
"""

from pathlib import Path
from typing import Any

from gate_desk.store.errors import environment_errors
from gate_desk.store.sqlite.connect import connect_writer

SCHEMA_VERSION = "0008"
"""The newest migration; stores below it are migrated at start, stores above it refused."""


def schema_version(cursor: Any) -> str | None:
    """The migration that a store stands at; None when it never had one."""
    known = cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if not known:
        return None
    row = cursor.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def migrate(path: Path, key: bytes, target: str = SCHEMA_VERSION) -> None:
    """Bring a store to a schema version, upwards or downwards ("base" is empty)."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.exc import DBAPIError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    engine = engine_of(path, key)
    with environment_errors():
        try:
            with engine.connect() as connection:
                config.attributes["connection"] = connection
                current = schema_version(connection.connection.cursor())
                # Else each statement commits by itself, and one that fails leaves half of them.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                downwards = target == "base" or (current is not None and target < current)
                (command.downgrade if downwards else command.upgrade)(config, target)
                connection.commit()
        except DBAPIError as error:
            raise (error.orig or error) from error
        finally:
            engine.dispose()


def engine_of(path: Path, key: bytes) -> Any:
    """SQLAlchemy's view of one connection; its own dialect of SQLCipher breaks with a creator."""
    import sqlcipher3.dbapi2 as sqlcipher
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    return create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect_writer(path, key, guarded=False),
        poolclass=StaticPool,
    )
