"""What `normalise` gives for a whole paper."""

from schemas.finding import Count, Mention
from schemas.observation import Observation, PaperFacts
from schemas.problem import Problem
from schemas.raw import Leftover
from schemas.record import Record


class Reading(Record, frozen=True, kw_only=True):
    """All that one paper says: facts, observations in reading order, what was left, what is in doubt.

    `counts` are the numbers that it states of itself, `mentions` the reports and inspections that it lists.
    """

    paper: PaperFacts
    observations: tuple[Observation, ...]
    leftovers: tuple[Leftover, ...]
    problems: tuple[Problem, ...]
    counts: tuple[Count, ...] = ()
    mentions: tuple[Mention, ...] = ()
