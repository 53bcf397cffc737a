"""What a paper says of itself, as printed: the counts it states, the reports it lists, what its prose recommends."""

from typing import Literal

from schemas.place import Place
from schemas.record import Record


class StatedCount(Record, frozen=True, kw_only=True):
    """Words of a paper that count recommendations, and where they stand.

    A `table` names a report in `label` and counts in `words` ("5 NEW GREEN\\n2 NEW RED"), a `total` a colour
    ("Red") and a number ("9 (including two new reds)"); a `sentence` is whole in `words`, and `label` is the
    heading that it stands under. `section` is the section of the tracker that a sentence stands over.
    """

    basis: Literal["table", "total", "sentence"]
    label: str
    words: str
    place: Place
    label_place: Place | None = None
    section: int | None = None


class ListedReport(Record, frozen=True, kw_only=True):
    """A line of a list of inspections: published, completed or due; `heading` is the one over its column."""

    listing: Literal["published", "completed", "due"]
    heading: str
    title: str
    date: str
    place: Place


class Passage(Record, frozen=True, kw_only=True):
    """A recommendation in prose, as printed.

    `number` is its paragraph's ("3", "13.1"; "" if none) and `label` the words that name its kind ("Area for
    improvement"); `lead` is the sentence that announces it ("The report contains the following recommendations
    for all police forces."). `area` is the nearest heading over it, `report` the words that say which report or
    inspection it comes from, `about` the sentences that say what that report is and when it was published.
    `progress` are the paragraphs and bullets that follow it; `status` the words that grade or colour it; `due` and
    `owner` those of a line "Deadline: ..." or "Lead: ..." under it.
    """

    number: str
    label: str
    text: tuple[str, ...]
    area: str
    report: str
    places: tuple[Place, ...]
    lead: str = ""
    about: str = ""
    progress: tuple[str, ...] = ()
    progress_places: tuple[Place, ...] = ()
    status: str = ""
    due: str = ""
    owner: str = ""
