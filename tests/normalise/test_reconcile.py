"""A paper's figures against its rows and against each other: four verdicts, the words and both places."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from normalise.stated.counting import counted
from normalise.stated.reconcile import reconcile
from schemas import Observation, Place
from schemas.finding import Count

STATES = {
    "green": "implemented", "amber": "in_progress", "red": "overdue", "refused": "refused", "white": "elsewhere",
    "closed": "closed", "blue": "complete", "unread": "unknown",
    "quoted": "unknown",
}  # fmt: skip
KEY = "paper-trail"


def row(
    number, status, *, part=1, kind="recommendation", key=KEY, group="", paper="p.txt", is_new=False, area=""
):
    colour = {"refused": "red", "unread": "red", "quoted": None}.get(status, status)
    return Observation(
        paper=paper, paper_sha256="0", paper_date=None, paper_date_basis=None, authority="", committee="",
        reference="", report_key=key, report_title="", report_title_raw="", report_scope=None, report_by=(),
        report_published=None, report_claims="", group=group, recommendation_key=f"{key}/{group}/{number}",
        number=str(number), part=part, kind=kind, label="", text="", status_raw=status, colour=colour, is_new=is_new,
        state=STATES[status], colour_from="word", due_raw="", due=(), no_deadline=False, owner="", priority="",
        progress=(), comment="", due_from=None, comment_from=None, other={"area": area} if area else {},
        place=(Place(line=100 + number),), places={}, problems=(),
    )  # fmt: skip


def rows(*statuses, **more):
    return tuple(row(number, status, **more) for number, status in enumerate(statuses, start=1))


def count(
    n,
    measure="all",
    *,
    basis="sentence",
    report="Paper trail",
    key=KEY,
    colour=None,
    colours=(),
    is_new=None,
    kind=None,
    line=1,
):
    return Count(
        paper="p.txt", paper_sha256="0", basis=basis, report=report, report_key=key, label="", measure=measure,
        kind=kind, colour=colour, colours=colours, is_new=is_new, n=n, words=f"{n} {measure}", place=Place(line=line),
    )  # fmt: skip


def said(sentence):
    """The counts of a sentence over the table of the report."""
    return [
        replace(
            count(each.n, each.measure, kind=each.kind, colour=each.colour, is_new=each.is_new),
            words=each.words,
        )
        for each in counted(sentence, over_table=True).clauses
    ]


def verdicts(sentence, *statuses):
    return [(each.verdict, each.by) for each in reconcile(said(sentence), rows(*statuses))]


CASES = [
    ("This report makes 2 recommendations for the police, these are being progressed.", ("amber", "amber"),
     [("agrees", 0), ("agrees", 0)]),
    ("5 recommendations; 4 are complete, 1 is in progress.", ("green", "green", "green", "amber"),
     [("fewer_shown", 1), ("fewer_shown", 1), ("agrees", 0)]),
    ("There are 2 recommendations which apply to the force; 1 is complete and 1 in progress.", ("red", "amber"),
     [("agrees", 0), ("differs", 1), ("agrees", 0)]),
    ("Total of 5 actions relevant to the force, which are being progressed.", ("amber",) * 4,
     [("differs", 1), ("differs", 1)]),
    ("There are 2 recommendations.", ("amber",) * 3, [("differs", -1)]),
    ("There are 4 recommendations, 3 are in progress.", ("amber",), [("differs", 3), ("differs", 2)]),
    ("Total of 3 actions: 2 are complete and 1 to be progressed.", ("red",),
     [("fewer_shown", 2), ("fewer_shown", 2), ("agrees", 0)]),
    ("Total of 8 actions: 6 are national and outside the remit of the force. 2 are relevant to it, 1 remains in"
     " progress.",
     ("refused",), [("fewer_shown", 7), ("fewer_shown", 6), ("fewer_shown", 1), ("differs", 1)]),
    ("There are 4 recommendations, 1 is closed and 3 are in progress.", ("closed", "amber", "amber", "amber"),
     [("agrees", 0), ("agrees", 0), ("agrees", 0)]),
    ("This report makes 5 recommendations. 3 are for the force: 2 are in progress and 1 is held at WHITE.",
     ("amber", "amber", "white", "white", "white"), [("agrees", 0), ("agrees", 0), ("agrees", 0), ("agrees", -2)]),
    ("There are 3 recommendations, 0 are in progress.", ("green",), [("fewer_shown", 2), ("agrees", 0)]),
    ("There are 2 recommendations, 1 is in progress.", ("green", "unread"), [("agrees", 0), ("cannot_tell", 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "statuses", "wanted"), CASES, ids=[case[0][:50] for case in CASES])
def test_a_sentence_against_the_rows_of_its_report(sentence, statuses, wanted):
    """Completed ones drop out, open ones do not; what dropped out is no more than what is missing in all."""
    assert verdicts(sentence, *statuses) == wanted


def test_a_finding_says_both_places_and_both_numbers():
    """One English sentence, the worst of which can be put first."""
    (finding,) = reconcile([count(3)], rows("amber", "amber", "amber", "amber"))
    assert (finding.verdict, finding.stated, finding.found, finding.by) == ("differs", 3, 4, -1)
    assert finding.place == Place(line=1)
    assert [place.line for place in finding.places] == [101, 102, 103, 104]
    assert finding.words == "'3 all' states 3 in all of 'Paper trail', the paper shows 4: they differ by 1."


def test_parts_of_one_recommendation_are_one_item():
    """In progress while a part is; complete when all are."""
    parts = (
        row(1, "green", part=1),
        row(1, "amber", part=2),
        row(2, "green", part=1),
        row(2, "green", part=2),
    )
    findings = reconcile(said("Total of 2 actions: 1 is in progress and 1 is complete."), parts)
    assert [finding.verdict for finding in findings] == ["agrees"] * 3


def test_rows_shown_for_completeness_are_not_the_forces():
    """A line over them says whose they are."""
    others = tuple(
        row(number, "white", group="For the CPS, shown here for completeness.") for number in range(1, 8)
    )
    shown = (*rows("amber", "amber", "amber", "amber"), *others)
    (finding,) = reconcile([count(4, "applicable")], shown)
    assert (finding.verdict, finding.found) == ("agrees", 4)
    in_all = {n: reconcile([count(n)], shown)[0].verdict for n in (3, 4, 6, 11, 12)}
    assert in_all == {3: "differs", 4: "agrees", 6: "fewer_shown", 11: "agrees", 12: "fewer_shown"}


def test_kinds_are_told_apart_where_the_rows_tell_them_apart_and_else_summed():
    """6 areas for improvement and 1 recommendation are 7 of a table of colours: 8 AMBER differs by 1."""
    stated = [
        count(6, "applicable", kind="area_for_improvement"),
        count(1, "applicable", kind="recommendation"),
    ]
    table = count(8, basis="table", colour="amber", is_new=False, line=9)
    (finding,) = reconcile([*stated, table], ())
    assert (finding.verdict, finding.stated, finding.found, finding.by) == ("differs", 7, 8, -1)
    shown = (
        *rows("amber", "amber", key=KEY),
        *(row(n, "amber", kind="area_for_improvement") for n in range(3, 9)),
    )
    assert [(each.verdict, each.by) for each in reconcile(stated, shown)] == [("agrees", 0), ("differs", -1)]


def test_one_kind_of_two_cannot_be_held_against_items_of_no_kind():
    """Where the other kind has no number of its own."""
    stated = [
        count(6, kind="area_for_improvement"),
        count(3, kind="recommendation"),
        count(1, "applicable", kind="recommendation"),
    ]
    table = count(7, basis="table", colour="amber", is_new=False, line=9)
    assert [each.verdict for each in reconcile([*stated, table], ())] == ["fewer_shown", "cannot_tell"]


def test_a_kind_that_no_row_has_is_the_reports_word_for_all():
    """ "7 areas for improvement" over rows that print no label."""
    (finding,) = reconcile([count(2, kind="area_for_improvement")], rows("amber", "amber"))
    assert finding.verdict == "agrees"


def test_numbers_of_the_whole_paper_are_held_against_the_sums():
    """Totals by colour, new ones apart, several colours together; of the tables and of the rows."""
    tables = [
        count(8, basis="table", colour="amber", is_new=False, line=9),
        count(2, basis="table", colour="red", is_new=True, key="other", line=9),
        count(1, basis="table", colour="red", is_new=False, key="third", line=9),
    ]
    whole = {"report": "", "key": None, "basis": "total"}
    totals = [
        count(8, colour="amber", **whole),
        count(3, colour="red", **whole),
        count(2, colour="red", is_new=True, **whole),
        count(11, "outstanding", colours=("amber", "red"), **whole),
        count(10, "outstanding", **whole),
    ]
    assert [each.verdict for each in reconcile([*totals, *tables], ())] == ["agrees"] * 4 + ["differs"]
    against_rows = reconcile([count(2, colour="red", **whole)], rows("red", "amber"))
    assert [each.verdict for each in against_rows] == ["differs"]


def test_a_covering_reports_table_is_held_against_its_appendix():
    """The same function: rows of another paper; a force's own report may be named without the force."""
    table = [
        count(2, basis="table", colour="amber", is_new=False, key="revisit"),
        count(1, basis="table", colour="green", is_new=True, key="revisit"),
        count(1, basis="table", colour="red", is_new=False, key="gone", report="Gone", line=2),
    ]
    appendix = rows("amber", "amber", key="revisit:harbour-police", paper="appendix.pdf")
    findings = reconcile(table, appendix)
    assert [(each.verdict, each.found_in) for each in findings] == [
        ("agrees", "appendix.pdf"),
        ("fewer_shown", "appendix.pdf"),
        ("cannot_tell", "p.txt"),
    ]


def test_a_national_report_is_not_a_forces_own():
    """The very key wins; one that could be either of two forces' is neither."""
    table = [
        count(1, basis="table", colour="amber", is_new=False, key="peel", line=9),
        count(4, basis="table", colour="amber", is_new=False, key="peel:harbour", line=9),
    ]
    (finding,) = reconcile([count(1, "applicable", key="peel"), *table], ())
    assert (finding.verdict, finding.found) == ("agrees", 1)
    two = (*rows("amber", key="peel:harbour"), *rows("amber", key="peel:moor"))
    assert [each.verdict for each in reconcile([count(1, key="peel")], two)] == ["cannot_tell"]


def test_a_number_under_a_heading_of_an_area_is_held_against_its_rows():
    """Where no report is named."""
    stated = [count(2, report="Tackling corruption", key=None)]
    shown = (*rows("amber", "amber", area="Tackling corruption"), row(9, "amber", area="Other"))
    assert [(each.verdict, each.found) for each in reconcile(stated, shown)] == [("agrees", 2)]
    assert [each.verdict for each in reconcile(stated, ())] == ["cannot_tell"]


def test_what_prose_quotes_has_no_status_to_hold_a_colour_against():
    """Its number is that of its report's sentence; a covering report's totals are not of its quotations."""
    quoted = rows("quoted", "quoted")
    found = reconcile(said("There are 2 recommendations, 1 is in progress and 1 is complete."), quoted)
    assert [each.verdict for each in found] == ["agrees", "cannot_tell", "cannot_tell"]
    assert [
        each.verdict for each in reconcile(said("There are 2 recommendations, 0 are complete."), quoted)
    ] == ["agrees", "cannot_tell"]
    table = [
        count(3, basis="table", colour="amber", is_new=False, line=9),
        count(3, colour="amber", basis="total", report="", key=None),
    ]
    assert [(each.verdict, each.found) for each in reconcile([*table, count(5)], quoted)] == [
        ("agrees", 3),
        ("fewer_shown", 3),
    ]


def test_the_points_of_one_paragraph_are_one_item_or_several():
    """ "One area for improvement which covers both": 13.1, 13.2."""
    points = [replace(each, number=f"13.{each.number}") for each in rows("quoted", "quoted", "quoted")]
    assert [reconcile([count(n)], points)[0].verdict for n in (1, 3)] == ["agrees", "agrees"]


def test_recommendations_are_all_items_or_those_of_that_kind():
    """ "There was one recommendation. In addition there was an area for improvement."."""
    shown = (row(1, "amber"), row(2, "amber", kind="area_for_improvement"))
    verdicts = {n: reconcile(said(f"There are {n} recommendations."), shown)[0].verdict for n in (1, 2, 3)}
    assert verdicts == {1: "agrees", 2: "agrees", 3: "fewer_shown"}
    assert reconcile(said("There is 1 recommendation."), rows("amber", "amber"))[0].verdict == "differs"


SHOWN = st.lists(st.sampled_from(sorted(set(STATES) - {"unread", "quoted"})), min_size=1, max_size=12)


@given(SHOWN)
def test_true_sums_always_agree(statuses):
    """What counts the very rows, agrees; by colour and in all."""
    stated = [count(len(statuses))]
    colours = ["red" if status == "refused" else status for status in statuses]
    stated += [count(colours.count(colour), colour=colour) for colour in sorted(set(colours))]
    assert {each.verdict for each in reconcile(stated, rows(*statuses))} == {"agrees"}


@given(SHOWN, st.integers(0, 20))
def test_a_number_agrees_or_differs_by_what_it_is_off(statuses, n):
    """`by` is stated less found; of all, more stated than shown is usual, and less is wrong."""
    (finding,) = reconcile([count(n)], rows(*statuses))
    assert finding.by == n - len(statuses)
    assert finding.verdict == ("agrees" if not finding.by else "fewer_shown" if finding.by > 0 else "differs")


@given(SHOWN, st.integers(0, 20))
def test_open_ones_never_drop_out(statuses, n):
    """A number in progress has exactly as many, or it differs."""
    (finding,) = reconcile([count(n, "in_progress")], rows(*statuses))
    least, most = statuses.count("amber"), statuses.count("amber") + statuses.count("red")
    assert finding.verdict == ("agrees" if least <= n <= most else "differs")


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(("green", "amber", "red", "white"))), max_size=10)
)
def test_totals_of_any_table_agree_with_its_sums_and_one_more_differs(cells):
    """Outstanding is amber, red and white together."""
    tables = [
        count(n, basis="table", colour=colour, is_new=False, key=f"r{i}", line=9)
        for i, (n, colour) in enumerate(cells)
    ]
    if not sum(n for n, _ in cells):
        return
    open_ones = sum(n for n, colour in cells if colour != "green")
    whole = {"report": "", "key": None, "basis": "total", "colours": ("amber", "red", "white")}
    right, wrong = (
        reconcile([count(open_ones + more, "outstanding", **whole), *tables], ()) for more in (0, 1)
    )
    assert [each.verdict for each in right] == ["agrees"]
    assert [(each.verdict, each.by) for each in wrong] == [("differs", 1)]


def findings_of(name):
    """The findings of a paper of the acceptance folder, by the line that states, from its blocks."""
    from extract import extract, read
    from extract.figures.counting import counting_lines
    from extract.figures.counts import stated_counts
    from normalise import normalise
    from normalise.reports.facts import read_report
    from normalise.stated.counts import read_counts

    (path,) = Path(os.environ["RAGW_ACCEPTANCE"]).rglob(name)
    paper = read(path.read_bytes(), path.name)
    blocks = tuple(block for page in paper.pages for block in page.blocks)
    extraction = extract(paper)
    stated = (*stated_counts(blocks)[0], *counting_lines(extraction.lines, extraction.sections))
    extraction = replace(extraction, stated=stated)
    reading = normalise(extraction)
    home = reading.paper.authority
    reports = tuple(read_report(section, home) for section in extraction.sections)
    counts, _, _ = read_counts(extraction, reading.paper, reports, home)
    told = [each for each in reading.observations if each.places or each.place]
    return [(each.place.line, each.verdict, each.stated, each.by) for each in reconcile(counts, told)]


SEEDS = {
    "002_*.txt": {
        17: "agrees agrees", 46: "agrees agrees agrees agrees agrees", 90: "fewer_shown agrees agrees",
        109: "agrees agrees agrees", 129: "fewer_shown fewer_shown agrees", 145: "agrees differs agrees",
        158: "fewer_shown fewer_shown fewer_shown", 172: "fewer_shown fewer_shown",
        186: "fewer_shown fewer_shown fewer_shown agrees agrees", 205: "fewer_shown agrees agrees agrees",
        219: "fewer_shown fewer_shown fewer_shown fewer_shown differs", 226: "fewer_shown fewer_shown",
        244: "fewer_shown fewer_shown agrees", 256: "fewer_shown fewer_shown",
    },
    "003_*.txt": {
        11: "agrees agrees", 21: "agrees agrees agrees", 35: "agrees agrees", 48: "agrees agrees",
        64: "fewer_shown fewer_shown fewer_shown differs", 73: "fewer_shown fewer_shown fewer_shown agrees",
        86: "agrees agrees agrees differs", 96: "fewer_shown fewer_shown fewer_shown agrees",
        105: "fewer_shown fewer_shown fewer_shown differs", 117: "fewer_shown fewer_shown fewer_shown agrees",
        128: "agrees agrees agrees differs", 142: "fewer_shown fewer_shown fewer_shown differs",
    },
}  # fmt: skip

needs_acceptance = pytest.mark.skipif(
    not os.environ.get("RAGW_ACCEPTANCE"), reason="RAGW_ACCEPTANCE names no folder of papers"
)


@needs_acceptance
@pytest.mark.parametrize("name", SEEDS)
def test_every_counting_sentence_of_a_real_tracker_has_its_verdict(name):
    """By the paper's own legend: where RED "cannot or will not be implemented" it is not in progress."""
    found = findings_of(name)
    lines = dict.fromkeys(line for line, *_ in found)
    assert {line: " ".join(verdict for at, verdict, *_ in found if at == line) for line in lines} == SEEDS[
        name
    ]


@needs_acceptance
def test_a_real_covering_report_adds_up_but_for_one_report():
    """Its two tables of totals and its sentences agree with the 14 rows; 6 and 1 are not 8."""
    found = findings_of("000_*.txt")
    assert [each for each in found if each[1] == "differs"] == [(171, "differs", 7, -1)]
    agreed = {(line, stated) for line, verdict, stated, _ in found if verdict == "agrees"}
    assert {
        (80, 10),
        (81, 25),
        (82, 9),
        (83, 4),
        (84, 38),
        (199, 10),
        (200, 25),
        (201, 9),
        (202, 4),
        (203, 38),
    } <= agreed
    assert {(194, 38), (194, 10), (194, 2), (44, 10), (44, 2), (118, 7), (132, 1), (166, 4)} <= agreed
    (truth,) = Path(os.environ["RAGW_ACCEPTANCE"]).rglob("000.jsonl")
    totals = [json.loads(text) for text in truth.read_text("utf-8").splitlines() if '"totals"' in text]
    assert {(each["line"], each["n"]) for each in totals} <= agreed
