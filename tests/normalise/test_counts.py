"""What a paper states of its own figures: sentences, cells, totals, and the reports that it lists."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.reports.titles import names_report, report_named
from normalise.stated.counting import counted, counting_sentences
from normalise.stated.counts import read_counts
from normalise.stated.figures import figures
from schemas import Extraction, FrontMatter, PaperFacts, Place
from schemas.stated import ListedReport, StatedCount


def clauses(text, over_table=True):
    """Number, measure, kind and colour of each count of a text."""
    found = counted(text, over_table=over_table).clauses
    return [
        tuple(
            part for part in (each.n, each.measure, each.kind, each.colour, each.is_new) if part is not None
        )
        for each in found
    ]


SENTENCES = [
    ("There are 11 recommendations; 7 of which apply to force, 5 are completed, 1 to be progressed and 1 closed.",
     [(11, "all"), (7, "applicable"), (5, "complete"), (1, "in_progress"), (1, "closed")]),
    ("Total of 6 actions: 1 is national and outside the remit of the force. 5 are relevant to it, 2 are still in"
     " progress.",
     [(6, "all"), (1, "elsewhere"), (5, "applicable"), (2, "in_progress")]),
    ("This report makes 4 recommendations for the police, these are being progressed.",
     [(4, "applicable"), (4, "in_progress")]),
    ("5 recommendations; 4 are complete", [(5, "all"), (4, "complete")]),
    ("Total of 2 areas for further improvement, which are in progress.",
     [(2, "all", "area_for_improvement"), (2, "in_progress", "area_for_improvement")]),
    ("There are a total of 13 actions for the force and are complete.", [(13, "applicable"), (13, "complete")]),
    ("Total of 3 actions: relevant to the force, 2 are complete and 1 to be progressed.",
     [(3, "applicable"), (2, "complete"), (1, "in_progress")]),
    ("Total of 4 areas for attention, two of which have been delivered. Of these 4 areas, 1 is national and outside"
     " the remit of the force, 1 remains in progress as below.",
     [(4, "all", "area_for_attention"), (2, "complete", "area_for_attention"), (1, "elsewhere", "area_for_attention"),
      (1, "in_progress", "area_for_attention")]),
    ("This report makes 15 recommendations. 8 are for the force and 2 of these are complete, 5 are in progress and 1"
     " is held at WHITE pending a review.",
     [(15, "all"), (8, "applicable"), (2, "complete"), (5, "in_progress"), (1, "all", "white")]),
    ("There are two recommendations. Both are in progress.", [(2, "all"), (2, "in_progress")]),
    ("There are six AFIs, all of which are complete; none are overdue.",
     [(6, "all", "area_for_improvement"), (6, "complete", "area_for_improvement"),
      (0, "overdue", "area_for_improvement")]),
    ("Of the 45 recommendations, 30 (67%) are complete, 12 are in progress and the remaining 3 are overdue.",
     [(45, "all"), (30, "complete"), (12, "in_progress"), (3, "overdue")]),
    ("5 of the 7 recommendations are complete.", [(7, "all"), (5, "complete")]),
    ("3 out of 5 recommendations have been completed.", [(5, "all"), (3, "complete")]),
    ("The report contains no Causes for Concern or Recommendations, but does contain 4 Areas for Improvement.",
     [(0, "all", "cause_of_concern"), (0, "all", "recommendation"), (4, "all", "area_for_improvement")]),
    ("22. The report contains 6 Areas for Improvement all applicable to the Force and 3 Recommendations, of which 1"
     " is directly applicable to the Force.",
     [(6, "all", "area_for_improvement"), (6, "applicable", "area_for_improvement"), (3, "all", "recommendation"),
      (1, "applicable", "recommendation")]),
    ("There are currently 38 outstanding recommendations, an increase of 14 from the 24 reported in September '17.",
     [(38, "outstanding")]),
    ("There are 10 new greens to report and 2 new reds among the recommendations.",
     [(10, "all", "green", True), (2, "all", "red", True)]),
    ("There is one recommendation that is currently graded as Red:", [(1, "all", "red")]),
    ("There were no recommendations from this report.", [(0, "all")]),
    ("7 recommendations have been closed since the last meeting and 4 remain open.",
     [(7, "closed"), (4, "outstanding")]),
    ("The report makes 9 recommendations. These are being progressed.", [(9, "all"), (9, "in_progress")]),
    ("There are 4 recommendations, 1 is complete in part and 3 are not yet complete.",
     [(4, "all"), (1, "in_progress"), (3, "outstanding")]),
    ("There are twenty-two recommendations, of which seventeen apply to the Constabulary.",
     [(22, "all"), (17, "applicable")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_a_sentence_that_counts_is_read_number_by_number(text, wanted):
    """What each number counts, by its noun or by the one before it, and what has become of them."""
    assert clauses(text) == wanted


NOTHING = [
    "Ten HMICFRS reports have been managed, of which 2 are now completed. Four (with recommendations) came.",
    "The force was compliant with the recommendations, having previously failed on 2 requirements.",
    "Members are asked to approve the 3 recommendations.",
    "Within 3 months the recommendations are to be complete; by 14 November 2017, 25% of staff, at £3 each.",
    "This is one of the recommendations from the report of 2014.",
    "See recommendation 3, paragraph 22 and Appendix 1; recommendations 1 to 4 follow.",
    "Both vetting and counter corruption are covered by the area for improvement.",
    "2 forces were graded as outstanding, 30 forces as good and no force as inadequate, with recommendations.",
    "The number of ward officers was increased from 9 to 18 after the recommendations.",
    "The meeting on 6 October heard the 22nd report's recommendations.",
    "All forces should act on the recommendations.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_sentences_that_count_something_else_give_nothing(text):
    """Reports, officers, days, sums, shares, references - and what a committee itself is asked to agree."""
    assert clauses(text) == []


def test_a_sentence_out_of_order_gives_no_count_and_is_said():
    """The same sentence printed right elsewhere is read there."""
    found = counted(
        "There are currently 38 outstanding 14 recommendations. an increase of from the 24 outstanding."
    )
    assert found.clauses == ()
    assert found.unread == ("There are currently 38 outstanding 14 recommendations.",)


def test_prose_that_names_no_recommendations_counts_none():
    """Actions are everywhere; over a table of actions they are what it holds."""
    assert clauses("There are 3 actions, 2 are complete.", over_table=False) == []
    assert clauses("There are 3 actions, 2 are complete.") == [(3, "all"), (2, "complete")]


MEASURES = {
    "are complete": "complete", "have been delivered": "complete", "are in progress": "in_progress",
    "are being progressed": "in_progress", "are closed": "closed", "are overdue": "overdue",
    "are outside the remit of the force": "elsewhere", "apply to the force": "applicable",
    "remain open": "outstanding",
    "have not been completed": "outstanding",
}  # fmt: skip
NOUNS = {
    "recommendations": None, "areas for improvement": "area_for_improvement", "AFIs": "area_for_improvement",
    "areas for attention": "area_for_attention", "causes of concern": "cause_of_concern", "actions": None,
}  # fmt: skip
OPENINGS = ("There are", "This report makes", "Total of", "The report contains", "HMICFRS made")


@given(
    st.sampled_from(OPENINGS),
    st.integers(1, 199),
    st.sampled_from(sorted(NOUNS)),
    st.lists(
        st.tuples(st.integers(0, 199), st.sampled_from(sorted(MEASURES))), max_size=4,
        unique_by=lambda part: MEASURES[part[1]],
    ),
    st.sampled_from(("; ", ": ", ". ", ", of which ")),
)  # fmt: skip
def test_any_total_and_its_parts_are_read_in_order(opening, total, noun, parts, link):
    """A total with its noun, then parts without one: every number, once, with its own measure."""
    told = ", ".join(f"{n} {predicate}" for n, predicate in parts)
    kind = (NOUNS[noun],) if NOUNS[noun] else ()
    wanted = [(total, "all", *kind)] + [(n, MEASURES[predicate], *kind) for n, predicate in parts]
    assert clauses(f"{opening} {total} {noun}{link if told else ''}{told}.") == wanted


WORDS = [
    *(
        "There",
        "are",
        "7",
        "recommendations",
        "of which",
        "areas for improvement",
        "both",
        "none",
        "all",
        "no",
        "is",
    ),
    *(
        "the force",
        "apply to",
        "complete",
        "3",
        "12",
        "outstanding",
        "in progress",
        "new",
        "greens",
        "red",
        ",",
        ";",
    ),
    *(
        ".",
        "(",
        ")",
        "2018",
        "November",
        "£",
        "%",
        "from",
        "an increase",
        "reports",
        "not",
        "held at WHITE",
        "4th",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_gives_only_numbers_that_it_prints(text):
    """Never fails, never invents: digits of the text, or words for numbers; "all" repeats one of these."""
    printed = {figure.value for figure in figures(text)} - {None}
    for clause in counted(text, over_table=True).clauses:
        assert clause.n in printed


@given(st.text(max_size=300))
def test_any_characters_at_all_are_read_without_fail(text):
    """Papers are hostile; a number that is counted is one that the words hold."""
    words = f"{text} recommendations {text}"
    printed = {figure.value for figure in figures(words)}
    assert {clause.n for clause in counted(words, over_table=True).clauses} <= printed


def test_the_sentences_that_count_are_given_whole():
    """As printed, without the others; a number goes on counting over lines."""
    about = [
        "A Force report by HMIC, Published November 2016. Total of 5 actions: all are complete.",
        "None are overdue.",
    ]
    assert counting_sentences(about) == ("Total of 5 actions: all are complete.", "None are overdue.")


PAPER = PaperFacts(
    paper="p.txt", paper_sha256="0", format="text", date="2017-11-30", date_basis="stated", date_evidence="",
    authority="", authority_basis=None, committee="", reference="", supersedes="", legend=(),
)  # fmt: skip


def reading(stated=(), listed=()):
    extraction = Extraction(
        name="p.txt", sha256="0", format="text", front=FrontMatter(), legend=(), sections=(), printed=(), rows=(),
        lines=(), leftovers=(), stated=tuple(stated), listed=tuple(listed),
    )  # fmt: skip
    return read_counts(extraction, PAPER, (), "")


def stated(basis, label, words):
    return StatedCount(basis=basis, label=label, words=words, place=Place(line=1))


def test_a_cell_gives_a_count_for_each_status():
    """New or not; what is "Complete" after a dash says no more; a grid's heading over its number."""
    counts, _, problems = reading(
        [
            stated("table", "Paper trail", "New Report\n5 NEW GREEN - Complete\n2 amber"),
            stated("table", "Safe", "White\n4"),
        ]
    )
    assert [(count.n, count.colour, count.is_new, count.measure) for count in counts] == [
        (5, "green", True, "all"),
        (2, "amber", False, "all"),
        (4, "white", False, "all"),
    ]
    assert problems == ()


def test_a_total_gives_its_colours_and_what_it_includes():
    """Amber, red and white together are what is outstanding; the words in brackets are a count of their own."""
    counts, _, _ = reading(
        [stated("total", "Red", "9 (including two new reds)"),
         stated("total", "Total Amber/Red/White Recommendations", "38"),
         stated("total", "NEW Green", "10"), stated("total", "Overdue", "3")]
    )  # fmt: skip
    assert [(count.n, count.colour, count.colours, count.is_new, count.measure) for count in counts] == [
        (9, "red", (), None, "all"),
        (2, "red", (), True, "all"),
        (38, None, ("amber", "red", "white"), None, "outstanding"),
        (10, "green", (), True, "all"),
        (3, None, (), None, "overdue"),
    ]


def test_a_sentence_belongs_to_the_report_that_its_heading_names():
    """A heading that sums up is the whole paper's; another is kept in its own words, with no report's key."""
    sentence = "There are 4 recommendations."
    headings = [
        "PEEL: Police Legitimacy 2018 – National – March 2019",
        "Recommendations overview",
        "Tackling corruption",
    ]
    counts, _, _ = reading([stated("sentence", heading, sentence) for heading in headings])
    assert [(count.report, count.report_key) for count in counts] == [
        (headings[0], "peel-legitimacy-2018"),
        ("", None),
        ("Tackling corruption", None),
    ]


def test_what_gives_no_count_is_a_problem():
    """A sentence out of order, and a cell of nothing that is known."""
    _, _, problems = reading(
        [stated("sentence", "", "There are 38 open 14 recommendations."), stated("total", "Red", "x")]
    )
    assert [problem.code for problem in problems] == ["count_unread", "count_unread"]


def listed(listing, heading, title, date):
    return ListedReport(listing=listing, heading=heading, title=title, date=date, place=Place(line=1))


DATES = [
    ("published", "October 2017", "2017-10", 0),
    ("completed", "7 th to 9 th November 2017", "2017-11-07/2017-11-09", 0),
    ("completed", "28 September - 3 October 2017", "2017-09-28/2017-10-03", 0),
    ("due", "expected in early December.", "2017-12", 1),
    ("due", "March", "2018-03", 1),
    ("published", "December", "2016-12", 1),
    ("due", "TBC", None, 0),
]


@pytest.mark.parametrize(("listing", "raw", "date", "doubts"), DATES)
def test_the_date_of_a_listed_report(listing, raw, date, doubts):
    """As precise as printed; a month without a year is the nearest to the paper's own date, and that is said."""
    _, (mention,), problems = reading(listed=[listed(listing, "Report", "Paper trail", raw)])
    assert (mention.date, mention.date_raw, len(problems)) == (date, raw, doubts)


FREEDOM = "Stolen freedom: the policing response to modern slavery and human trafficking"


def test_a_listed_report_has_its_headings_scope_and_its_own_key():
    """Whatever inspectorate and date stand about its title."""
    _, mentions, _ = reading(
        listed=[
            listed("published", "Force Reports", "CoLP- HMICFRS – PEEL Efficiency (including leadership) 2017", ""),
            listed("published", "National Reports", f"HMICFRS - {FREEDOM}", ""),
        ]
    )  # fmt: skip
    assert [(mention.scope, mention.report_key) for mention in mentions] == [
        ("force", "peel-efficiency-2017:city-of-london-police"),
        ("national", "stolen-freedom"),
    ]


TITLES = [
    (f"HMICFRS – {FREEDOM} – October 2017.", "stolen-freedom"),
    ("HM Crown Prosecution Service Inspectorate (HMCPSI) and HMICFRS National Report - Making it fair (July 2017)",
     "making-it-fair"),
    ("HMCPSI and HMICFRS National Report - Living in fear (July 2017)", "living-in-fear"),
    ("A Progress Report on the police response to domestic abuse – 14th November 2017",
     "progress-report-domestic-abuse-2017"),
    ("PEEL: Police Efficiency 2017 – A national overview – November 2017", "peel-efficiency-2017"),
    ("PEEL: Police Efficiency (including Leadership) 2017 – an inspection of the City of London Police – May 2017",
     "peel-efficiency-2017:city-of-london-police"),
    ("PEEL: Police Effectiveness 2016 – CoLP", "peel-effectiveness-2016:city-of-london-police"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "key"), TITLES)
def test_a_title_in_a_list_or_a_heading_has_the_key_of_the_report_in_its_appendix(words, key):
    """Who made it and when are not its title."""
    assert report_named(words, "City of London Police")[0] == key
    assert names_report(words)


def test_headings_that_name_no_report():
    """Parts of a paper, and of a force's work."""
    for words in ("Recommendations overview", "Tackling workforce corruption", "NEW REPORTS", "Summary"):
        assert not names_report(words)


@pytest.mark.skipif(not os.environ.get("RAGW_ACCEPTANCE"), reason="RAGW_ACCEPTANCE names no folder of papers")
@pytest.mark.parametrize(("name", "sentences"), [("002_*.txt", 15), ("003_*.txt", 12)])
def test_every_counting_sentence_over_a_real_table_is_read(name, sentences):
    """One place a report, each with a number."""
    from extract import extract, read
    from extract.figures.counting import counting_lines

    (path,) = Path(os.environ["RAGW_ACCEPTANCE"]).rglob(name)
    found = extract(read(path.read_bytes(), path.name))
    counting = counting_lines(found.lines, found.sections)
    read_ones = [each for each in counting if counted(" ".join(each.words.split()), over_table=True).clauses]
    assert len({each.section for each in read_ones}) == len(read_ones) == sentences - (name == "002_*.txt")


@pytest.mark.parametrize("force", ["CoLP", "WMP", "the force", "Fenshire Constabulary"])
def test_any_force_is_one_by_its_name_or_its_short_form(force):
    """Not that of one paper alone."""
    clauses = counted(f"There are 5 recommendations, 3 for {force}.", over_table=True).clauses
    assert [(clause.n, clause.measure) for clause in clauses] == [(5, "all"), (3, "applicable")]
