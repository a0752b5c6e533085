"""The store's statements as SQLite runs them; written by packaging/statements, never by hand."""
