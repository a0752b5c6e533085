"""Every statement of the store, in SQLAlchemy Core.

`packaging/statements compile` writes them to `store/sql` as the SQL that SQLite runs, and a test
says when that is stale: the window opens without SQLAlchemy, which takes a sixth of a second and
25 MB to load.
"""
