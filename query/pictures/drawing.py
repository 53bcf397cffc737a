"""From a question to pictures."""

from collections.abc import Iterator
from itertools import islice

from load import Address, Database
from load.database import opened
from query.due.slippage import slippage
from query.filters import Filters
from query.names import asked
from query.pictures.ladder import slippage_pages
from query.pictures.matrix import timeline_pages
from query.pictures.page import Page, Picture, laid_out
from query.pictures.status import status_pages
from query.pictures.told import panels

KINDS = ("status", "timeline", "slippage")

MOST = 200
"""The most pictures that one question makes."""


class TooMany(ValueError):  # noqa: N818 - named for what is the matter
    """More pictures than anybody would look through."""


def draw(database: Database | Address, kind: str, filters: Filters | None = None) -> list[Picture]:
    """The pictures that answer a question, of one of the `KINDS`; none where the filters find nothing.

    The same history gives the same bytes. Raises `TooMany` where there would be more than `MOST`, `NoSuchName`, and
    `DatabaseUnavailable` for no history.
    """
    chosen = filters or Filters()
    with opened(database, read_only=True) as own:
        with asked(own, chosen):
            pass
        pages = list(islice(_pages(own, kind, chosen), MOST + 1))
    if len(pages) > MOST:
        raise TooMany(
            f"this would be more than {MOST} pictures; ask for less, by --authority or --report say"
        )
    return [laid_out(page, f"ragw-{kind}-{number}") for number, page in enumerate(pages, 1)]


def _pages(database: Database, kind: str, filters: Filters) -> Iterator[Page]:
    if kind == "slippage":
        rows = slippage(database, filters).to_dict("records")
        return slippage_pages([{str(key): value for key, value in row.items()} for row in rows], str(filters))
    return (status_pages if kind == "status" else timeline_pages)(panels(database, filters), str(filters))
