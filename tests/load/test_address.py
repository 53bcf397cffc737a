"""What a person writes for a database, and how it is said back."""

import doctest
from pathlib import Path

import pytest

import load.address
from load.address import DatabaseUnavailable, file_of, parse, shown


def test_the_examples_in_the_code_hold() -> None:
    """Docstrings of the module are true."""
    assert doctest.testmod(load.address).failed == 0


@pytest.mark.parametrize(
    "path",
    ["ragw.db", "a folder/of 100% #1?.db", r"C:\archive\ragw.db", r"\\server\share\ragw.db", "c:/ragw.db"],
)
def test_a_plain_path_is_an_sqlite_file(path: str) -> None:
    """With a drive letter as well, and with any character that a URL would take for its own."""
    url = parse(path)
    assert (url.drivername, url.database) == ("sqlite", path)
    assert shown(url) == path
    assert file_of(url) == Path(path)


def test_a_path_object_and_a_home_folder_are_paths_too() -> None:
    """As they come from a notebook, or from a settings file that no shell has read."""
    assert parse(Path("ragw.db")).database == "ragw.db"
    assert parse("~/ragw.db").database == str(Path.home() / "ragw.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_through_psycopg(scheme: str) -> None:
    """However the URL names it; hosting services write "postgres"."""
    assert parse(f"{scheme}://reader@host/ragw").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    "url",
    ["postgresql://me:s3cret@host:5432/ragw", "postgresql://me@host/ragw?password=s3cret&sslmode=require"],
)
def test_a_password_is_never_said_back(url: str) -> None:
    """Neither where it belongs nor among the options."""
    assert "s3cret" not in shown(parse(url))
    assert "me@host" in shown(parse(url))


@pytest.mark.parametrize("url", ["postgresql://me:s3cret@host:port/ragw", "mysql://[me:s3cret"])
def test_what_is_no_url_is_refused_without_saying_it_back(url: str) -> None:
    """A password may stand anywhere in it."""
    with pytest.raises(DatabaseUnavailable) as refused:
        parse(url)
    assert "s3cret" not in f"{refused.value} {refused.value.url}"
    assert url.partition("://")[0] in refused.value.reason


def test_memory_is_no_file() -> None:
    """Nor is SQLite's own kind of URI: neither is looked for on the disk."""
    for address in (":memory:", "sqlite://", "sqlite:///file:ragw.db?uri=true"):
        assert file_of(parse(address)) is None
