"""Legends that change between neighbouring papers of one authority."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.drift import legend_changes
from schemas import LegendEntry, PaperFacts, Place
from tests.load.readings import facts

CANNOT = "Cannot or will not be implemented"
LATE = "Beyond designated deadline or cannot / will not be implemented"


def paper(file: str, date: str | None, legend: dict[str, str], **known: object) -> PaperFacts:
    """A paper with these words and definitions, one a line of page 1."""
    entries = tuple(
        LegendEntry(word=word, definition=definition, fill=None, place=Place(page=1, row=row))
        for row, (word, definition) in enumerate(legend.items(), 1)
    )
    return facts(file, date=date, legend=entries, **{"committee": "", **known})


def told(*papers: PaperFacts) -> list[tuple[str, str, str]]:
    """The later paper, the earlier, and the sentence; the same in whatever order the papers come."""
    found = {
        tuple((each.paper, each.found_in, each.words) for _, each in legend_changes(order))
        for order in permutations(papers)
    }
    (only,) = found
    return list(only)


def test_a_definition_that_changed_is_one_sentence_with_both_places() -> None:
    """ "RED" of 2017 and of 2018."""
    before = paper("2017.pdf", "2017-02", {"GREEN": "Implemented", "RED": CANNOT})
    after = paper("2018.pdf", "2018-11", {"GREEN": "implemented.", "RED": LATE})
    ((later, finding),) = legend_changes([after, before])
    assert later is after
    assert (finding.code, finding.verdict) == ("legend_changed", "changed")
    assert finding.words == f"RED means {LATE!r} here; in 2017.pdf (2017-02) it meant {CANNOT!r}."
    assert (finding.paper, finding.place) == ("2018.pdf", Place(page=1, row=2))
    assert (finding.found_in, finding.places) == ("2017.pdf", (Place(page=1, row=2),))


def test_each_paper_is_held_against_the_one_before_it_only() -> None:
    """Changed and changed back are two findings; the first and the last agree."""
    papers = [
        paper("a.pdf", "2017-02", {"RED": CANNOT}),
        paper("b.pdf", "2018-11", {"Red": LATE}),
        paper("c.pdf", "2019-02", {"RED": CANNOT}),
    ]
    assert [(later, earlier) for later, earlier, _ in told(*papers)] == [
        ("b.pdf", "a.pdf"),
        ("c.pdf", "b.pdf"),
    ]


def test_a_status_that_a_legend_gains_or_loses_is_said() -> None:
    """ "NEW GREEN" is not "GREEN"."""
    before = paper("a.pdf", "2017-02", {"GREEN": "Implemented", "WHITE": "Not for the force"})
    after = paper("b.pdf", "2018-11", {"GREEN": "Implemented", "NEW GREEN": "Implemented this quarter"})
    assert [words for _, _, words in told(before, after)] == [
        "WHITE is in this legend no more; in a.pdf (2017-02) it meant 'Not for the force'.",
        "NEW GREEN is in this legend, 'Implemented this quarter', and was not in that of a.pdf (2017-02).",
    ]


@pytest.mark.parametrize(
    "known",
    [{"authority": "Kent Police"}, {"committee": "Audit Committee"}, {"date": None}, {"legend": ()}],
)
def test_what_cannot_be_compared_is_not(known: dict[str, object]) -> None:
    """Another force's, another committee's, an undated paper's, and no legend at all."""
    before = paper("a.pdf", "2017-02", {"RED": CANNOT}, committee="Performance Committee")
    after = facts("b.pdf", **{"date": "2018-11", "legend": paper("x", None, {"RED": LATE}).legend, **known})
    assert told(before, after) == []


def test_two_papers_of_an_unknown_authority_are_not_taken_for_one_forces() -> None:
    """Nobody knows."""
    papers = (
        paper("a.pdf", "2017-02", {"RED": CANNOT}, authority=""),
        paper("b.pdf", "2018-11", {"RED": LATE}, authority=""),
    )
    assert told(*papers) == []


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=4))
def test_a_legend_printed_again_has_not_changed(legend: dict[str, str]) -> None:
    """Whatever it says, and however it is spaced and pointed."""
    again = {word: f" {definition}  ." for word, definition in legend.items()}
    assert list(legend_changes((paper("a.pdf", "2017-02", legend), paper("b.pdf", "2018-11", again)))) == []
