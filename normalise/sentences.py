"""Sentences of a text, and the phrases in them that set a time, by spaCy's rules: no model, nothing downloaded.

The only module that knows spaCy; it is imported late, for it takes seconds.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from normalise.vocabulary import vocabulary

_FORGOTTEN_STOP = re.compile(
    r"(?<=\S)\s+(?=(?:Total of|There (?:are|is)|This report (?:makes|contains))\b)|(?<=\b\d{4})\s+(?=[A-Z])"
)
"""Where papers forget the stop: before a sentence that counts, and after a report's date of publication."""

_KEPT = 4096  # texts: a paper's are read several times over, an archive's are not all kept


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that set a time, by their `label` in ``deadlines.toml``; `start` and `stop` count characters of the text.

    `before` and `after` are the rest of their sentence.
    """

    label: str
    words: str
    start: int
    stop: int
    before: str
    after: str


@cache
def _splitter() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def _ruler() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(vocabulary("due/deadlines")["phrase"])
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


@lru_cache(_KEPT)
def timed(text: str) -> tuple[Phrase, ...]:
    """The phrases of `text` that set a time without a date, in printed order.

    >>> [(phrase.label, phrase.words) for phrase in timed("Within six months, forces should act.")]
    [('within', 'Within six months')]
    """
    found = _ruler()(text)
    return tuple(
        Phrase(
            label=span.label_,
            words=span.text,
            start=span.start_char,
            stop=span.end_char,
            before=text[span.sent.start_char : span.start_char],
            after=text[span.end_char : span.sent.end_char],
        )
        for span in found.ents
    )
