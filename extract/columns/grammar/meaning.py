"""What a heading means: the columns that may stand under it, and how sure that is."""

from dataclasses import dataclass

from extract.columns.grammar.times import NOW
from extract.columns.vocabulary import KINDS_OF_TEXT
from schemas import Column


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may stand over, the best first; `loose` where a word of it is not known.

    `gives_way` where another heading of the row may say the same better; `kind` is an index into `KINDS_OF_TEXT`,
    for a text; `when` is the year and month that it names, a quarter's last one, (0, month) without a year.
    """

    columns: tuple[Column, ...]
    loose: bool = False
    gives_way: bool = False
    kind: int = 0
    when: tuple[int, int] = NOW

    @property
    def recommends(self) -> bool:
        """Whether it is a text that somebody recommended."""
        return self.columns[0] == "text" and KINDS_OF_TEXT[self.kind] == "recommendation"

    @property
    def weak(self) -> bool:
        """Whether it is a text under a word that any table's heading may be."""
        return self.columns[0] == "text" and KINDS_OF_TEXT[self.kind] == "weak"
