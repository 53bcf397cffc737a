"""The sheets that explain: notes, papers, and what the words mean."""

from collections.abc import Iterable, Iterator

from normalise.legend import colour_meant
from query.citing import where
from query.files.contents import Contents, held, is_narrow
from query.files.sheets.sheet import Column, Sheet, Value, last_day_of, spaced
from query.files.vocabulary import words
from schemas import PaperFacts


def notes_sheet(contents: Contents, sheets: Iterable[Sheet]) -> Sheet:
    """What this file is, what it is limited to, and how it is to be read; `sheets` are the others."""
    columns = [Column("Subject", 24), Column("Note", 110)]
    return Sheet("Notes", "What this file is, and how to read it.", columns, list(_notes(contents, sheets)))


def papers_sheet(papers: tuple[PaperFacts, ...]) -> Sheet:
    """One row a paper: the sources of all other sheets."""
    columns = [
        Column("Authority", 22), Column("Paper date", 12), Column("Paper date: last day", 12, "date"),
        Column("Paper", 34), Column("Committee", 30), Column("Reference", 14), Column("Subject", 40),
        Column("Paper date from", 14), Column("Words of the date", 30), Column("Format", 9),
        Column("SHA-256", 66, "key"),
    ]  # fmt: skip
    rows: list[tuple[Value, ...]] = [
        (
            paper.authority, paper.date, last_day_of(paper.date), paper.paper, paper.committee, paper.reference,
            paper.subject, paper.date_basis, paper.date_evidence, paper.format, paper.paper_sha256,
        )
        for paper in papers
    ]  # fmt: skip
    return Sheet("Papers", "The papers that all of this was read from.", columns, rows, 8)


def legend_sheet(papers: tuple[PaperFacts, ...]) -> Sheet:
    """What every word means: ours, each column, and the legends that the papers print."""
    columns = [
        Column("What", 18), Column("Word", 26), Column("Colour", 10, "status"), Column("Meaning", 80),
        Column("Authority", 22), Column("Paper date", 12), Column("Paper", 26), Column("Where", 26),
    ]  # fmt: skip
    about = "What the words here mean, and what each paper's own legend says."
    return Sheet("Legend", about, columns, [*_ours(), *_printed(papers)])


def _notes(contents: Contents, sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    state = contents.state
    yield (
        "What this is",
        "Inspection recommendations and their status, as committee papers print them, read by ragw.",
    )
    yield "What it holds", held(contents.filters)
    if state.run_id:
        version = f", by {state.code_version}" if state.code_version else ""
        yield "As of", f"Run {state.run_id} of the history, which ended {state.ended}{version}."
    for sheet in sheets:
        yield f"Sheet {sheet.name}", sheet.about
    if is_narrow(contents.filters):
        yield (
            "Changes",
            "Only those of the recommendations chosen; those of whole reports and legends are left out.",
        )
    yield from _READING


_READING = (
    (
        "Dates",
        "A date is text as precise as it is printed: 2018-11 is a month, and sorts where it belongs. Columns called "
        "'last day' hold real dates: the last day that the printed date can be.",
    ),
    ("Statuses", "A status is always a word; the colour behind it only repeats it. Two words in one cell have none."),
    (
        "Texts",
        "Every text is as printed. None is a formula or a link, whatever it begins with. A character that a "
        "spreadsheet cannot hold is shown by its sign (␇) or as �.",
    ),
    ("Where", "Each row names the paper, and the page, table, row or line in it, that it was read from."),
    ("Doubts", "What could not be read for certain is said in the column Doubts, and in the sheet Findings."),
)  # fmt: skip


def _ours() -> Iterator[tuple[str, ...]]:
    own = words()
    for colour, meaning in own.colours.items():
        yield _line("Colour", colour, meaning, colour)
    for what, meanings in (("State", own.states), ("Change", own.changes), ("Verdict", own.verdicts)):
        for word, meaning in meanings.items():
            yield _line(what, spaced(word), meaning)
    for each in own.column:
        yield _line("Column", each.heading, each.about)


def _printed(papers: tuple[PaperFacts, ...]) -> Iterator[tuple[str, ...]]:
    for paper in papers:
        for entry in paper.legend:
            source = (paper.authority, paper.date or "", paper.paper, where((entry.place,)))
            yield _line("Printed legend", entry.word, entry.definition, colour_meant(entry) or "", source)


def _line(
    what: str, word: str, meaning: str, colour: str = "", source: tuple[str, ...] = ("", "", "", "")
) -> tuple[str, ...]:
    return what, word, colour, meaning, *source
