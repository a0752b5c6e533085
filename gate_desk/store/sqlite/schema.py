"""SQLite's own part of the schema: append-only triggers and the search indexes."""

from gate_desk.store.sqlite.authorizer import APPEND_ONLY

TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'append_only'); END"
    for table in APPEND_ONLY
    for act in ("UPDATE", "DELETE")
)

SEARCH_TABLES = (
    "CREATE VIRTUAL TABLE person_search USING fts5("
    "fold, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')",
    "CREATE VIRTUAL TABLE card_search USING fts5("
    "number_key, content='', contentless_delete=1, tokenize='trigram')",
)
"""Without a copy of the text: row ids are those of `person` and `credential`."""

CLEAR_SEARCH = (
    "INSERT INTO person_search(person_search) VALUES ('delete-all')",
    "INSERT INTO card_search(card_search) VALUES ('delete-all')",
)

INDEX_PERSON = (
    "INSERT OR REPLACE INTO person_search(rowid, fold) "
    "SELECT rowid, fold FROM person WHERE agency = ? AND id = ?"
)
INDEX_CARD = (
    "INSERT OR REPLACE INTO card_search(rowid, number_key) "
    "SELECT rowid, number_key FROM credential WHERE issuer = ? AND serial = ?"
)

FIND_PEOPLE = (
    "SELECT person.agency, person.id, person.name, person.fold, person.sort_key "
    "FROM person_search JOIN person ON person.rowid = person_search.rowid "
    "WHERE person_search MATCH ? LIMIT ?"
)
FIND_CARDS = (
    "SELECT credential.issuer, credential.person, credential.number_key FROM card_search "
    "JOIN credential ON credential.rowid = card_search.rowid "
    "WHERE card_search MATCH ? LIMIT ?"
)
"""Rows as the index has them: sorting those of a frequent word takes 36 ms (100,000 people)."""

NAME_WORDS_TABLE = (
    "CREATE VIRTUAL TABLE temp.name_word USING fts5vocab('main', 'person_search', 'row')"
)
"""Every word of the index once; made by each reader for itself, it is not part of a store."""

NAME_WORDS = "SELECT term FROM temp.name_word"
NAME_WORDS_STAMP = "SELECT block FROM person_search_data WHERE id IN (1, 10) ORDER BY id"
"""FTS5 writes these two rows, its totals and its structure, with every change of the index."""
