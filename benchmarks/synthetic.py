"""Readings made up for benchmarks: as many papers, authorities and recommendations as asked for, always the same."""

import hashlib
import random
from collections.abc import Iterator

from schemas import Due, Observation, PaperFacts, Place, Reading
from schemas.observation import Colour

ROWS = 50
"""Observations of a paper."""

_WORDS = (
    "force", "chief", "constable", "ensure", "review", "improve", "process", "victims", "officers",
    "training", "supervision", "records", "quarter", "plan", "custody", "evidence", "response", "partners",
    "assessment", "quality", "demand", "workforce", "leadership", "recording", "standards", "community",
    "digital", "investigation", "vulnerable", "safeguarding",
)  # fmt: skip
_COLOURS: tuple[Colour, ...] = ("green", "amber", "amber", "red", "white")


def archive(observations: int, authorities: int) -> Iterator[Reading]:
    """Papers of `ROWS` observations each, quarter after quarter: `authorities` of them share the national report."""
    chance = random.Random(observations)  # noqa: S311 - nothing secret
    words = {
        report: [" ".join(chance.choices(_WORDS, k=45)) for _ in range(ROWS // 5)] for report in range(5)
    }
    papers = observations // ROWS
    for number in range(papers):
        yield _paper(number % authorities, number // authorities, words, chance)


def _paper(authority: int, quarter: int, words: dict[int, list[str]], chance: random.Random) -> Reading:
    name = f"appendix-{authority:04}-{quarter:03}.pdf"
    facts = PaperFacts(
        paper=name,
        paper_sha256=hashlib.sha256(name.encode()).hexdigest(),
        format="pdf",
        date=f"{2000 + quarter // 4}-{1 + 3 * (quarter % 4):02}",
        date_basis="stated",
        date_evidence="",
        authority=f"Force {authority:04}",
        authority_basis="stated",
        committee="Performance Sub Committee",
        reference="",
        supersedes="",
        legend=(),
    )
    rows = [
        _observation(facts, report, number, text, chance)
        for report, texts in words.items()
        for number, text in enumerate(texts, 1)
    ]
    return Reading(paper=facts, observations=tuple(rows), leftovers=(), problems=())


def _observation(
    paper: PaperFacts, report: int, number: int, text: str, chance: random.Random
) -> Observation:
    colour = chance.choice(_COLOURS)
    due = f"{2001 + chance.randrange(25)}-{1 + chance.randrange(12):02}"
    # One report is national, the others are each force's own.
    key = "national" if not report else f"report-{report}:{paper.authority.lower().replace(' ', '-')}"
    place = Place(page=1 + number // 8, table=report, row=number, bbox=(60.0, 100.0, 700.0, 160.0))
    return Observation(
        paper=paper.paper,
        paper_sha256=paper.paper_sha256,
        paper_date=paper.date,
        paper_date_basis=paper.date_basis,
        authority=paper.authority,
        committee=paper.committee,
        reference="",
        report_key=key,
        report_title=f"Report {report}",
        report_title_raw=f"Report {report}",
        report_scope="national" if not report else "force",
        report_by=("HMICFRS",),
        report_published="2000-01",
        report_claims="",
        group="",
        recommendation_key=f"{key}/{number}",
        number=str(number),
        part=1,
        kind="recommendation",
        label="",
        text=text,
        status_raw=colour.upper(),
        colour=colour,
        is_new=False,
        state="unknown",
        colour_from="word",
        due_raw=due,
        due=(Due(date=due, precision="month", text=due),),
        no_deadline=False,
        owner="",
        priority="",
        progress=(),
        comment="The work goes on, and is reported to the board each month.",
        due_from=None,
        comment_from=None,
        other={},
        place=(place,),
        places={"text": (place,), "status": (place,)},
        problems=(),
    )
