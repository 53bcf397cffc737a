"""The grammar of headings: what the words over a column say that it holds."""

from extract.grammar.headings import is_heading_like, meaning_of
from extract.grammar.meaning import Meaning

__all__ = ["Meaning", "is_heading_like", "meaning_of"]
