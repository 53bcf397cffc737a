"""Legends that change from paper to paper: what a colour means here, beside what it meant in the paper before.

RED "cannot or will not be implemented" of one year is "beyond designated deadline or cannot / will not be
implemented" in the next: rows of both papers are RED, and not for the same reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from normalise.legend import colour_meant
from normalise.meeting import elsewhere
from normalise.words import fold, one_line
from schemas import Finding, LegendEntry, PaperFacts, Place


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a legend says of one status: the word as printed, the definition on one line, and where."""

    word: str
    definition: str
    place: Place


def legend_changes(papers: Sequence[PaperFacts]) -> Iterator[tuple[PaperFacts, Finding]]:
    """A finding for each status whose meaning changed between two neighbouring papers, with the later of the two.

    `papers` are of any authorities, each with its legend. Only those with a date, an authority and a legend are
    held against each other, in the order of their dates; papers of two committees never are. Wording is compared
    without case, dashes and punctuation.
    """
    told = [paper for paper in papers if paper.date and paper.authority and paper.legend]
    ordered = sorted(
        told, key=lambda paper: (paper.authority, paper.date or "", paper.paper, paper.paper_sha256)
    )
    for _, of_authority in groupby(ordered, key=lambda paper: paper.authority):
        before: list[PaperFacts] = []
        for later in of_authority:
            earlier = next((paper for paper in reversed(before) if not elsewhere(paper, later)), None)
            if earlier is not None:
                yield from ((later, finding) for finding in _between(earlier, later))
            before.append(later)


def _between(earlier: PaperFacts, later: PaperFacts) -> Iterator[Finding]:
    before, after = _meanings(earlier.legend), _meanings(later.legend)
    of = f"{earlier.paper} ({earlier.date})"
    for key in {**before, **after}:
        was, means = before.get(key), after.get(key)
        if was and means and fold(was.definition) != fold(means.definition):
            words = f"{means.word} means {means.definition!r} here; in {of} it meant {was.definition!r}."
        elif was is None and means:
            words = f"{means.word} is in this legend, {means.definition!r}, and was not in that of {of}."
        elif was and means is None:
            words = f"{was.word} is in this legend no more; in {of} it meant {was.definition!r}."
        else:
            continue
        yield Finding(
            code="legend_changed",
            verdict="changed",
            words=words,
            paper=later.paper,
            found_in=earlier.paper,
            place=means.place if means else later.legend[0].place,
            places=(was.place,) if was else (earlier.legend[0].place,),
        )


def _meanings(legend: Iterable[LegendEntry]) -> dict[str, _Meaning]:
    """What a legend says, by colour, or by the word where it names none; "NEW GREEN" is not "GREEN"."""
    found: dict[str, _Meaning] = {}
    for entry in legend:
        word = fold(entry.word)
        key = ("new " if word.startswith("new ") else "") + (colour_meant(entry) or word)
        definition = one_line(entry.definition)
        if key in found:
            definition = f"{found[key].definition} {definition}".strip()
        found[key] = _Meaning(one_line(entry.word) or key, definition, entry.place)
    return found
