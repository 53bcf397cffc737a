"""When words, numbers and titles are other ones: how they are printed does not count, what they say does."""

import re
import unicodedata

# A hyphen within a word, or one at which a line broke: "front-line", "recom- mendation" in older readings.
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011’'](?=\w)")
_WORD = re.compile(r"\w+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents, punctuation and hyphens.

    >>> words("The Force’s front-line staff:") == words("the forces frontline staff")
    True
    """
    plain = unicodedata.normalize("NFKD", _HYPHEN.sub("", text))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(letters.casefold()))


def number(printed: str) -> str:
    """A number without brackets, blanks and closing stops, in either case.

    >>> number("[1.1b]"), number("4 (a)."), number("R1")
    ('1.1b', '4a', 'r1')
    """
    return re.sub(r"[^\w.]", "", printed).strip(".").casefold()


def is_left_of(text: str, part: str, whole: str) -> bool:
    """Whether a text is a part of a whole, with other words of the whole beside it: those that led up to the part.

    >>> is_left_of("The force should: • report.", "• report.", "The force should: • train; • report.")
    True
    """
    own, left = words(text), " ".join(words(part))
    return f" {left} " in f" {' '.join(own)} " and set(own) <= set(words(whole))
