"""What speaks against two texts being one recommendation, however alike they are."""

import re
from functools import lru_cache

from load.identity.forms import Entry
from load.identity.lists import Listed
from load.identity.slips import slips
from load.identity.threads import Strand
from load.identity.words import Words

_SIBLING = 0.6  # how alike two recommendations of one paper are that could be taken for one another
_KEPT = 20_000  # texts whose figures are remembered
_OPENING = 2  # words before which a figure is a label: "Rec 5"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FIGURE = re.compile(rf"\b(\d{{1,3}})\b(?! {_MONTH}\b)")


def is_another(entry: Entry, strand: Strand, form: Entry, own: Listed) -> bool:
    """Whether an entry whose number says nothing is not what `form` of the strand was: by a figure, or a sibling."""
    return _other_figure(entry.words, form.words) or _is_in_place_of(entry.words, strand, form, own)


def _other_figure(one: Words, other: Words) -> bool:
    """Whether each has a figure that the other lacks: "Quarter 3" and "Quarter 4", not a day or a year."""
    figures, others = _figures(one.folded), _figures(other.folded)
    return bool(figures - others and others - figures)


@lru_cache(maxsize=_KEPT)
def _figures(folded: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(" ".join(folded.split()[_OPENING:])))


def _is_in_place_of(entry: Words, strand: Strand, form: Entry, own: Listed) -> bool:
    """Whether the entry has other words where the form has all those that tell it from one that stood beside it.

    Beside it when it came up, or in this form; and near to it in words.
    """
    if entry.stems.keys() <= form.words.stems.keys():
        return False
    meant = {word for word, _ in slips(form.words, entry)}
    meant |= {piece for _, pieces in slips(entry, form.words) for piece in pieces}
    beside = [*own.book.beside(strand.thread.members[0]), *own.book.beside(form)]
    for sibling in {each.words.folded: each.words for each in beside}.values():
        telling = [stem for stem, count in form.words.stems.items() if count > sibling.stems.get(stem, 0)]
        kept = (stem in meant or entry.stems.get(stem, 0) > sibling.stems.get(stem, 0) for stem in telling)
        if telling and not any(kept) and own.weights.alike(sibling, form.words) >= _SIBLING:
            return True
    return False
