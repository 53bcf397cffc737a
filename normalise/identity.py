"""The identity of a recommendation, made from what is printed, never from our cleaning of it.

A key is ``report/group/number``: the group where a line limits the table (numbers restart under it), and in the
place of a number that no paper prints, a digest of the text's letters and digits.
"""

import hashlib

from normalise.words import fold

_DIGEST = 10  # hex digits: a report has some dozens of recommendations, a group one line


def recommendation_key(report_key: str, group: str, number: str, text: str) -> str:
    """The key of a recommendation; `text` is its whole text, over all its parts."""
    limits = f"/group-{_digest(group)}" if group else ""
    own = fold(number).replace(" ", ".") if number else f"text-{_digest(text)}"
    return f"{report_key}{limits}/{own}"


def _digest(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:_DIGEST]
