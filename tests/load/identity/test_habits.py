"""The habits of other bodies: action logs, registers, scans, summaries, and lists full of near twins."""

import pytest

from load.identity import retitled
from load.identity.slips import slipped
from tests.load.identity.forms import Row, found, paper, threads
from tests.load.identity.test_threads import CUSTODY, HATE, RECORDS, STALKING, VETTING

ESTATE = "The service should assure itself that its estate strategy supports future needs."
FLEET = ESTATE.replace("estate", "fleet")
HOURS = (
    "The service should assure itself that it has effective means to monitor the working hours of its staff."
)
ROOF = "Head of Property to explain the overspend on the depot roof (DL)."
TAX = "Finance to confirm whether the tax on the leisure contract can be reclaimed (RK)."
AUDITOR = "The external auditor to be asked why the accounts were signed late (RK)."
SCHOOLS = [
    f"JT to report back on the outcome of the follow-up audit of {name} Primary School."
    for name in ("Oaklands", "Elm Lane", "Birchfield")
]
LOG = {"report_key": "", "report_title": "", "kind": "action"}


def test_a_shortened_twin_is_not_a_piece_of_its_sibling() -> None:
    """Both were trimmed at once, and what they have in common is most of either."""
    trimmed = [text.removeprefix("The service should assure itself that its ") for text in (ESTATE, FLEET)]
    told = threads(
        paper("2019-06.docx", ("", ESTATE), ("", FLEET), ("", HOURS)),
        paper("2019-09.docx", ("", f"Assure itself that the {trimmed[0]}"), ("", HOURS)),
        paper("2019-12.docx", *(("", text.replace("its ", "")) for text in trimmed), ("", HOURS)),
    )
    assert told == [["A", "B", "C"], ["A", "C"], ["A", "B", "C"]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("Circulate the Quarter 3 report", "Circulate the Quarter 4 report", "B", id="a quarter"),
        pytest.param("Complete by 30 June 2018", "Complete by 31 December 2018", "A", id="a date that moved"),
        pytest.param("Rec 3 - Circulate the report", "Rec 4 - Circulate the report", "A", id="a label"),
    ],
)
def test_a_figure_may_name_another_thing(before: str, after: str, expected: str) -> None:
    """Where the rest is the same, word for word, and no number says that it is the one from before."""
    rest = "to all members of the panel, with a note on the costs so far."
    told = threads(
        paper("2019-03.docx", ("", f"{before} {rest}"), ("", RECORDS), **LOG),
        paper("2019-06.docx", ("", f"{after} {rest}"), ("", RECORDS), **LOG),
    )
    assert told[1][0] == ("C" if expected == "B" else "A")


def test_what_stands_where_a_sibling_differed_is_a_new_one() -> None:
    """A log numbers anew each time; the schools differ in their names alone."""
    told = threads(
        paper("2019-03.docx", ("1", SCHOOLS[0]), ("2", SCHOOLS[1]), ("3", TAX), ("4", AUDITOR), **LOG),
        paper("2019-05.docx", ("1", SCHOOLS[1]), ("2", TAX), ("3", AUDITOR), **LOG),
        paper("2019-07.docx", ("1", AUDITOR), ("2", SCHOOLS[2]), ("3", SCHOOLS[1]), **LOG),
    )
    assert told == [["A", "B", "C", "D"], ["B", "C", "D"], ["D", "E", "B"]]


def test_an_action_that_grew_is_itself_under_another_number() -> None:
    """Of the rows that did not change one kept its number by chance: that does not make the numbers hold."""
    grown = "Head of Property (DL) to explain the overspend on the depot roof, and what it means for other schemes."
    told = threads(
        paper("2019-07.docx", ("1", ROOF), ("2", TAX), ("3", AUDITOR), **LOG),
        paper("2019-09.docx", ("1", AUDITOR), ("2", TAX), ("3", grown), **LOG),
    )
    assert told[1] == ["C", "B", "A"]


SCANNED = {
    STALKING: "Chien constables should ensure that every officer who deals with sta1king has been tra- ined to "
    "recognise it, and thatthe training is refresbed each year.",
    HATE: "Chief constables shonld ensure that every oflicer who deals with hatecrime has been trained to recog- "
    "nise it, and that the trainirg is refreshed each year.",
}


def test_twins_in_a_scan_are_told_apart_whatever_its_slips() -> None:
    """Wrong letters, words in two pieces and words run together, without a number to help."""
    told = threads(
        paper("2018-02.pdf", *(("", text) for text in SCANNED), ("", RECORDS)),
        paper("2018-05.pdf", *(("", text) for text in reversed(SCANNED.values())), ("", RECORDS)),
    )
    assert told == [["A", "B", "C"], ["B", "A", "C"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("estate", "fleet"), ("12", "13"), ("2018", "2019"), ("lawful", "unlawful"), ("his", "its")],
)
def test_other_words_are_no_slips(one: str, other: str) -> None:
    """A figure never is, nor a short word."""
    assert not slipped(one, other)


def test_a_summary_in_another_force_is_the_recommendation() -> None:
    """Its words are in another order, and few; whichever force comes first."""
    guidance = (
        "The College of Policing should revise its guidance on the voice of the child, and say how supervisors can "
        "test whether it is followed."
    )
    full: list[Row] = [("3", guidance), ("4", RECORDS), ("5", CUSTODY)]
    short: list[Row] = [
        ("", "College of Policing to revise guidance on the voice of the child"),
        ("", "Reported crime: put in place a plan to bring every record within twenty-four hours"),
        ("", "Welfare check of each detained child by custody sergeants within one hour"),
    ]
    told = threads(paper("2018-02.pdf", *full), paper("2018-05.pdf", *short, authority="Downland Police"))
    assert told[1] == ["A", "B", "C"]
    told = threads(paper("2018-02.pdf", *short), paper("2018-05.pdf", *full, authority="Downland Police"))
    assert told[1] == ["A", "B", "C"]


def test_a_reference_of_a_register_outlives_the_words() -> None:
    """It has its year and is given once; the doubt is told."""
    before = paper("2018-02.xlsx", ("HMIC-2017-034", RECORDS), ("HMIC-2017-035", CUSTODY))
    after = paper(
        "2018-08.xlsx", ("HMIC-2017-034", "Crime is now on record sooner."), ("HMIC-2017-035", CUSTODY)
    )
    told = found(before, after)["2018-08.xlsx"]
    assert [each.recommendation_key for each in told] == [each.key for each in before]
    assert told[0].problem
    assert told[0].problem.code == "identity_doubtful"
    assert threads(
        paper("2018-02.xlsx", ("4", RECORDS)), paper("2018-08.xlsx", ("4", "Crime is now sooner."))
    )[1] == ["B"]


def test_a_committee_keeps_its_log_by_whatever_name() -> None:
    """Written otherwise, not printed at all, or given a new name when the old one is heard of no more."""
    rows = (("1", TAX), ("2", AUDITOR), ("3", ROOF))
    names = ("Audit & Risk Sub-Committee", "", "Audit and Risk Sub Committee", "Audit Committee")
    papers = (
        paper(f"2019-0{month}.pdf", *rows, committee=name, **LOG) for month, name in enumerate(names, 1)
    )
    assert threads(*papers) == [["A", "B", "C"]] * 4


def test_two_committees_that_meet_in_turn_have_each_a_log() -> None:
    """The same actions were given to both, and a paper that names none is neither's."""
    rows = (("1", TAX), ("2", AUDITOR))
    names = ("Audit Committee", "Board", "Audit Committee", "")
    papers = (
        paper(f"2019-0{month}.pdf", *rows, committee=name, **LOG) for month, name in enumerate(names, 1)
    )
    assert threads(*papers) == [["A", "B"], ["C", "D"], ["A", "B"], ["E", "F"]]


def test_a_report_may_have_a_third_title() -> None:
    """The third is found although two earlier ones have its recommendations: they are one report already."""
    rows = (("", STALKING), ("", RECORDS), ("", VETTING))
    titles = ("living-in-fear", "stalking-review", "harassment-thematic")
    papers = [
        paper(f"2018-0{at}.pdf", *rows, report_key=title, report_title=title)
        for at, title in enumerate(titles, 1)
    ]
    same = {(each.report_key, each.same_as) for each in retitled(each for own in papers for each in own)}
    assert threads(*papers, same=same) == [["A", "B", "C"]] * 3


def test_a_report_may_go_on_under_two_titles_at_once() -> None:
    """Each of them has recommendations of the one that is gone."""
    before = paper(
        "2018-02.pdf",
        ("", STALKING),
        ("", RECORDS),
        ("", VETTING),
        ("", CUSTODY),
        report_key="a",
        report_title="A",
    )
    after = [
        *paper("2018-05.pdf", ("", STALKING), ("", RECORDS), report_key="b", report_title="B"),
        *(
            each
            for each in paper(
                "2018-05.pdf",
                ("", ""),
                ("", ""),
                ("", VETTING),
                ("", CUSTODY),
                report_key="c",
                report_title="C",
            )
            if each.text
        ),
    ]
    told = {(each.report_key, each.same_as) for each in retitled([*before, *after])}
    assert told == {("b", "a"), ("c", "a")}
