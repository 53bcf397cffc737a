"""Opening a history, and the two ways to use one: `reading` it, and `writing` to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from load import migrate
from load.address import Address, DatabaseUnavailable, file_of, parse, shown
from load.engines import WRITES, Writes, build, how_to_read, let_readers_in, stamp
from load.failures import explain
from load.keeping import keep_copy


@dataclass(frozen=True, slots=True)
class Database:
    """An open history. `url` names it for a person, without its password.

    Close it after use, or use it in a ``with`` statement. `owed` is what is left to do before it is asked or closed.
    """

    engine: Engine
    url: str
    read_only: bool
    owed: list[Callable[[], None]] = field(default_factory=list, repr=False, compare=False)
    standing: Connection | None = None
    """What all questions are read on, where this is a `moment` of a history."""

    @property
    def dialect(self) -> str:
        """The kind of database: "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which the history stands still: it sees no import that ends in the meantime.

        What is owed is done before. Raises `DatabaseUnavailable` where the database cannot be reached.
        """
        if self.standing is not None:
            with _in_words(self.url):
                yield self.standing
            return
        self._settle_up()
        with _in_words(self.url), self._unwritten(), self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _unwritten(self) -> Iterator[None]:
        """Refuses what was read of a file that could be read without a lock only, where it was written meanwhile."""
        path = file_of(self.engine.url) if self.read_only else None
        if path is None or "immutable" not in how_to_read(path):
            yield
            return
        before = stamp(path)
        yield
        if stamp(path) != before:
            raise DatabaseUnavailable(self.url, f"{self.url} was written while it was read; ask again")

    @contextmanager
    def moment(self) -> Iterator["Database"]:
        """The history as it is now, for several questions: what one of them finds all find, whatever is imported.

        Raises `DatabaseUnavailable`.
        """
        with self.reading() as connection:
            yield replace(self, standing=connection)

    @contextmanager
    def writing(self, how: Writes = "at once") -> Iterator[Connection]:
        """One transaction, alone among writers: all of it is kept, or on any error none of it.

        `how` says whether its end waits for the disk (see `load.engines`). Raises `DatabaseUnavailable` where
        another import keeps the database longer than we wait.
        """
        if self.read_only:
            raise DatabaseUnavailable(self.url, f"{self.url} was opened for reading only")
        with _in_words(self.url), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: how})
            with connection.begin():
                yield connection

    def tidy(self) -> None:
        """Let the database look at how its rows lie, where it does not by itself: for questions to go by an index.

        Raises `DatabaseUnavailable`.
        """
        if self.dialect == "sqlite":
            with self.writing() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
                connection.exec_driver_sql("PRAGMA optimize = 0x10002")

    def close(self) -> None:
        """Do what is owed, and give back every connection. Raises `DatabaseUnavailable` where that cannot be done."""
        try:
            self._settle_up()
        finally:
            self.engine.dispose()

    def _settle_up(self) -> None:
        while self.owed:
            self.owed[-1]()
            self.owed.pop()

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_database(address: Address, read_only: bool = False, *, patience: float = 10.0) -> Database:
    """The history at a path or URL. A writer's is made where there is none, and brought up to date.

    `read_only` never writes, and never makes a file. `patience` is how many seconds to wait for another
    import to let go, and for a server to answer. Raises `DatabaseUnavailable` with one sentence that says
    why: no such server, no driver, not an SQLite file, written by a newer ragw, held by another import.
    """
    url = parse(address)
    name = shown(url)
    _look_at_file(url, name, read_only)
    database = Database(build(url, name, read_only, patience), name, read_only)
    try:
        _ready(database)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def opened(database: Database | Address, read_only: bool = False) -> Iterator[Database]:
    """The database itself, left open; or the one at an address, closed again at the end."""
    if isinstance(database, Database):
        yield database
        return
    with open_database(database, read_only) as own:
        yield own


def _ready(database: Database) -> None:
    with database.reading() as connection:
        found = migrate.version(connection)
        if found is None:
            migrate.refuse_foreign(connection, database.url)
    if found == migrate.HEAD:
        return
    if database.read_only or not migrate.can_be_upgraded(found):
        raise DatabaseUnavailable(database.url, migrate.why_not_readable(found, database.url))
    if found is None:
        with _in_words(database.url):
            let_readers_in(database.engine)
    with database.writing() as connection:
        found = migrate.version(connection)
        if found is not None and found != migrate.HEAD:
            keep_copy(database.engine, found)
        migrate.upgrade(connection)


def revision(address: Address) -> tuple[str | None, str]:
    """The revision of the tables at an address, None where there is no history, and the newest that this code knows.

    Looks only: nothing is made or brought up to date. Raises `DatabaseUnavailable`.
    """
    url = parse(address)
    name = shown(url)
    _look_at_file(url, name, read_only=True)
    with Database(build(url, name, True, 10.0), name, True) as database, database.reading() as connection:
        return migrate.version(connection), migrate.HEAD


def _look_at_file(url: URL, name: str, read_only: bool) -> None:
    """Say what is wrong with an SQLite file in better words than "unable to open database file"."""
    path = file_of(url)
    if path is None:
        return
    try:
        is_folder, is_there, has_place = path.is_dir(), path.exists(), path.parent.is_dir()
    except OSError as error:
        raise DatabaseUnavailable(name, f"{name} cannot be looked at: {error.strerror}") from error
    if is_folder:
        raise DatabaseUnavailable(name, f"{name} is a folder, not a database")
    if read_only and not is_there:
        raise DatabaseUnavailable(name, migrate.why_not_readable(None, name))
    if not has_place:
        raise DatabaseUnavailable(name, f"{name} cannot be made: there is no folder {path.parent}")


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        reason = explain(error, url)
        if reason is None:
            raise
        raise DatabaseUnavailable(url, reason) from error
