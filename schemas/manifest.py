"""What a person says of a paper before it is read: it wins over what the paper prints."""

from schemas.record import Record


class ManifestEntry(Record, frozen=True, kw_only=True):
    """One line of a manifest. Blank cells say nothing. `date` is ISO, to the day, the month or the year."""

    file: str
    authority: str = ""
    committee: str = ""
    date: str = ""
    reference: str = ""
    supersedes: str = ""
