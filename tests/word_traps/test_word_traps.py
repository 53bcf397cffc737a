"""Word traps read from end to end: every row as a person reads it, none lost, none invented."""

from collections.abc import Callable

import pytest

from extract import extract, read
from normalise import normalise
from schemas import Observation
from tests.word_traps import counted, grids, lights, looks, words
from tests.word_traps.content import Trap

MAKERS = {
    maker.__name__: maker
    for maker in (*grids.MAKERS, *looks.MAKERS, *lights.MAKERS, *words.MAKERS, *counted.MAKERS)
}


def got(observation: Observation, field: str) -> object:
    if field == "due":
        return [due.date for due in observation.due]
    value = getattr(observation, field)
    return value.replace("• ", "") if isinstance(value, str) else value


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_word_trap_reads_as_a_person_reads_it(make: Callable[[], Trap]) -> None:
    """Every row of the truth, every field that the truth states."""
    trap = make()
    reading = normalise(extract(read(trap.content, "paper.docx")))
    found = [
        {field: got(each, field) for field in truth}
        for each, truth in zip(reading.observations, trap.rows, strict=False)
    ]
    assert found == list(trap.rows)
    assert len(reading.observations) == len(trap.rows)
    assert {field: getattr(reading.paper, field) for field in trap.facts} == dict(trap.facts)


@pytest.mark.parametrize(
    "make", [make for make in MAKERS.values() if make().problems], ids=lambda make: make.__name__
)
def test_a_word_trap_says_what_is_in_doubt(make: Callable[[], Trap]) -> None:
    """On the row that it is about, or with the paper, and nowhere else."""
    trap = make()
    extraction = extract(read(trap.content, "paper.docx"))
    said = {row.index: problem.code for row in extraction.rows for problem in row.problems}
    if extraction.problems:
        said[-1] = extraction.problems[0].code
    assert said == dict(trap.problems)
