"""What a new paper brings: news of the world, for the morning after a nightly import."""

from typing import Literal

from schemas.record import Record

What = Literal["reddened", "slipped", "vanished", "count", "greened"]
"""Newly red; due later than before; in the paper before and not in this one, though not done; a count that a paper
states and its rows contradict; newly green."""


class News(Record, frozen=True, kw_only=True):
    """One thing that a new `paper` brings. `before` and `after` are colours or states, due dates, or counts; `since`
    is the date of the paper before. Of a count `text` is the words that state it."""

    what: What
    authority: str
    paper: str
    date: str
    report: str
    number: str
    text: str
    before: str
    after: str
    since: str = ""
    recommendation_key: str = ""
