"""What the search index needs to follow after very many changes."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the words that the index of a file still has to forget; a server's index never lags."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("""CREATE TABLE search_waiting (
        id INTEGER PRIMARY KEY,
        words TEXT NOT NULL,
        stems TEXT NOT NULL
    )""")
    op.execute("DROP TRIGGER search_document_removed")
    op.execute("""CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_letters(search_letters, rowid, words)
            SELECT 'delete', old.id, words FROM
                (SELECT words FROM search_waiting WHERE id = old.id UNION ALL SELECT old.words)
            LIMIT 1;
        INSERT INTO search_pieces(search_pieces, rowid, words, stems)
            SELECT 'delete', old.id, words, stems FROM
                (SELECT words, stems FROM search_waiting WHERE id = old.id
                UNION ALL SELECT old.words, old.stems)
            LIMIT 1;
        DELETE FROM search_waiting WHERE id = old.id;
    END""")
