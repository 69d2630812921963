"""SQLite databases, read without a change to the file or its folder.

A database with a write-ahead log beside it, or within a zip, is copied to a private temporary folder, since
SQLite must write to replay the log; the copy goes when the reading ends. No other reading writes anything.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from ghostprep.errors import InputError
from ghostprep.readers.input.sources import Source

MAGIC = b"SQLite format 3\0"
LOG = "-wal"
_BLOCK = 1 << 20
_LARGEST_VALUE = 1 << 26
_STEPS, _STEPS_PER_BYTE, _FREE_STEPS = 10_000, 50, 10**7
"""Of SQLite's machine: between two looks at how many it took, and how many a file may take. In a crafted file
a few pages can each stand for a billion."""
_CAREFUL = ("PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF", "PRAGMA temp_store = MEMORY")


@contextmanager
def open_database(source: Source, log: Source | None) -> Iterator[sqlite3.Connection]:
    """A connection that only reads. Text comes as bytes. InputError for whatever SQLite has to say."""
    size = source.size + (log.size if log else 0)
    try:
        if log is None and not source.member:
            with closing(
                _connect(f"{source.path.resolve().as_uri()}?mode=ro&immutable=1", size)
            ) as connection:
                yield connection
        else:
            with TemporaryDirectory(prefix="ghostprep-") as folder:
                copy = _copy(source, Path(folder) / "copy.db")
                if log is not None:
                    _copy(log, Path(folder) / f"copy.db{LOG}")
                with closing(_connect(copy.as_uri(), size)) as connection:
                    yield connection
    except (sqlite3.Error, ValueError, MemoryError):  # a broken one's own words may be no UTF-8, or endless
        what, mend = "a broken database", "copy it again, with its -wal file and with the app closed"
        raise InputError(what, mend, file=source.name) from None
    except OSError as error:
        what = f"cannot be copied to a temporary folder ({error.strerror})"
        raise InputError(what, "make room, or set TMPDIR to another folder", file=source.name) from None


def tables(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Plain tables, not views, and their columns."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    names: Sequence[str] = [name.decode("utf-8", "replace") for (name,) in connection.execute(query)]
    info = "SELECT name FROM pragma_table_info(?)"
    return {
        name: frozenset(column.decode("utf-8", "replace") for (column,) in connection.execute(info, [name]))
        for name in names
    }


def _connect(uri: str, size: int) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True)
    connection.text_factory = bytes  # whether it is UTF-8 is for the reader to see
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    looks = count()
    most = (_FREE_STEPS + _STEPS_PER_BYTE * size) // _STEPS
    connection.set_progress_handler(lambda: next(looks) > most, _STEPS)
    for statement in _CAREFUL:
        connection.execute(statement)
    return connection


def _copy(source: Source, target: Path) -> Path:
    with source.open() as stream, target.open("xb") as file:
        while block := stream.read(_BLOCK):
            file.write(block)
    return target
