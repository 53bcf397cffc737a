"""How Word writes a count: figures, letters, Roman numerals, ordinals, words."""

import re
from collections.abc import Callable, Mapping

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

_MOST_LETTERS = 30  # of one number: Word itself ends there

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def written(form: str, count: int) -> str:
    """A count in one of Word's forms by its name; "001, 002, ..." pads with noughts; else in figures.

    >>> written("upperRoman", 4), written("decimalZero", 7), written("001, 002, 003, ...", 12)
    ('IV', '07', '012')
    """
    padded = re.match(r"(0+1),", form)
    return f"{count:0{min(len(padded[1]), 9)}d}" if padded else _FORMATS.get(form, str)(count)


def roman(count: int) -> str:
    """Small Roman numerals; a number that has none is written in figures.

    >>> roman(4), roman(1999), roman(0)
    ('iv', 'mcmxcix', '0')
    """
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, numeral in _ROMAN:
        times, count = divmod(count, worth)
        text += numeral * times
    return text


def letters(count: int) -> str:
    """Small letters as Word counts them: a to z, then aa, bb and so on.

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    times, index = divmod(count - 1, 26)
    if not 0 <= times < _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + index) * (times + 1)


def ordinal(count: int) -> str:
    """English ordinals in figures.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    teens = 10 < count % 100 < 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def spelt(count: int) -> str:
    """English words; figures from a hundred on.

    >>> spelt(7), spelt(42)
    ('Seven', 'Forty-two')
    """
    if not 0 <= count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    word = _ONES[count] if count < 20 else _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    return word.capitalize()


def spelt_ordinal(count: int) -> str:
    """English ordinals in words; in figures from a hundred on.

    >>> spelt_ordinal(3), spelt_ordinal(20), spelt_ordinal(21)
    ('Third', 'Twentieth', 'Twenty-first')
    """
    if not 0 <= count < 100:
        return ordinal(count)
    head, dash, last = spelt(count).lower().rpartition("-")
    end = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (head + dash + end).capitalize()


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": ordinal,
    "cardinalText": spelt,
    "ordinalText": spelt_ordinal,
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
}
"""Word's names of the forms; any other is written in figures, as "decimal" is."""
