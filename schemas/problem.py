"""What could not be trusted, as data: a paper's faults never raise, they travel with what was read."""

from schemas.place import Place
from schemas.record import Record


class Problem(Record, frozen=True, kw_only=True):
    """A doubt about one value, or about a paper as a whole.

    `code` is one of those that ``docs/problems.md`` lists; `message` is one English sentence with the printed
    words in it; `field` names the observation's field, "" where it is the paper's own.
    """

    code: str
    message: str
    field: str = ""
    place: Place | None = None


class PaperRefused(Exception):
    """A paper that cannot be read at all, with the reason in one sentence for a person.

    `name` is the file's name, `reason` says what is wrong and, where it can, what to do.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class PaperTooLong(PaperRefused):
    """A paper of more pages than it may have."""
