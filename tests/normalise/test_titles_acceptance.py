"""The short titles of a real covering report resolve to the reports of real appendices."""

import os
from pathlib import Path

import pytest

from extract import extract, read
from normalise import normalise

needs_acceptance = pytest.mark.skipif(
    not os.environ.get("RAGW_ACCEPTANCE"), reason="RAGW_ACCEPTANCE names no folder of papers"
)

# The titles of the status table, in its order, and where an appendix has the report: its file and the words that
# its title begins with; None where neither has it.
STATUS_TABLE = [
    ("A progress report on the police response to domestic abuse", None),
    ("PEEL: Police Efficiency [including leadership] 2017 - COLP", ("002", "PEEL: Police Efficiency [incl")),
    ("PEEL: Police Efficiency 2017 – national", None),
    ("Stolen freedom:", ("002", "Stolen freedom:")),
    ("HM Crown Prosecution Service Inspectorate (HMCPSI) and HMICFRS National Report - Making it fair", None),
    ("HMCPSI and HMICFRS National Report - Living in fear", ("002", "Living in fear - the police")),
    ("PEEL: Police Effectiveness 2016 – CoLP", ("002", "PEEL: Police Effectiveness 2016 - CoLP")),
    ("Best Use of Stop & Search Scheme Revisit", ("002", "Best Use of Stop and Search Scheme revisit 2016")),
    ("PEEL: Police Legitimacy 2016 – National", ("002", "PEEL: Police Legitimacy 2016 – National")),
    ("PEEL: Police Legitimacy 2016 - CoLP", ("003", "PEEL: Police Legitimacy 2016 - CoLP")),
    ("PEEL: Police Efficiency 2016 – CoLP", ("003", "PEEL: Police Efficiency 2016")),
    ("The tri-service review of joint emergency", ("003", "The tri-service review of the joint emergency")),
    ("PEEL: Police Efficiency 2015 - CoLP", ("003", "PEEL: Police efficiency 2015")),
    ("In Harm's Way: The Role of the Police", ("003", "In harm's way: The role of the police")),
]  # fmt: skip


def reading(number):
    (path,) = Path(os.environ["RAGW_ACCEPTANCE"]).rglob(f"{number}_*.txt")
    return normalise(extract(read(path.read_bytes(), path.name)))


@needs_acceptance
def test_every_short_title_of_a_status_table_is_its_report_in_the_appendices():
    """All fourteen: those that an appendix has by its key there, the others by none of its keys."""
    reported = dict.fromkeys(
        (count.report, count.report_key) for count in reading("000").counts if count.basis == "table"
    )
    assert len(reported) == len(STATUS_TABLE)
    assert all(title.startswith(words) for (title, _), (words, _) in zip(reported, STATUS_TABLE, strict=True))
    appendices = {number: reading(number).observations for number in ("002", "003")}
    known = {each.report_key for rows in appendices.values() for each in rows}
    for (_, key), (_, at) in zip(reported, STATUS_TABLE, strict=True):
        if at is None:
            assert key not in known
            continue
        number, words = at
        keys = {row.report_key for row in appendices[number] if row.report_title_raw.startswith(words)}
        assert keys == {key}


@needs_acceptance
@pytest.mark.parametrize(("number", "said"), [("002", ["2017-03-22"]), ("003", []), ("004", []), ("000", [])])
def test_a_real_date_of_publication_that_cannot_be_is_said(number, said):
    """ "published 22nd March 2017" over the report of March 2018; the others agree with the catalogue."""
    found = [problem for problem in reading(number).problems if problem.code == "publication_impossible"]
    assert len(found) == len(said)
    assert all(date in problem.message for date, problem in zip(said, found, strict=True))


@needs_acceptance
@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_no_real_title_is_unclear(number):
    """Each names one report, of the catalogue or of its own."""
    assert "title_unclear" not in {problem.code for problem in reading(number).problems}
