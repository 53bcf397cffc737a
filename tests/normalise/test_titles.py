"""Printed titles resolved to the catalogue: which are one report's, which are not, and which nobody can tell."""

import pytest

from normalise.reports.titles import names_report, report_named
from normalise.stated.mentions import read_mentions
from schemas import PaperFacts, Place
from schemas.stated import ListedReport

COLP = "City of London Police"

# Printed title, and the key of the report that it names in a paper about the City of London Police.
NAMED = [
    ("PEEL Efficiency 2017", "peel-efficiency-2017"),
    ("Police Effectiveness 2016 (PEEL)", "peel-effectiveness-2016"),
    ("PEEL 2017: Legitimacy – CoLP", "peel-legitimacy-2017:city-of-london-police"),
    ("PEEL 2017 Legitimacy (CoLP)", "peel-legitimacy-2017:city-of-london-police"),
    ("PEEL: Legitimacy 2017, City of London", "peel-legitimacy-2017:city-of-london-police"),
    ("CoLP PEEL Legitimacy 2017", "peel-legitimacy-2017:city-of-london-police"),
    ("HMICFRS PEEL: Police Legitimacy 2017 COLP", "peel-legitimacy-2017:city-of-london-police"),
    ("PEEL: Police effectiveness 2017 – A national overview", "peel-effectiveness-2017"),
    ("PEEL: Police effectiveness 2017 [National]", "peel-effectiveness-2017"),
    ("PEEL Effectiveness 2017 national report by HMICFRS", "peel-effectiveness-2017"),
    ("2016 PEEL Legitimacy inspection", "peel-legitimacy-2016"),
    ("3. HMIC – PEEL: Police Legitimacy 2016", "peel-legitimacy-2016"),
    ("(a) PEEL: Police Legitimacy 2016", "peel-legitimacy-2016"),
    ("PEEL: Police Efficiency (including leadership) 2017", "peel-efficiency-2017"),
    ("PEEL: Police Efficiency and Leadership 2017", "peel-efficiency-2017"),
    ("PEEL: Police Legitirnacy 2O16", "peel-legitimacy-2016"),
    ("PEEL: Police Effectivness 2016 - WMP", "peel-effectiveness-2016:west-midlands-police"),
    ("PEEL: Police Effectiveness 2016 – Kent", "peel-effectiveness-2016:kent-police"),
    ("PEEL: Police Effectiveness 2016 – Avon & Somerset", "peel-effectiveness-2016:avon-and-somerset-constabulary"),
    ("PEEL: Police Effectiveness 2016 - Avon and Somerset Police",
     "peel-effectiveness-2016:avon-and-somerset-constabulary"),
    ("PEEL: Police Effectiveness 2016 - Dyfed-Powys Police", "peel-effectiveness-2016:dyfed-powys-police"),
    ("PEEL: Police Effectiveness 2016 – an inspection of Fenshire Constabulary",
     "peel-effectiveness-2016:fenshire-constabulary"),
    ("PEEL 2018/19", "peel-2018-19"),
    ("PEEL 2018-19 – CoLP", "peel-2018-19:city-of-london-police"),
    ("PEEL: Police effectiveness, efficiency and legitimacy 2018/2019 – an inspection of Kent Police",
     "peel-2018-19:kent-police"),
    ("The depths of dishonour", "depths-of-dishonour"),
    ("HMIC Report: Core business (September 2014)", "core-business"),
    ("“Core business”", "core-business"),
    ("Stolen fredom: the policing response to modem slavery and human trafficking", "stolen-freedom"),
    ("Stolen freedom: the policing response to modern slavery", "stolen-freedom"),
    ("Stolen freedom inspection report", "stolen-freedom"),
    ("Stolen freedom, published 24 October 2017", "stolen-freedom"),
    ("The policing response to modern slavery and human trafficking", "stolen-freedom"),
    ("The role of the police in keeping children safe", "in-harms-way"),
    ("HMIC/HMCPSI joint report – Delivering Justice in the Digital Age", "delivering-justice-in-a-digital-age"),
    ("Tri-service review of Joint Emergency Services Inter operability Principles (JESIP)",
     "tri-service-review-jesip"),
    ("The tri-service review of the joint emergency services principles", "tri-service-review-jesip"),
    ("Best Use of Stop and Search (BUSS) scheme revisit – CoLP",
     "best-use-of-stop-and-search-revisit-2016:city-of-london-police"),
    ("Best Use of Stop & Search Scheme Revisit",
     "best-use-of-stop-and-search-revisit-2016:city-of-london-police"),
    ("Crime recording (November 2014)", "crime-recording-making-the-victim-count"),
    ("Fraud - time to choose", "fraud-time-to-choose"),
    ("Increasingly everyone's business", "increasingly-everyones-business"),
    ("A progress report on the police response to domestic abuse (December 2015)", "increasingly-everyones-business"),
    ("A progress report on the police response to domestic abuse", "progress-report-domestic-abuse-2017"),
    ("Best use of stop & search revisit (2016) CoLP",
     "best-use-of-stop-and-search-revisit-2016:city-of-london-police"),
    ("Understanding the difference – hate crime (July 2018)", "understanding-the-difference-hate-crime"),
    ("Missing children: who cares?", "missing-children-who-cares"),
    ("State of Policing 2017", "state-of-policing-2017"),
    ("State of Policing (April 2017)", "state-of-policing-2016"),
    ("CoLP – HMICFRS Assessment: Abuse of Position for a Sexual Purpose,",
     "abuse-of-position-for-a-sexual-purpose:city-of-london-police"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "key"), NAMED)
def test_a_printed_form_names_its_report(words, key):
    """Whatever stands around the title, and however much of it is printed."""
    assert report_named(words, COLP)[0] == key
    assert names_report(words)


# Printed titles that are like the catalogue's, and name none of it.
OTHERS = [
    "A progress report on the police response to domestic abuse (March 2016)",
    "A progress report on the police response to hate crime",
    "Everyone's business: A progress report on the police response to domestic abuse",
    "Increasingly everyone's business: Improving the police response to domestic abuse",
    "Policing in austerity: Meeting the demand",
    "Stop and search powers 3: Are the police using them effectively and fairly?",
    "Understanding the difference: the initial police response to rape crime",
    "PEEL: Police effectiveness 2016 – Vulnerability",
    "PEEL: Police effectiveness 2016 and what came of it",
    "Living in fear (July 2018)",
    "Living in fear: how shopkeepers see it",
    "Living in Fearnhill",
    "Stolen freedom 2019",
    "Core",
    "Crime recording",
    "Fraud",
    "Digital",
    "",
    "2017",
    "– : –",
]


@pytest.mark.parametrize("words", OTHERS)
def test_a_title_only_like_another_is_a_report_of_its_own(words):
    """Another year, number, pillar or subject is another report; so is the half of a title that others share."""
    key, title = report_named(words, COLP)
    assert title.report is None
    assert title.rivals == ()
    assert "peel-effectiveness-2016" not in (key, key.partition(":")[0])


APART = [
    ("Policing in austerity: Rising to the challenge", "Policing in austerity: Meeting the challenge"),
    ("PEEL: Police effectiveness 2015", "PEEL: Police effectiveness 2015 (vulnerability)"),
    ("PEEL 2018", "PEEL 2018/19"),
    ("PEEL: Police Legitimacy 2016", "PEEL: Police Legitimacy 2016 national and force reports"),
    ("PEEL: Police efficiency 2016 – Kent", "PEEL: Police efficiency 2016 – Essex"),
    ("PEEL: Police efficiency 2016 – Kent Police", "PEEL: Police efficiency 2016 – Kent Fire and Rescue Service"),
    ("Sussex Police Authority: Police authority inspection", "Surrey Police Authority: Police authority inspection"),
    ("Custody inspection – June 2015", "Custody inspection – May 2018"),
    ("Abuse of position for a sexual purpose (October 2017)",
     "Abuse of position for a sexual purpose (September 2019)"),
    (f"How forces keep {'very ' * 20}old property 1", f"How forces keep {'very ' * 20}old property 2"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_reports_never_merge(one, other):
    """Nor do those that nobody has catalogued."""
    assert report_named(one, COLP)[0] != report_named(other, COLP)[0]


TOGETHER = [
    ("Kent FRS – Values and culture", "Values and culture - Kent Fire & Rescue Service"),
    (
        "West Midlands Police: Crime Data Integrity inspection 2017",
        "Crime Data Integrity inspection 2017 – WMP",
    ),
    ("1.2 “Lost and found”", "HMICFRS: Lost and Found"),
    ("Lost and found: how forces keep property (May 2017)", "Lost and found – how forces keep property"),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_a_report_that_is_not_catalogued_is_one_however_it_is_printed(one, other):
    """What stands around a title is set aside before its own words are its key."""
    assert report_named(one, COLP)[0] == report_named(other, COLP)[0]


UNCLEAR = [
    ("PEEL: Police Legitimacy and Leadership 2016", {"peel-legitimacy-2016", "peel-leadership-2016"}),
    ("A joint thematic inspection of the police and Crown Prosecution Service's response to rape",
     {"response-to-rape-phase-one", "response-to-rape-phase-two"}),
    ("Policing in Austerity (July 2013)", None),
    ("Policing in Austerity",
     {f"policing-in-austerity-{each}" for each in ("one-year-on", "rising-to-the-challenge",
                                                   "meeting-the-challenge")}),
    ("Policing in Austerity: the challenge",
     {"policing-in-austerity-rising-to-the-challenge", "policing-in-austerity-meeting-the-challenge"}),
    ("State of policing", {f"state-of-policing-{year}" for year in range(2015, 2023)}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "keys"), UNCLEAR)
def test_a_title_that_fits_several_reports_is_none_of_them(words, keys):
    """A month tells them apart where one is printed."""
    key, title = report_named(words, COLP)
    if keys is None:
        assert key == "policing-in-austerity-rising-to-the-challenge"
        return
    assert title.report is None
    assert {report.key for report in title.rivals} == keys
    assert key not in keys


def listed(title, date, *, heading="National Reports", paper_date="2017-11-30", basis="stated"):
    paper = PaperFacts(
        paper="p.txt", paper_sha256="0" * 64, format="text", date=paper_date, date_basis=basis,
        date_evidence="", authority=COLP, authority_basis="inferred", committee="", reference="", supersedes="",
        legend=(),
    )  # fmt: skip
    report = ListedReport(listing="published", heading=heading, title=title, date=date, place=Place(line=4))
    (mention,), problems = read_mentions((report,), paper, COLP)
    return mention, problems


def test_a_list_of_force_reports_makes_a_pillars_report_the_forces():
    """ "PEEL Efficiency 2017" under "Force Reports" is not the national one."""
    assert listed("PEEL Efficiency 2017", "November 2017", heading="Force Reports")[0].report_key == (
        "peel-efficiency-2017:city-of-london-police"
    )
    assert listed("PEEL Efficiency 2017", "November 2017")[0].report_key == "peel-efficiency-2017"


@pytest.mark.parametrize(
    ("title", "date", "codes"),
    [
        ("Stolen freedom", "October 2017", []),
        ("Stolen freedom", "March 2017", ["publication_impossible"]),
        ("Lost and found", "January 2018", ["publication_impossible"]),
        ("Lost and found", "30 November 2017", []),
        ("State of policing", "June 2017", ["title_unclear"]),
    ],
)
def test_a_list_says_which_dates_cannot_be_and_which_titles_are_unclear(title, date, codes):
    """Each with its place; the date stays as it is printed."""
    mention, problems = listed(title, date)
    assert [problem.code for problem in problems] == codes
    assert all(problem.place == Place(line=4) for problem in problems)
    assert mention.date_raw == date


def test_a_paper_whose_date_is_only_inferred_makes_no_date_impossible():
    """It may be the inference that is wrong."""
    assert listed("Lost and found", "January 2018", basis="inferred")[1] == ()
