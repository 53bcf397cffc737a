"""Why an observation is taken for the same recommendation as an earlier one."""

from typing import Literal

from schemas.record import Record

Rule = Literal[
    "unsettled",
    "first",
    "same",
    "words",
    "renumbered",
    "reworded",
    "alike",
    "shortened",
    "split",
    "merged",
    "moved",
    "unclear",
    "decided",
]
"""How it was found: `first` of its kind; the `same` number and words; the same `words` where a number is missing;
the same or like words under another number (`renumbered`); like words under the same number (`reworded`) or without
one (`alike`); a beginning or a piece of the earlier words (`shortened`); a piece beside others (`split`); several
earlier ones in one (`merged`); in another report's list (`moved`). `unclear` is one that several could be, and so
stands alone; `decided` what a person says; `unsettled` one that nobody looked at so far."""


class Identity(Record, frozen=True, kw_only=True):
    """The evidence for a recommendation key: the rule, how alike the words are (hundredths), the form most like it.

    `printed_key` is the key that the paper alone gives; `paper`, `paper_date`, `number` and `words` are the earlier
    form's. `merged` are the keys of recommendations that end in this one here.
    """

    rule: Rule
    printed_key: str
    alike: int | None = None
    paper: str = ""
    paper_date: str | None = None
    number: str = ""
    words: str = ""
    merged: tuple[str, ...] = ()
