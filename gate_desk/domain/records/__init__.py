"""Record types of records.md: one frozen Struct per section, one module per noun."""
