"""People.

Written by packaging/statements from `store/statements/people.py`.
"""

PUT = """
INSERT INTO person (agency, id, name, fold, sort_key, title, unit, birth_year, photo, at,
    origin, idx) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (agency, id) DO UPDATE
    SET name = excluded.name, fold = excluded.fold, sort_key = excluded.sort_key, title =
    excluded.title, unit = excluded.unit, birth_year = excluded.birth_year, photo =
    excluded.photo, at = excluded.at, origin = excluded.origin, idx = excluded.idx WHERE
    (excluded.at, excluded.origin, excluded.idx) > (person.at, person.origin, person.idx)
"""

LEFT = """
INSERT INTO person_left (agency, person, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""
