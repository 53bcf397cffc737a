"""The words of headings, from `columns.toml`: read once, checked, frozen."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast, get_args

from schemas import Column

KINDS_OF_TEXT = ("recommendation", "action", "finding", "weak")
"""What a tracker's rows are, by weight: of several columns the first kind here holds what is tracked."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of `columns.toml`; each set holds folded words, or phrases of them."""

    idioms: dict[str, Column]
    nouns: dict[str, Column]
    texts: dict[str, int]
    """The nouns of a text column, with the index of their kind in `KINDS_OF_TEXT`."""
    giving_way: frozenset[str]
    beside: frozenset[str]
    behind: frozenset[str]
    done: frozenset[str]
    wording: frozenset[str]
    due: frozenset[str]
    past: frozenset[str]
    revising: frozenset[str]
    only_beside_an_original: frozenset[str]
    fulfilment: frozenset[str]
    fulfilled: frozenset[str]
    averting: frozenset[str]
    earlier: frozenset[str]
    reporting: frozenset[str]
    elsewhere_alone: frozenset[str]
    elsewhere_words: frozenset[str]
    elsewhere_together: frozenset[str]
    subjects: frozenset[str]
    verdicts: frozenset[str]
    status_words: frozenset[str]
    legend_words: frozenset[str]
    legend_definitions: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Every single word that a heading may be made of."""
        phrases = (
            self.idioms,
            self.nouns,
            self.beside,
            self.behind,
            self.done,
            self.wording,
            self.due,
            self.past,
        )
        more = (self.revising, self.fulfilment, self.fulfilled, self.earlier, self.reporting)
        return frozenset(word for group in (*phrases, *more) for phrase in group for word in phrase.split())


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """A heading as it is compared.

    >>> fold("Recommendations & Areas\\nfor Improvement:")
    'recommendations and areas for improvement'
    """
    return re.sub(r"[^a-z0-9]+", " ", heading.lower().replace("&", " and ")).strip()


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; raises ValueError where it names a column that does not exist."""
    data = tomllib.loads(resources.files("extract.columns").joinpath("columns.toml").read_text("utf-8"))
    nouns, beside, elsewhere, legend = data["nouns"], data["beside"], data["elsewhere"], data["legend"]
    texts = {word: index for index, kind in enumerate(KINDS_OF_TEXT) for word in nouns["text"][kind]}
    plain = {column: words for column, words in nouns.items() if column != "text"}
    return Vocabulary(
        idioms=_by_word(data["idioms"]),
        nouns=_by_word(plain) | dict.fromkeys(texts, "text"),
        texts=texts,
        giving_way=frozenset(data["giving_way"]["words"]),
        beside=frozenset(beside.pop("words")),
        **{name: frozenset(words) for name, words in beside.items()},
        elsewhere_alone=frozenset(elsewhere["alone"]),
        elsewhere_words=frozenset(elsewhere["words"]),
        elsewhere_together=frozenset(elsewhere["together"]),
        subjects=frozenset(elsewhere["subjects"]),
        verdicts=frozenset(elsewhere["verdicts"]),
        status_words=frozenset(data["cells"]["status"]),
        legend_words=frozenset(legend["word"]),
        legend_definitions=frozenset(legend["definition"]),
    )


def _by_word(columns: dict[str, Iterable[str]] | dict[str, Any]) -> dict[str, Column]:
    unknown = set(columns) - set(get_args(Column))
    if unknown:
        raise ValueError(f"columns.toml names columns that do not exist: {sorted(unknown)}")
    return {word: cast(Column, column) for column, words in columns.items() for word in words}
