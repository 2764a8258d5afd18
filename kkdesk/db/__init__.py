"""The store: engine, tables, history, search, copies and migrations."""
