"""One shared database on PostgreSQL: its tables, and the queries' SQL run as SQLite runs it."""
