"""Sentences of a text, by spaCy's rule-based splitter: no model, nothing downloaded.

The only module that knows spaCy; it is imported late, for it takes seconds.
"""

import re
from functools import cache
from typing import Any

_OPENERS = re.compile(r"(?<=\S)\s+(?=(?:Total of|There (?:are|is)|This report (?:makes|contains))\b)")


@cache
def _splitter() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, on one line each; one that counts begins anew where papers forget the stop.

    >>> sentences("Published December 2016 Total of 2 areas. Both are in progress.")
    ('Published December 2016', 'Total of 2 areas.', 'Both are in progress.')
    """
    return tuple(
        sentence.text.strip()
        for run in _OPENERS.split(text)
        for sentence in _splitter()(run).sents
        if sentence.text.strip()
    )
