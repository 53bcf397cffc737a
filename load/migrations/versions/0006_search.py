"""Full-text search over observations: FTS5 on SQLite, a tsvector on PostgreSQL; words by their stems on both.

The database itself makes both of the observations, so that no import can forget them, and they are no tables of the
history's own. An SQLite without FTS5 makes none, and `query.search` says so.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FIELDS = ("report_title", "group_line", "text", "comment", "progress")
"""What is searched: columns of `observations`."""

RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Footnote marks, which are no part of the word that they stand at."""

APART = "[^0-9A-Za-zµÀ-ÖØ-öø-\u1fff\u2c00-\u2fff\u3040-\U0010ffff]+"
"""What stands between words on PostgreSQL, whose own parser would make one word of "and/or" and of "3.5"."""

BORDER = " ragwborder "
"""A word between two fields, so that no phrase is found across them."""

MOST = 40_000
"""The characters of a field that PostgreSQL searches: a tsvector holds a megabyte at most, or the row is refused."""


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        add_column_of_words()
    elif dialect == "sqlite" and knows_fts5():
        create_table_of_words()


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute("ALTER TABLE observations DROP COLUMN words")
        op.execute("DROP TEXT SEARCH CONFIGURATION ragw_words")
        op.execute("DROP TEXT SEARCH DICTIONARY ragw_stems")
    elif dialect == "sqlite":
        op.execute("DROP TRIGGER IF EXISTS observation_words_added")
        op.execute("DROP TRIGGER IF EXISTS observation_words_removed")
        op.execute("DROP TABLE IF EXISTS observation_words")


def knows_fts5() -> bool:
    return bool(op.get_bind().exec_driver_sql("SELECT sqlite_compileoption_used('ENABLE_FTS5')").scalar())


def create_table_of_words() -> None:
    """An index beside the observations, which keeps none of their words itself."""
    fields = ", ".join(FIELDS)
    added, removed = (", ".join(f"{row}.{field}" for field in FIELDS) for row in ("new", "old"))
    op.execute(
        f"CREATE VIRTUAL TABLE observation_words USING fts5({fields}, content='observations', "
        "content_rowid='observation_id', "
        f"tokenize=\"porter unicode61 remove_diacritics 0 separators '{RAISED}'\")"
    )
    op.execute(
        "CREATE TRIGGER observation_words_added AFTER INSERT ON observations BEGIN "  # noqa: S608 - names of ours
        f"INSERT INTO observation_words (rowid, {fields}) "
        f"VALUES (new.observation_id, {added}); END"
    )
    op.execute(
        "CREATE TRIGGER observation_words_removed AFTER DELETE ON observations BEGIN "  # noqa: S608 - the same
        f"INSERT INTO observation_words (observation_words, rowid, {fields}) "
        f"VALUES ('delete', old.observation_id, {removed}); END"
    )
    op.execute("INSERT INTO observation_words (observation_words) VALUES ('rebuild')")


def add_column_of_words() -> None:
    """A column that is always what the others make it, with the stems that SQLite has (Porter's), and no stop words.

    With the server's own stop words the phrase "all forces should" would be found wherever there are forces.
    """
    op.execute("CREATE TEXT SEARCH DICTIONARY ragw_stems (TEMPLATE = pg_catalog.snowball, Language = porter)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION ragw_words (COPY = pg_catalog.simple)")
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION ragw_words ALTER MAPPING FOR "
        "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart "
        "WITH ragw_stems"
    )
    whole = f" || '{BORDER}' || ".join(
        f"regexp_replace(left({field}, {MOST}), '{APART}', ' ', 'g')" for field in FIELDS
    )
    op.execute(
        "ALTER TABLE observations ADD COLUMN words tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('ragw_words'::regconfig, {whole})) STORED"
    )
    op.execute("CREATE INDEX ix_observations_words ON observations USING gin (words)")
