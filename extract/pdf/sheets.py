"""What a provider of pages is: an opened PDF whose pages are read one at a time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from schemas.paper import Page


class Unreadable(Exception):  # noqa: N818 - named for what is so
    """A provider cannot read a PDF, or one page of it; another one perhaps can."""


class Locked(Unreadable):
    """The PDF is encrypted and its password is not known: no provider can read it."""


class Sheets(Protocol):
    """An opened PDF."""

    def __len__(self) -> int:
        """How many pages it has."""

    def page(self, index: int) -> Page:
        """The page of this number, from 0: words, rules and fills. It keeps nothing open.

        Raises `Unreadable` where it is damaged.
        """

    def text(self, index: int) -> str:
        """The bare text of this page, from 0, cheaply: what it prints, in no order that is promised.

        Raises `Unreadable` where it is damaged.
        """


Opener = Callable[[bytes], AbstractContextManager[Sheets]]
"""Opens a PDF's bytes for as long as the context lasts; raises `Unreadable` where it cannot."""
