"""Sentences of a text, by spaCy's rule-based splitter: no model, nothing downloaded.

The only module that knows spaCy; it is imported late, for it takes seconds.
"""

import re
from functools import cache
from typing import Any

_FORGOTTEN_STOP = re.compile(
    r"(?<=\S)\s+(?=(?:Total of|There (?:are|is)|This report (?:makes|contains))\b)|(?<=\b\d{4})\s+(?=[A-Z])"
)
"""Where papers forget the stop: before a sentence that counts, and after a report's date of publication."""


@cache
def _splitter() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, also where papers forget the stop between two.

    >>> sentences("Published December 2016 Total of 2 areas. Both are in progress.")
    ('Published December 2016', 'Total of 2 areas.', 'Both are in progress.')
    """
    return tuple(
        sentence.text.strip()
        for run in _FORGOTTEN_STOP.split(text)
        for sentence in _splitter()(run).sents
        if sentence.text.strip()
    )
