"""Made-up readings: plain ones to tell a story with, and any that hypothesis can think of."""

import hashlib
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st

from schemas import (
    Count,
    Due,
    Leftover,
    LegendEntry,
    Mention,
    Observation,
    PaperFacts,
    Place,
    Problem,
    Reading,
)
from schemas.finding import Measure
from schemas.observation import Colour, ColourFrom, DateBasis, Kind, Precision, Scope, State

STATES = {"green": "implemented", "amber": "in_progress", "red": "overdue", "closed": "closed"}


def sha(file: str) -> str:
    return hashlib.sha256(file.encode()).hexdigest()


def facts(file: str = "2017-02.pdf", **changes: Any) -> PaperFacts:
    given: dict[str, Any] = {
        "paper": file,
        "paper_sha256": sha(file),
        "format": "pdf",
        "date": "2017-02",
        "date_basis": "stated",
        "date_evidence": "February 2017",
        "authority": "Fenshire Police",
        "authority_basis": "stated",
        "committee": "Performance Sub Committee",
        "reference": "",
        "supersedes": "",
        "legend": (),
    }
    return PaperFacts(**{**given, **changes})


def observation(
    paper: PaperFacts, number: str = "1", colour: str | None = "amber", **changes: Any
) -> Observation:
    report = changes.get("report_key", "leadership-2016")
    given: dict[str, Any] = {
        "paper": paper.paper,
        "paper_sha256": paper.paper_sha256,
        "paper_date": paper.date,
        "paper_date_basis": paper.date_basis,
        "authority": paper.authority,
        "committee": paper.committee,
        "reference": paper.reference,
        "report_key": report,
        "report_title": "PEEL: Police Leadership 2016",
        "report_title_raw": "PEEL: Police Leadership 2016",
        "report_scope": "force",
        "report_by": ("HMIC",),
        "report_published": "2016-12",
        "report_claims": "",
        "group": "",
        "recommendation_key": f"{report}/{number}",
        "number": number,
        "part": 1,
        "kind": "recommendation",
        "label": "",
        "text": f"The force should do what recommendation {number} says.",
        "status_raw": (colour or "").upper(),
        "colour": colour,
        "is_new": False,
        "state": STATES.get(colour or "", "unknown"),
        "colour_from": "word" if colour else None,
        "due_raw": "",
        "due": (),
        "no_deadline": False,
        "owner": "",
        "priority": "",
        "progress": (),
        "comment": "",
        "due_from": None,
        "comment_from": None,
        "other": {},
        "place": (Place(page=1, table=1, row=2, bbox=(318.2, 193.3, 389.0, 232.0)),),
        "places": {},
        "problems": (),
    }
    return Observation(**{**given, **changes})


def reading(file: str = "2017-02.pdf", rows: dict[str, str] | None = None, /, **changes: Any) -> Reading:
    """A paper with one row a number: ``reading("a.pdf", {"1": "amber", "2": "green"}, date="2017-02")``."""
    paper = facts(file, **changes)
    chosen = {"1": "amber"} if rows is None else rows
    return Reading(
        paper=paper,
        observations=tuple(observation(paper, number, colour) for number, colour in chosen.items()),
        leftovers=(),
        problems=(),
    )


def restated(before: Reading, **changes: Any) -> Reading:
    """The same reading with other facts of its paper, in the paper and in its observations."""
    return Reading(
        paper=msgspec.structs.replace(before.paper, **changes),
        observations=tuple(_with_facts(seen, changes) for seen in before.observations),
        leftovers=before.leftovers,
        problems=before.problems,
        counts=before.counts,
        mentions=before.mentions,
    )


def _with_facts(seen: Observation, changes: dict[str, Any]) -> Observation:
    names = {"date": "paper_date", "date_basis": "paper_date_basis"}
    renamed = {names.get(name, name): value for name, value in changes.items()}
    return msgspec.structs.replace(
        seen, **{name: value for name, value in renamed.items() if name in Observation.__struct_fields__}
    )


# What a paper can hold: any text but NUL and halves of surrogate pairs, which no database keeps.
any_words = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)
words = any_words | st.sampled_from(
    [
        "'); DROP TABLE observations; --", '"', "\\", "\\u0000", "%s :name ?1 {0}", "😀 𝔘", "é e\u0301",
        "x" * 20_000, "=1+1", "line\r\nline", "null", "[]", "\u2028",
    ]
)  # fmt: skip
dates = st.sampled_from(["2016", "2017-02", "2017-02-09", "2018-11-30"])
numbers = st.integers(0, 2**31 - 1)
floats = st.floats(allow_nan=False, allow_infinity=False)
places = st.builds(
    Place,
    page=st.none() | numbers,
    table=st.none() | numbers,
    row=st.none() | numbers,
    bbox=st.none() | st.tuples(floats, floats, floats, floats),
    line=st.none() | numbers,
)
problems = st.builds(
    Problem,
    code=st.sampled_from(["status_unknown", "due_unreadable"]),
    message=words,
    field=words,
    place=st.none() | places,
)
dues = st.builds(
    Due,
    date=st.none() | dates,
    precision=st.none() | st.sampled_from(get_args(Precision)),
    set_by=st.sampled_from(["inspectorate", "force", "unknown"]),
    role=st.sampled_from(["original", "revised"]),
    immediate=st.booleans(),
    relative=st.none() | st.just("P6M"),
    text=words,
    computed=st.none() | dates,
    computed_from=st.none() | dates,
)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


@st.composite
def observations(draw: st.DrawFn, paper: PaperFacts) -> Observation:
    return observation(
        paper,
        draw(words.map(lambda text: text[:20])),
        draw(st.none() | st.sampled_from(get_args(Colour))),
        report_key=draw(st.sampled_from(["", "leadership-2016", "custody-2015", "é😀"])),
        recommendation_key=draw(st.sampled_from(["", "a", "b", "c", "D", "é"])),
        report_title=draw(words),
        report_title_raw=draw(words),
        report_scope=draw(st.none() | st.sampled_from(get_args(Scope))),
        report_by=draw(some(words)),
        report_published=draw(st.none() | dates),
        report_claims=draw(words),
        group=draw(words),
        part=draw(st.integers(1, 4)),
        kind=draw(st.sampled_from(get_args(Kind))),
        label=draw(words),
        text=draw(words),
        status_raw=draw(words),
        is_new=draw(st.booleans()),
        state=draw(st.sampled_from(get_args(State))),
        colour_from=draw(st.none() | st.sampled_from(get_args(ColourFrom))),
        due_raw=draw(words),
        due=draw(some(dues)),
        no_deadline=draw(st.booleans()),
        owner=draw(words),
        priority=draw(words),
        progress=draw(some(words)),
        comment=draw(words),
        due_from=draw(st.none() | words),
        comment_from=draw(st.none() | words),
        other=draw(st.dictionaries(words, words, max_size=3)),
        place=draw(some(places)),
        places=draw(st.dictionaries(words, some(places), max_size=2)),
        problems=draw(some(problems)),
    )


def counts(paper: PaperFacts) -> st.SearchStrategy[Count]:
    return st.builds(
        Count,
        paper=st.just(paper.paper),
        paper_sha256=st.just(paper.paper_sha256),
        basis=st.sampled_from(["table", "total", "sentence"]),
        report=words,
        report_key=st.none() | st.sampled_from(["custody-2015", "é😀"]),
        label=words,
        measure=st.sampled_from(get_args(Measure)),
        kind=st.none() | st.sampled_from(get_args(Kind)),
        colour=st.none() | st.sampled_from(get_args(Colour)),
        colours=some(st.sampled_from(get_args(Colour))),
        is_new=st.none() | st.booleans(),
        n=numbers,
        words=words,
        place=places,
    )


def mentions(paper: PaperFacts) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        paper=st.just(paper.paper),
        paper_sha256=st.just(paper.paper_sha256),
        listing=st.sampled_from(["published", "completed", "due"]),
        scope=st.none() | st.sampled_from(get_args(Scope)),
        title=words,
        report_key=st.none() | st.sampled_from(["custody-2015", "é😀"]),
        date=st.none() | dates,
        date_raw=words,
        place=places,
    )


@st.composite
def readings(draw: st.DrawFn, file: str | None = None) -> Reading:
    paper = facts(
        file or draw(words),
        format=draw(st.sampled_from(["pdf", "docx", "text"])),
        date=draw(st.none() | dates),
        date_basis=draw(st.none() | st.sampled_from(get_args(DateBasis))),
        date_evidence=draw(words),
        authority=draw(st.sampled_from(["", "Fenshire Police", "fenshire police", "Élan Police"])),
        authority_basis=draw(st.none() | st.sampled_from(["manifest", "stated", "inferred"])),
        committee=draw(words),
        reference=draw(words),
        subject=draw(words),
        purpose=draw(words),
        appendices=draw(some(words)),
        legend=draw(
            some(st.builds(LegendEntry, word=words, definition=words, fill=st.none() | words, place=places))
        ),
    )
    return Reading(
        paper=paper,
        observations=tuple(draw(st.lists(observations(paper), max_size=4))),
        leftovers=draw(some(st.builds(Leftover, text=words, place=places, why=words))),
        problems=draw(some(problems)),
        counts=draw(some(counts(paper))),
        mentions=draw(some(mentions(paper))),
    )


@st.composite
def archives(draw: st.DrawFn) -> tuple[Reading, ...]:
    """Papers of an archive, each of its own bytes, some of which say that they supersede another."""
    files = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True))
    return tuple(
        restated(draw(readings(file)), supersedes=draw(st.sampled_from(["", "", *files]))) for file in files
    )
