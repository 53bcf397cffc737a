"""Passages of prose read as observations: report, kind, key, status, deadlines."""

from typing import Any

import pytest

from normalise.narrative import read_passages
from schemas import (
    Extraction,
    FrontMatter,
    Observation,
    PaperFacts,
    Piece,
    Place,
    RawCell,
    RawRow,
)
from schemas.stated import Passage

PLACE = Place(line=7)


def passage(**fields: Any) -> Passage:
    usual: dict[str, Any] = {
        "number": "",
        "label": "",
        "text": ("The force should plan.",),
        "area": "Leadership",
        "report": "Stolen freedom: the policing response to modern slavery and human trafficking",
        "places": (PLACE,),
    }
    return Passage(**{**usual, **fields})


def observed(
    *passages: Passage, date: str | None = "2017-11-30", rows: tuple[RawRow, ...] = ()
) -> list[Observation]:
    extraction = Extraction(
        name="a.txt", sha256="0", format="text", front=FrontMatter(), legend=(), sections=(), printed=(), rows=rows,
        lines=(), leftovers=(), passages=passages,
    )  # fmt: skip
    facts = PaperFacts(
        paper="a.txt", paper_sha256="0", format="text", date=date, date_basis="stated" if date else None,
        date_evidence="", authority="Ravensmoor Police", authority_basis="inferred", committee="", reference="",
        supersedes="", legend=(),
    )  # fmt: skip
    return list(read_passages(extraction, facts, "Ravensmoor Police"))


def one(date: str | None = "2017-11-30", **fields: Any) -> Observation:
    (found,) = observed(passage(**fields), date=date)
    return found


def test_a_passage_is_one_observation_with_all_that_it_prints() -> None:
    """Text on one line, progress a list, the heading as its area, the announcing sentence as the report's claim."""
    found = one(
        text=("Forces should ensure that:", "• leaders lead; and", "• others follow."),
        progress=("A plan was made.", "It is in use."),
        progress_places=(Place(line=9),),
        lead="The report contains the following recommendations for all police forces.",
        owner="ACC Price",
    )
    assert found.text == "Forces should ensure that: • leaders lead; and • others follow."
    assert found.progress == ("A plan was made.", "It is in use.")
    assert (found.report_key, found.other, found.owner) == (
        "stolen-freedom",
        {"area": "Leadership"},
        "ACC Price",
    )
    assert found.report_claims == "The report contains the following recommendations for all police forces."
    assert found.place == (PLACE, Place(line=9))
    assert (found.status_raw, found.colour, found.state, found.problems) == ("", None, "unknown", ())


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("2016 PEEL Legitimacy inspection", "peel-legitimacy-2016"),
        ("2022 Police Efficiency Effectiveness and Legitimacy (PEEL) inspection", "peel-2022"),
        ("2022 Police Efficiency, Effectiveness and Legitimacy (PEEL) inspection", "peel-2022"),
        ("2021/22 PEEL assessment", "peel-2021-22"),
        ("PEEL Effectiveness 2016", "peel-effectiveness-2016"),
        ("PEEL Efficiency", "peel-efficiency"),
    ],
)
def test_an_inspection_named_in_a_sentence_is_the_report_that_it_gave(printed: str, key: str) -> None:
    """So that a narrative and a tracker speak of the same report; what is printed stays beside it."""
    found = one(report=printed)
    assert (found.report_key, found.report_title_raw) == (key, printed)


@pytest.mark.parametrize(
    ("label", "lead", "text", "kind"),
    [
        ("Area for improvement", "", "Area for improvement: X", "area_for_improvement"),
        ("AFI", "The recommendations were:", "AFI 2 – X", "area_for_improvement"),
        ("Regional Recommendation", "", "Regional Recommendation: X", "recommendation"),
        ("", "There is one area for improvement which covers both:", "X", "area_for_improvement"),
        ("", "The recommendations and areas for improvement are:", "X", "recommendation"),
        ("", "", "X", "recommendation"),
        ("Cause of concern", "", "Cause of concern X", "cause_of_concern"),
        ("Cause of concern", "", "Cause of concern X Recommendation The force should", "recommendation"),
        ("Accelerated cause of concern", "", "Accelerated cause of concern: X", "cause_of_concern"),
    ],
)
def test_the_kind_is_the_labels_else_the_announcements(label: str, lead: str, text: str, kind: str) -> None:
    """A cause of concern with its recommendation is a recommendation, as in a tracker."""
    assert one(label=label, lead=lead, text=(text,)).kind == kind


def test_a_paragraphs_number_is_a_place_and_a_labels_an_identity() -> None:
    """ "3." changes from paper to paper; "Recommendation 3" does not."""
    paragraph = one(
        number="3", label="Area for improvement", text=("Area for improvement: The force should plan.",)
    )
    elsewhere = one(
        number="9", label="Area for improvement", text=("Area for improvement: The force should plan.",)
    )
    labelled = one(number="3", label="Recommendation", text=("Recommendation 3: The force should plan.",))
    assert paragraph.number == "3"
    assert paragraph.recommendation_key == elsewhere.recommendation_key
    assert labelled.recommendation_key == "stolen-freedom/3"
    assert one(number="R4").recommendation_key == "stolen-freedom/r4"


@pytest.mark.parametrize(
    ("printed", "colour", "state"),
    [
        ("currently graded as Red", "red", "unknown"),
        ("Amber", "amber", "in_progress"),
        ("now complete", None, "complete"),
        ("closed by HMICFRS", "closed", "closed"),
        ("still in progress", None, "in_progress"),
        ("New Green", "green", "implemented"),
    ],
)
def test_a_status_in_words_is_read(printed: str, colour: str | None, state: str) -> None:
    """By the words that grade; as printed beside it."""
    found = one(status=printed)
    assert (found.status_raw, found.colour, found.state, found.problems) == (printed, colour, state, ())


def test_a_red_whose_deadline_has_passed_is_overdue() -> None:
    """The deadline may be one that was reckoned."""
    fields = {
        "status": "Red",
        "text": ("Within six months, forces should plan.",),
        "about": "Published March 2016.",
    }
    assert one(**fields).state == "overdue"
    assert one(**fields, date="2016-05").state == "unknown"


def test_a_status_that_nobody_knows_is_said() -> None:
    """Never a guess."""
    found = one(status="not been implemented")
    assert (found.colour, found.state) == (None, "unknown")
    assert [problem.code for problem in found.problems] == ["status_unread"]


@pytest.mark.parametrize(
    ("about", "paper", "published", "computed"),
    [
        ("This report was published on 24 October 2017.", "2017-11-30", "2017-10-24", "2018-04-24"),
        ("Published October 2017", "2017-11-30", "2017-10", "2018-04"),
        ("HMICFRS published this long national report about many things on 3 September 2017.", "2017-11-30",
         "2017-09-03", "2018-03-03"),
    ],
)  # fmt: skip
def test_a_deadline_is_reckoned_from_the_publication(
    about: str, paper: str, published: str, computed: str
) -> None:
    """As precise as the publication's date; the printed words give no date."""
    found = one(about=about, text=("Within six months, forces should plan.",), date=paper)
    (due,) = found.due
    assert found.report_published == published
    assert (due.date, due.relative, due.computed, due.computed_from) == (None, "P6M", computed, published)


@pytest.mark.parametrize(
    ("report", "computed", "basis"),
    [
        (
            "Stolen freedom: the policing response to modern slavery and human trafficking",
            "2018-04-24",
            "2017-10-24",
        ),
        ("PEEL: Police Effectiveness 2016", "2017-09", "2017-03"),
        ("A report that nobody catalogued", None, None),
    ],
)
def test_a_deadline_is_reckoned_from_the_catalogue_where_the_paper_prints_no_publication(
    report: str, computed: str | None, basis: str | None
) -> None:
    """What the paper prints stays as it is: it does not say when its report was published."""
    found = one(about="It was inspected.", report=report, text=("Within six months, forces should plan.",))
    (due,) = found.due
    assert found.report_published is None
    assert (due.date, due.computed, due.computed_from) == (None, computed, basis)


@pytest.mark.parametrize(
    ("paper", "published"),
    [("2017-11-30", "2017-10-24"), ("2018-02", "2017-10-24"), ("2017-10", "2017-10-24")],
)
def test_a_publication_without_its_year_is_the_last_before_the_paper(paper: str, published: str) -> None:
    """It is said that the year was inferred."""
    found = one(about="It was published on 24 October following a commission.", date=paper)
    assert found.report_published == published
    assert [problem.code for problem in found.problems] == ["publication_year_inferred"]


def test_without_a_paper_date_no_year_is_inferred() -> None:
    """Nothing says which year."""
    assert one(about="It was published on 24 October.", date=None).report_published is None


def test_a_deadline_of_a_line_of_its_own_is_read_too() -> None:
    """It may repeat the text's."""
    found = one(text=("By March 2020, forces should plan.",), due="March 2020 Revised to: May 2020")
    assert [(due.date, due.role) for due in found.due] == [("2020-03", "original"), ("2020-05", "revised")]
    assert found.due_raw == "March 2020 Revised to: May 2020"


def test_an_item_of_no_report_says_so() -> None:
    """Kept, and in doubt."""
    found = one(report="")
    assert (found.report_title_raw, [problem.code for problem in found.problems]) == ("", ["report_unnamed"])


def test_what_the_tracker_prints_is_not_told_twice() -> None:
    """A covering report may quote a row of its appendix."""
    cell = RawCell(
        column="text", heading="Recommendation", pieces=(Piece(text="The force\nshould plan.", place=PLACE),)
    )
    row = RawRow(index=0, section=0, cells=(cell,), places=(PLACE,))
    assert (
        observed(passage(), passage(text=("The force should act.",)), rows=(row,))[0].text
        == "The force should act."
    )
    assert len(observed(passage(), rows=(row,))) == 0
