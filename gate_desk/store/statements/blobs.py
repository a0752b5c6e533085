"""Pictures."""

from sqlalchemy import bindparam, select
from sqlalchemy.schema import CreateTable

from gate_desk.store.blob_tables import blob
from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import insert_once

CREATE = compiled(CreateTable(blob))
PUT = insert_once(blob)
GET = compiled(select(blob.c.bytes).where(blob.c.sha256 == bindparam("h")), "h")
