"""Store a database of today's schema in tests/data, upgraded from the one before.

Done once, before the next step is begun: python installer/store_schema.py
"""

import gzip
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from kkdesk.db.database_file import SCHEMA
from kkdesk.db.migrate import upgrade

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"


def stored(schema: int) -> Path:
    """Return where the database of a schema is kept."""
    return DATA / f"schema-{schema}.sqlite.gz"


def store() -> Path:
    """Write the stored database of today's schema, with the same bytes each time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kkdesk.sqlite"
        path.write_bytes(gzip.decompress(stored(SCHEMA - 1).read_bytes()))
        upgrade(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM")
        stored(SCHEMA).write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    return stored(SCHEMA)


if __name__ == "__main__":
    sys.stdout.write(f"{store()}\n")
