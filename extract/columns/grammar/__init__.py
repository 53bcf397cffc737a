"""The grammar of headings: what the words over a column say that it holds."""

from extract.columns.grammar.headings import is_heading_like, meaning_of
from extract.columns.grammar.meaning import Meaning

__all__ = ["Meaning", "is_heading_like", "meaning_of"]
