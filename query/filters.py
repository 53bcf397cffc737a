"""Which recommendations a question is about: a validated record that can say itself in English."""

import datetime
import re
from typing import Any, get_args

from schemas import Record
from schemas.observation import Colour, Kind, Scope

COLOURS: tuple[str, ...] = get_args(Colour)
KINDS: tuple[str, ...] = get_args(Kind)
SCOPES: tuple[str, ...] = get_args(Scope)

_PLURAL = {
    "recommendation": "recommendations",
    "area_for_improvement": "areas for improvement",
    "cause_of_concern": "causes of concern",
    "area_for_attention": "areas for attention",
    "area_for_enhancement": "areas for enhancement",
    "action": "actions",
}

LONGEST = 1_000
"""The longest text that can be asked for, in characters: databases know no longer patterns than some thousands."""

# A year, a month or a day as ISO writes it: "2017", "2017-02", "2017-02-28".
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class NeverFound(ValueError):  # noqa: N818 - named for what it is about
    """A value that nothing in any history can have; the message says why."""


class Filters(Record, frozen=True, kw_only=True):
    """What a question is limited to; "" does not limit. All that are given must hold.

    `authority` is a whole name; `report` is part of a report's title or key, `text` part of a
    recommendation's words, each in any paper. Letters A to Z count the same in either case. `colour` is
    that of the latest paper in which the recommendation stands (one part's is enough). `since` and `until`
    are ISO years, months or days, both included; a paper without a date is in no such span. `as_of` is such a day,
    month or year too: what the committee knew then. `as_read` is a run's number: what the history said after it.
    `key` is a whole recommendation key.

    Raises `ValueError` with one sentence where a value can never be found.
    """

    authority: str = ""
    report: str = ""
    scope: str = ""
    kind: str = ""
    colour: str = ""
    text: str = ""
    since: str = ""
    until: str = ""
    as_of: str = ""
    as_read: int | None = None
    key: str = ""

    def __post_init__(self) -> None:
        for name, known in (("scope", SCOPES), ("kind", KINDS), ("colour", COLOURS)):
            value = getattr(self, name)
            if value and value not in known:
                raise ValueError(f"there is no {name} {value!r}; there are {', '.join(known)}")
        for name in ("authority", "report", "text", "key"):
            check_text(name, getattr(self, name))
        for name in ("since", "until", "as_of"):
            value = getattr(self, name)
            if value and not is_period(value):
                raise ValueError(
                    f"{name.replace('_', '-')} is a year, a month or a day such as 2017-02, not {value!r}"
                )
        if self.as_read is not None and self.as_read < 0:
            raise ValueError(f"as-read is the number of a run, such as 7, not {self.as_read}")
        if self.as_of and self.as_read is not None:
            raise ValueError(
                "as-of asks what a committee knew, as-read what a run had read: give one of them"
            )
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise ValueError(f"nothing lies between {self.since} and {self.until}")

    def __str__(self) -> str:
        """The filters as a noun phrase.

        >>> str(Filters(authority="City of London Police", colour="red"))
        'recommendations of City of London Police that are now red'
        """
        return self.of(_PLURAL[self.kind or "recommendation"])

    def of(self, noun: str) -> str:
        """The filters as a phrase about something else: "findings of City of London Police as known on 2018"."""
        return " ".join([noun, *filter(None, self._parts())])

    @property
    def then(self) -> "Filters":
        """The time that is asked for, and nothing else."""
        return Filters(as_of=self.as_of, as_read=self.as_read)

    def _parts(self) -> tuple[str, ...]:
        reports = f"{self.scope} reports" if self.scope else "reports"
        about = f'named like "{self.report}"' if self.report else ""
        return (
            self.authority and f"of {self.authority}",
            f"in {reports} {about}".strip() if self.scope or self.report else "",
            self.text and f'whose words hold "{self.text}"',
            self.colour and f"that are now {self.colour}",
            self.key and f"with the key {self.key}",
            self._span(),
            self.as_of and f"as known on {self.as_of}",
            f"as read by run {self.as_read}" if self.as_read is not None else "",
        )

    def _span(self) -> str:
        if self.since and self.until:
            return f"in papers of {self.since} to {self.until}"
        if self.since:
            return f"in papers since {self.since}"
        return self.until and f"in papers up to {self.until}"


def check_text(name: str, value: str) -> None:
    """Raises `NeverFound` for a text that no history can hold, or that no database can look for."""
    if len(value) > LONGEST:
        raise NeverFound(f"the {name} that is asked for has more than {LONGEST:,} characters")
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value):
        raise NeverFound(f"the {name} that is asked for holds what is no character")


def is_period(value: str) -> bool:
    """Whether a year, a month or a day is one that a calendar has."""
    found = _PERIOD.fullmatch(value)
    if found is None:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def filters_of(conditions: dict[str, Any]) -> Filters:
    """The filters from keyword arguments; None does not limit, and a `datetime.date` is its day.

    Raises `TypeError` for an unknown one.
    """
    return Filters(**{name: _plain(value) for name, value in conditions.items() if value is not None})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def chosen_filters(filters: Filters | None, conditions: dict[str, Any]) -> Filters:
    """The filters of a question, which are given as a record or as keyword arguments. Raises `TypeError` for both."""
    if filters is not None and conditions:
        raise TypeError("give the filters as a record or as keyword arguments, not both")
    return filters or filters_of(conditions)
