"""Recommendations in prose, form by form, from blocks as every reader gives them; and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import read
from extract.prose.cues import announces
from extract.prose.paragraphs import paragraphs
from extract.prose.passages import passages
from schemas import Block, Cell, Paragraph, Place, Row, Table
from schemas.stated import Passage

HEAD = ("# HMICFRS UPDATE", "In its 2022 PEEL inspection of the force, HMICFRS found much that was good.")


def blocks(*lines: str) -> tuple[Block, ...]:
    """Paragraphs, one a line: ``# `` a heading, ``| `` a box of one cell, `` || `` between the cells of a table."""
    found: list[Block] = []
    for number, line in enumerate(lines, start=1):
        place = Place(line=number * 2)
        if line.startswith("| ") or " || " in line:
            cells = tuple(
                Cell(text=text, place=place, column=at)
                for at, text in enumerate(line.removeprefix("| ").split(" || "))
            )
            found.append(Table(number=number, rows=(Row(cells=cells, place=place),), place=place))
        elif line.startswith("#"):
            marks, _, text = line.partition(" ")
            found.append(Paragraph(text=text, place=place, heading=len(marks)))
        else:
            found.append(Paragraph(text=line, place=place))
    return tuple(found)


def told(*lines: str) -> tuple[Passage, ...]:
    """What a paper about an inspection says in these lines."""
    return passages(blocks(*HEAD, *lines))


@pytest.mark.parametrize(
    ("line", "number", "label"),
    [
        ("3. Area for improvement: The force should plan.", "3", "Area for improvement"),
        (
            "12. Regional Recommendation: The three forces should share a unit.",
            "12",
            "Regional Recommendation",
        ),
        ("Recommendation 3: Forces should plan.", "3", "Recommendation"),
        ("Recommendation 4 Chief constables should plan.", "4", "Recommendation"),
        ("AFI 2 – The force needs to plan.", "2", "AFI"),
        ("AFI2: The force needs to plan.", "2", "AFI"),
        ("• Area for Improvement 1.2 – the force should plan.", "1.2", "Area for Improvement"),
        ("Cause of concern: The force does not plan.", "", "Cause of concern"),
        ("| Recommendation 7: Forces should plan.", "7", "Recommendation"),
    ],
)
def test_a_label_with_its_text_is_an_item(line: str, number: str, label: str) -> None:
    """Whatever the label's form, in a paragraph, a list or a box; the label stays in the text."""
    (found,) = told(line)
    assert (found.number, found.label) == (number, label)
    assert found.text[0].startswith(label)
    assert found.report == "2022 PEEL inspection"


@pytest.mark.parametrize(
    "lead",
    [
        "The report contains the following recommendations for all police forces.",
        "There was one all forces recommendation, which was:",
        "In addition there was an Area for Improvement for the force, as follows:",
        "The overall judgement was good, however there were the following all force recommendations made:",
        "To address this finding HMICFRS made the following recommendation:",
        "The inspectorate recommended that:",
        "The inspectors recommended:",
        "HMICFRS identified three areas for improvement:",
        "The areas for improvement are set out below.",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "• ", "", "(a) ", "“"])
def test_a_sentence_announces_what_follows_it(lead: str, mark: str) -> None:
    """A list, a paragraph or a quotation; the sentence is kept."""
    (found,) = told(lead, f"{mark}The force should have a plan by March 2020.")
    assert found.text[0].strip("“") == "The force should have a plan by March 2020."
    assert found.lead
    assert lead.endswith(found.lead)


def test_headings_stand_between_the_announcement_and_the_items() -> None:
    """Theme by theme, several under one, until the next report."""
    found = told(
        "## A place of safety: custody at night",
        "This is a national report that was published on 24 October.",
        "The report contains the following recommendations for all police forces.",
        "### Leadership",
        "Within twelve months, forces should look at their governance, to ensure that:",
        "- leaders lead; and",
        "- others follow.",
        "### Investigation",
        "Immediately, forces should investigate.",
        "Immediately, forces should stop waiting.",
        "## PEEL Efficiency",
        "The force should be proud of this report.",
    )
    assert [(item.area, len(item.text)) for item in found] == [
        ("Leadership", 3), ("Investigation", 1), ("Investigation", 1)
    ]  # fmt: skip
    assert {item.report for item in found} == {"A place of safety: custody at night"}
    assert {item.about for item in found} == {"This is a national report that was published on 24 October."}


def test_a_cause_of_concern_and_its_recommendation_are_one() -> None:
    """Labels on lines of their own; the list belongs to the text, what follows it is progress."""
    (found,) = told(
        "There is one recommendation that is currently graded as Red:",
        "## PEEL Effectiveness 2016",
        "Cause of concern",
        "The force does not assess risk.",
        "Recommendation",
        "To address this, the force should immediately take steps to ensure that:",
        "- there is supervision.",
        "This recommendation is part of a plan.",
        "“The policy is signed off.”",
    )
    assert found.text == (
        "Cause of concern",
        "The force does not assess risk.",
        "Recommendation",
        "To address this, the force should immediately take steps to ensure that:",
        "• there is supervision.",
    )
    assert found.progress == ("This recommendation is part of a plan.", "“The policy is signed off.”")
    assert (found.status, found.report) == ("currently graded as Red", "PEEL Effectiveness 2016")


def test_progress_under_a_list_is_about_all_of_it() -> None:
    """As a tall cell is about all the rows that it spans; numbered items may state what ought to be."""
    found = told(
        "13. The force has one area for improvement which covers both vetting and corruption:",
        "- 13.1 The force has a clear understanding of vetting;",
        "- 13.2 The vetting unit has enough staff.",
        "- A review must be completed by September.",
        "- The unit needs to recruit.",
        "14. Area for improvement: The force should plan.",
        "- A plan is in place.",
    )
    assert [item.number for item in found] == ["13.1", "13.2", "14"]
    shared = ("A review must be completed by September.", "The unit needs to recruit.")
    assert [item.progress for item in found] == [shared, shared, ("A plan is in place.",)]


def test_a_bullet_cut_by_a_page_break_is_one() -> None:
    """The rest begins in the middle of a sentence, without a mark of its own."""
    (found,) = told(
        "4. Area for improvement: The force should review its plans.",
        "- This is a successful example",
        "of how plans are used.",
    )
    assert found.progress == ("This is a successful example of how plans are used.",)


@pytest.mark.parametrize(
    "label", ["Update:", "Force response:", "Progress to date –", "Progress", "Current position:"]
)
def test_progress_stands_under_a_label_of_its_own(label: str) -> None:
    """On its line or below it; "should" in it makes no item of it."""
    (found,) = told("Recommendation 1: The force should plan.", f"{label} The force should be done by May.")
    (below,) = told(
        "Recommendation 1: The force should plan.", label.strip(" –"), "The force should be done by May."
    )
    if label != "Progress":  # without a mark it is only a label on a line of its own
        assert found.progress == ("The force should be done by May.",)
    assert below.progress == ("The force should be done by May.",)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Status: Amber", "Amber"),
        ("RAG – Green", "Green"),
        ("Update: This recommendation is now complete.", "now complete"),
        ("Update: This recommendation has been closed by HMICFRS.", "closed by HMICFRS"),
        ("Update: It is currently graded as Red.", "currently graded as Red"),
        ("Update: Work goes on.", ""),
    ],
)
def test_a_status_in_words(line: str, status: str) -> None:
    """On a line of its own, or in what is said of the item."""
    (found,) = told("Recommendation 1: The force should plan.", line)
    assert found.status == status


def test_a_deadline_and_an_owner_under_an_item() -> None:
    """Lines of their own are neither text nor progress."""
    (found,) = told("AFI 1: The force should plan.", "Deadline: March 2020", "Lead: ACC Price", "Status: Red")
    assert (found.due, found.owner, found.progress) == ("March 2020", "ACC Price", ())


def test_a_summary_does_not_tell_an_item_twice() -> None:
    """The one with its progress is kept."""
    (found,) = told(
        "Area for improvement: The force should plan.",
        "# Details",
        "5. Area for improvement: The force should plan.",
        "- A plan was made.",
    )
    assert (found.number, found.progress) == ("5", ("A plan was made.",))


NOT_ONE = {
    "officers ask": ["# Recommendation", "Members are asked to note the report."],
    "officers ask on one line": ["Recommendation: Members are asked to note the report."],
    "officers ask in numbers": ["Recommendation 1: That the force should report.", "Recommendation 2: To note."],
    "officers ask in a list": ["## 3. RECOMMENDATIONS", "- That the force should report.", "- note the report."],
    "the committee notes": ["3. RECOMMENDATIONS", "The Committee to note that the force should plan."],
    "the commissioner is asked": ["Recommendation: The Commissioner is asked to agree that the force should plan."],
    "resolved": ["RESOLVED – That the force should report.", "RECOMMENDED – That the force should plan."],
    "gradings": ["1. The force has five areas currently graded as requires improvement:", "- The force must plan"],
    "findings": ["19. The findings are as follows:", "- ✓ Force plans.", "- Force must replicate these processes."],
    "background": ["The force should expect a visit each year.", "Forces must publish their comments."],
    "none made": ["There were no recommendations from this report.", "The force should be proud."],
    "counted only": ["The report contains 6 areas for improvement.", "The force should read them in Appendix A."],
    "in an appendix": ["The following recommendations are set out in Appendix A.", "The force should act."],
    "for completeness": ["The following recommendations are for the CPS and shown here for completeness.",
                         "No || Recommendation", "The force should act."],
    "an audit": ["# Internal audit", "Recommendation 1: The force should count its fuel cards."],
    "an auditor's lead": ["The auditor made the following recommendations:", "- The force should count its cards."],
    "a scrutiny group": ["The task group makes the following recommendations:", "- The force should meet us."],
    "comments": ["Comments on the recommendations are as follows:", "- The union said that the force should pay."],
    "a risk": ["R2 Loss of staff. Management should fill two posts."],
    "another activity": ["8. Other relevant activity:", "- The force should go on with it."],
    "a table of rows": ["Recommendation 1: The force should plan. || AMBER || March 2020"],
}  # fmt: skip


@pytest.mark.parametrize("lines", NOT_ONE.values(), ids=NOT_ONE.keys())
def test_what_only_looks_like_one_gives_none(lines: list[str]) -> None:
    """Even in a paper about an inspection."""
    assert told(*lines) == ()


def test_a_paper_that_names_no_inspectorate_gives_none() -> None:
    """Budgets speak of areas for improvement and of recommendations too."""
    lines = (
        "# BUDGET",
        "Area for improvement: The force should save.",
        "Recommendation 1: The force should save.",
    )
    assert passages(blocks(*lines)) == ()
    assert len(passages(blocks(*lines, "HMICFRS said so."))) == 1  # the label that only inspectorates use


def test_web_pages_and_dumps_give_the_same() -> None:
    """Bullets that a browser draws, and hyphens."""
    page = (
        "<h1>HMICFRS update</h1><p>In its 2022 PEEL inspection it found much.</p><h2>Custody</h2>"
        "<p>3. Area for improvement: The force should:</p><ul><li>plan; and</li><li>act.</li></ul>"
        "<p>Update: Done.</p>"
    )
    dump = (
        "# HMICFRS update\n\nIn its 2022 PEEL inspection it found much.\n\n## Custody\n\n"
        "3. Area for improvement: The force should:\n - plan; and\n - act.\n\nUpdate: Done.\n"
    )
    of_page = passages(read(f"<html><body>{page}</body></html>".encode(), "a.html").pages[0].blocks)
    of_dump = passages(read(dump.encode(), "a.txt").pages[0].blocks)
    assert [(each.number, each.text, each.area, each.progress) for each in of_page] == [
        ("3", ("Area for improvement: The force should:", "• plan; and", "• act."), "Custody", ("Done.",))
    ]
    assert [each.text for each in of_dump] == [each.text for each in of_page]


@pytest.mark.parametrize(
    ("page", "may"),
    [
        ("4 Custody\n3. Area for improvement: The force\nshould plan.", True),
        ("HMICFRS made the following\nrecommendation for all forces.", True),
        ("Inspectors recommended that\nthe force should:", True),
        ("Text.\nCause of concern\nThe force does not plan.", True),
        ("AFI 2 – The force should plan.", True),
        ("The budget was approved. The recommendations were noted.", False),
        ("", False),
    ],
)
def test_a_page_that_may_hold_items_is_told_by_its_bare_text(page: str, may: bool) -> None:
    """Long papers are sifted before they are laid out."""
    assert announces(page) is may


WORDS = st.sampled_from(
    ["Recommendation", "Area for improvement", "Cause of concern", ":", "3.", "13.1", "•", "- ", "is:",
     "The force should plan", "HMICFRS", "2022 PEEL inspection", "Update:", "Status: Red",
     "Members are asked to note", "following recommendations", ".", "(", "“", "R4",
     "within six months", "# ", "| ", " || "]
)  # fmt: skip
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=14)


@given(LINES)
def test_any_mixture_is_read_without_a_fault_and_nothing_is_invented(lines: list[str]) -> None:
    """Every piece of text, progress, area and report is printed; nothing is told twice."""
    given_blocks = blocks(*HEAD, *lines)
    printed = {prose.text for prose in paragraphs(given_blocks)}
    everything = " ".join([*printed, *lines])
    found = passages(given_blocks)
    for item in found:
        for piece in (
            *item.text,
            *item.progress,
            item.area,
            item.report,
            item.lead,
            item.status,
            item.number,
        ):
            assert piece.removeprefix("• ") in everything
        assert item.places
    assert len({(item.report, item.text) for item in found}) == len(found)


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_at_all_is_read_without_a_fault(lines: list[str]) -> None:
    """Papers are hostile; what is found stands on the lines that were given."""
    found = passages(
        tuple(Paragraph(text=f"HMICFRS {line}", place=Place(line=at)) for at, line in enumerate(lines, 1))
    )
    assert {place.line for item in found for place in item.places} <= set(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    "line",
    ["The force " * 5000, "(" * 20_000, "forces (a) (b) " * 3000, "Recommendation " * 3000, "the following " * 500,
     "2022 PEEL " * 500, "HMICFRS recommended " * 300, "- the force should: " * 250]
)  # fmt: skip
def test_hostile_paragraphs_take_no_time(line: str) -> None:
    """Neither one that is endless nor a thousand of them."""
    start = time.process_time()
    passages(
        blocks(
            "HMICFRS", "The report made the following recommendations:", *[line] * 20, *["- It must."] * 2000
        )
    )
    assert time.process_time() - start < 10
