"""The report that a table stands under, read from the lines above it."""

import pytest

from normalise.identity import recommendation_key
from normalise.reports.facts import read_report
from schemas import Line, Place, Section


def section(title, *about, group=""):
    def lines(texts):
        return tuple(Line(text=text, place=Place()) for text in texts if text)

    return Section(title=lines([title]), about=lines(about), group=lines([group]))


def read(title, *about, group="", authority="City of London Police"):
    return read_report(section(title, *about, group=group), authority)


@pytest.mark.parametrize(
    ("about", "scope", "by", "published"),
    [
        (
            "A Force report by HMIC, Published [online only] December 2016 Total of 2",
            "force",
            ("HMIC",),
            "2016-12",
        ),
        ("A national joint report by HMICFRS and HMI Probation", "joint", ("HMICFRS", "HMI Probation"), None),
        (
            "A joint national report by HMCPSi and HMIC Published July 2017",
            "joint",
            ("HMCPSi", "HMIC"),
            "2017-07",
        ),
        (
            "An inspection of the City of London Police by HMIC. Published October 2015.",
            "force",
            ("HMIC",),
            "2015-10",
        ),
        ("A national report by HMICFRS Published 12th December 2017", "national", ("HMICFRS",), "2017-12-12"),
        (
            "A Force report by HMIC, Published November 2016. A national report was also published",
            "force",
            ("HMIC",),
            "2016-11",
        ),
    ],
)
def test_scope_inspectorates_and_date_are_as_the_lines_under_the_title_say(about, scope, by, published):
    """Joint wins over national; the first scope said is the report's own."""
    report = read("Some report", about)
    assert (report.scope, report.by, report.published) == (scope, by, published)


def test_a_second_date_that_agrees_makes_the_first_more_precise():
    """ "Published March 2018" and "published 22nd March 2018" are one date."""
    report = read("X", "Published March 2018", "This report was published 22nd March 2018.")
    assert report.published == "2018-03-22"
    assert report.problems == ()


def test_a_second_date_that_contradicts_is_a_problem():
    """The first is kept, and it is said."""
    report = read("X", "Published March 2018", "This report was published 22nd March 2017.")
    assert report.published == "2018-03"
    assert [problem.code for problem in report.problems] == ["publication_dates_differ"]


IMPOSSIBLE = [
    ("PEEL: Police Effectiveness 2017 – National", "Published 22nd March 2017", None, "it was on 2018-03-22"),
    ("Stolen freedom", "Published November 2017", None, "it was on 2017-10-24"),
    (
        "PEEL: Police Effectiveness 2017 – CoLP",
        "Published March 2016",
        None,
        "the year in its title is another",
    ),
    ("PEEL 2018/19 – Kent", "Published March 2021", None, "the year in its title is another"),
    ("Lost and found", "Published March 2019", "2019-02-28", "the paper is of 2019-02-28"),
    ("Living in fear (June 2017)", "Published July 2017", None, "it was on 2017-07-05"),
]


@pytest.mark.parametrize(("title", "about", "paper_date", "reason"), IMPOSSIBLE)
def test_a_publication_that_cannot_be_is_said_and_stays_as_printed(title, about, paper_date, reason):
    """By the catalogue, by the title's own year, by the paper's date."""
    report = read_report(section(title, "A report by HMICFRS", about), "City of London Police", paper_date)
    problem = {problem.code: problem for problem in report.problems}["publication_impossible"]
    assert reason in problem.message
    assert report.published


POSSIBLE = [
    ("PEEL: Police Effectiveness 2017 – National", "Published March 2018", "2018-03-30"),
    ("PEEL: Police Effectiveness 2017 – CoLP", "Published 28 March 2018", None),
    ("PEEL 2018/19 – Kent", "Published February 2020", None),
    ("Stolen freedom", "Published 24 October 2017", "2017-10"),
    ("The hard yards", "Published 30 June 2020", None),
    ("Lost and found", "Published March 2019", "2019-03-01"),
    ("Best Use of Stop and Search scheme revisit 2016 – Kent", "Published September 2016", None),
]


@pytest.mark.parametrize(("title", "about", "paper_date"), POSSIBLE)
def test_a_publication_that_may_be_is_not_doubted(title, about, paper_date):
    """A force's own report has its own day; a date of the catalogue that is not certain doubts nothing."""
    report = read_report(section(title, about), "City of London Police", paper_date)
    assert "publication_impossible" not in {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    ("title", "about", "key"),
    [
        ("PEEL: Police Efficiency", "A national report Published November 2017", "peel-efficiency-2017"),
        ("PEEL: Police Efficiency", "A national report Published June 2017", "peel-police-efficiency"),
        ("PEEL: Police Efficiency", "A national report Published 2017", "peel-police-efficiency"),
        (
            "A progress report on the police response to domestic abuse",
            "A national report by HMIC, Published December 2015",
            "increasingly-everyones-business",
        ),
        (
            "A progress report on the police response to domestic abuse",
            "A national report by HMICFRS, Published November 2017",
            "progress-report-domestic-abuse-2017",
        ),
        (
            "Policing in austerity",
            "A national report Published July 2014",
            "policing-in-austerity-meeting-the-challenge",
        ),
    ],
)  # fmt: skip
def test_a_printed_month_of_publication_tells_reports_of_one_name_apart(title, about, key):
    """No more than that: where no report was published then, the title stands for itself."""
    assert read(title, about).key == key


def test_a_title_that_may_be_two_reports_is_said_and_kept_apart():
    """Both are named, with the place of the title."""
    report = read("PEEL: Police Legitimacy and Leadership 2016", "A national report by HMIC")
    assert report.key == "peel-police-legitimacy-and-leadership-2016"
    (problem,) = report.problems
    assert problem.code == "title_unclear"
    assert "PEEL: Police legitimacy 2016" in problem.message
    assert "PEEL: Police leadership 2016" in problem.message
    assert problem.place == Place()


SAME = [
    ("PEEL: Police Legitimacy 2016 – National", "PEEL: Police Legitimacy 2016 - National"),
    ("PEEL: Police Efficiency [including leadership] 2017 - COLP", "PEEL: Police Efficiency 2017 – CoLP"),
    ("PEEL: Police Effectiveness 2015 – ColP", "PEEL: Police Effectiveness 2015 - City of London Police"),
    ("HMICFRS – PEEL: Police Legitimacy 2017 – National", "PEEL Legitimacy 2017 [National]"),
    (
        "The tri-service review of the joint emergency services interoperability principles",
        "The tri-service review of joint emergency services interoperability principles",
    ),
    (
        "In harm’s way: The role of the police in keeping children safe",
        "In Harm's Way: The Role of the Police in Keeping Children Safe",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_printed_variants_of_a_title_are_one_report(one, other):
    """Dashes, brackets, quotes, case and short forms of the force make no other report."""
    about = "A force report by HMIC"
    assert read(one, about).key == read(other, about).key


DIFFERENT = [
    ("PEEL: Police Legitimacy 2016 – National", "PEEL: Police Legitimacy 2016 – CoLP"),
    ("PEEL: Police Legitimacy 2016 – CoLP", "PEEL: Police Legitimacy 2017 – CoLP"),
    ("PEEL: Police Legitimacy 2016 – CoLP", "PEEL: Police Legitimacy 2016 – WMP"),
    (
        "A progress report on the police response to domestic abuse",
        "Increasingly everyone's business: A progress report on the police response to domestic abuse",
    ),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_reports_that_only_look_alike_stay_apart(one, other):
    """National and force report, years, forces and the two progress reports never merge."""
    assert read(one, "A report by HMIC").key != read(other, "A report by HMIC").key


def test_a_title_that_contradicts_the_line_under_it_is_said():
    """ "... 2015 – ColP" over "A national report": the scope is as the line says, the doubt is kept."""
    report = read("PEEL: Police Effectiveness 2015 – ColP", "A national report by HMIC")
    assert report.scope == "national"
    assert [problem.code for problem in report.problems] == ["scope_contradicts_title"]


def test_the_sentences_that_count_the_actions_are_its_claims():
    """Others are not."""
    about = (
        "A Force report by HMIC, Published November 2016. Total of 5 actions relevant to the force. "
        "A national report was also published in November 2016."
    )
    assert read("X", about).claims == "Total of 5 actions relevant to the force."


def test_a_recommendation_is_known_by_report_group_and_number_and_else_by_its_words():
    """Numbers restart under each group; where none is printed the words stand for it."""
    keys = {
        recommendation_key("r", "", "1", "Do this"),
        recommendation_key("r", "For the CPS", "1", "Do this"),
        recommendation_key("r", "", "", "Do this"),
        recommendation_key("r", "", "", "Do that"),
    }
    assert len(keys) == 4
    assert recommendation_key("r", "", "", "Do  “this”.") == recommendation_key("r", "", "", "do this")
