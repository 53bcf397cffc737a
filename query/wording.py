"""What a person searches for, in words, and in the languages of two databases: their syntax is never the person's."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column

from schemas import Record

MOST_TERMS, MOST_WORDS = 30, 100
"""How many words and phrases one search may have, and how many words a phrase."""

AROUND = 12
"""How many words an excerpt has on each side of the one that was found."""

# A phrase in quotes, straight or curly, that ends with its mark or with the query; or anything up to a blank.
_TERM = re.compile(r"[\"“”„](?P<phrase>[^\"“”„]*)[\"“”„]?|(?P<word>[^\s\"“”„]+)")
_WORD = re.compile(r"[^\W_]+")
# Signs that only one of the databases takes for letters or figures ("½", "Ⅷ", "º"): alone they are no word.
_SIGNS = re.compile(r"[ªº¼-¾\u2000-\u2bff\u3000-\u303f]+")
# Footnote marks are parted from their words, as the databases' indexes do it (revision 0006).
_RAISED = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " "))


class NothingAsked(ValueError):  # noqa: N818 - named for what it is about
    """A question that is about nothing, or about more than can be asked at once; the message says what to give."""


class Term(Record, frozen=True, kw_only=True):
    """Words that stand one after another; `begins` is whether the last is only the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False

    def __str__(self) -> str:
        said = " ".join(self.words) + ("*" if self.begins else "")
        return f'"{said}"' if len(self.words) > 1 else said


class Wording(Record, frozen=True, kw_only=True):
    """All that must be found in a row.

    >>> str(Wording.of('hate-crime victim* “initial response”'))
    '"hate crime" and victim* and "initial response"'
    """

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, query: str) -> "Wording":
        """What a query asks for: words, "phrases", beginnings*. Any text is a query; one with no words is refused.

        Raises `NothingAsked` for no words, or for more than 30 terms or 100 words in one.
        """
        terms = tuple(_terms(unicodedata.normalize("NFC", query).translate(_RAISED)))
        if not terms:
            raise NothingAsked("search for what? give a word, or words in quotes")
        if len(terms) > MOST_TERMS or any(len(term.words) > MOST_WORDS for term in terms):
            raise NothingAsked(
                f"search for {MOST_TERMS} words or phrases at most, of {MOST_WORDS} words at most"
            )
        return cls(terms=terms)

    def __str__(self) -> str:
        return " and ".join(map(str, self.terms))

    def fts5(self) -> str:
        """The query for SQLite's FTS5: quoted words only, so that none of them is an operator of its own."""
        return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.begins else ""}' for term in self.terms)

    def tsquery(self) -> ColumnElement[Any]:
        """The query for PostgreSQL, by the configuration of revision 0006."""
        configuration: ColumnElement[Any] = literal_column("'ragw_words'::regconfig")

        def asked(term: Term) -> ColumnElement[Any]:
            if not term.begins:
                return func.phraseto_tsquery(configuration, " ".join(term.words))
            *whole, begun = term.words
            # Two letters have no stem: SQLite's Porter leaves them alone, PostgreSQL's makes "u" of "us".
            own = configuration if len(begun) > 2 else literal_column("'simple'::regconfig")
            # letters and figures only: nothing in them is an operator, and quotes make each one word
            query: ColumnElement[Any] = func.to_tsquery(own, f"'{begun}':*")
            if not whole:
                return query
            return func.phraseto_tsquery(configuration, " ".join(whole)).op("<->")(query)

        first, *others = map(asked, self.terms)
        for other in others:
            first = first.op("&&")(other)
        return first

    def begins(self, text: str) -> int | None:
        """Where the first word in a text begins that looks like one asked for; None where none does."""
        return next(
            (found.start() for found in _WORD.finditer(text) if self._is_like(found[0].casefold())), None
        )

    def _is_like(self, word: str) -> bool:
        return any(word.startswith(_stem(asked)) for term in self.terms for asked in term.words)


def excerpt(text: str, asked: Wording) -> str:
    """The words around the first one asked for, with "…" where something is left out."""
    start = asked.begins(text) or 0
    before, after = text[:start].split(), text[start:].split()
    return " ".join(
        [
            *(["…"] if len(before) > AROUND else []),
            *before[-AROUND:],
            *after[: AROUND + 1],
            *(["…"] if len(after) > AROUND + 1 else []),
        ]
    )


def _terms(query: str) -> Iterator[Term]:
    for found in _TERM.finditer(query):
        asked = found["phrase"] if found["phrase"] is not None else found["word"]
        words = tuple(word for word in _WORD.findall(asked) if not _SIGNS.fullmatch(word))
        if words:
            yield Term(words=words, begins=asked.rstrip().endswith("*"))


def _stem(word: str) -> str:
    """About what a database's stem of a word is: enough to show a person the place.

    >>> _stem("recording"), _stem("policies"), _stem("crime")
    ('record', 'polic', 'crim')
    """
    folded = word.casefold()
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y"):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded.removesuffix(ending)
    return folded
