"""Appendices dated by the covering report beside them, and ``ragw findings``, as their users run them."""

import csv
import io
import json
import subprocess
import sys

import pytest


def ragw(*arguments, cwd, status=0):
    """The program, run as a user runs it; its output."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout


def report(date="30 November 2017", reference="HPC 12/17", committee="Harbour Police Committee", red=1):
    """A covering report that counts what its appendix lists."""
    return f"""Committee:\tDate:
{committee}\t{date}
Subject:\tPublic
Inspection update\t
Report of:\tFor Information
Chief Officer\t
{reference}\t

Summary

The table counts the recommendations of each report by their status.

HMICFRS report\tGreen\tAmber\tRed\tTotal
PEEL: Police Legitimacy 2016\t1\t1\t{red}\t3
Total\t1\t1\t{red}\t3

Appendix A: Full list of recommendations
"""


APPENDIX = """Inspection recommendations

PEEL: Police Legitimacy 2016

Area for Improvement\t\tStatus\tDue Date\tComment
1\tThe force should test how long its callers wait.\tGREEN\tMarch 2018\tDone in the summer.
2\tThe force should ask its staff what hinders them.\tAMBER\tJune 2018\tA survey is being written.
3\tThe force should check the vetting of its staff.\tAMBER\tJune 2018\tTwo posts were agreed.
"""
OTHER = APPENDIX.replace("Legitimacy", "Leadership")


def lay(folder, **papers):
    """A folder of papers: ``lay(path, report=…, appendix=…)``; its path."""
    names = {
        "report": "report.txt",
        "later": "later.txt",
        "appendix": "Appendix A.txt",
        "list": "full list.txt",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / names[name]).write_text(text)
    return folder


def ingested(cwd, *runs, db):
    """The export after these runs, each a list of paths; and after the last of them once more, the same."""
    for paths in runs:
        ragw("ingest", *paths, "--db", db, "--jobs", "1", cwd=cwd)
    exported = ragw("export", "--db", db, cwd=cwd)
    ragw("ingest", *runs[-1], "--db", db, "--jobs", "1", cwd=cwd)
    assert ragw("export", "--db", db, cwd=cwd) == exported
    return exported


def dates(exported):
    """Date, basis, committee and reference by file name."""
    rows = map(json.loads, exported.splitlines())
    return {
        row["paper"]: (row["paper_date"], row["paper_date_basis"], row["committee"], row["reference"])
        for row in rows
    }


COVERED = {"Appendix A.txt": ("2017-11-30", "covering", "Harbour Police Committee", "HPC 12/17")}


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Where a report and its appendix, in one folder, are in the history."""
    folder = tmp_path_factory.mktemp("imported")
    lay(folder / "archive", report=report(), appendix=APPENDIX)
    ragw("ingest", "archive", cwd=folder)
    return folder


def test_an_appendix_has_the_date_of_the_report_beside_it_whichever_came_first(tmp_path):
    """In one run, and in two in either order; the exports are the same byte for byte."""
    here = lay(tmp_path / "archive", report=report(), appendix=APPENDIX)
    one, two = here / "report.txt", here / "Appendix A.txt"
    exports = [
        ingested(tmp_path, *runs, db=f"{number}.db")
        for number, runs in enumerate(([[here]], [[one], [two]], [[two], [one]], [[two, one]]))
    ]
    assert dates(exports[0]) == COVERED
    assert len(set(exports)) == 1


def test_a_second_meetings_report_undoes_what_was_settled_too_soon(tmp_path):
    """With both in one run nothing says whose the list is; coming one after the other they must not say more."""
    here = lay(
        tmp_path / "archive",
        report=report(),
        later=report("8 February 2018", "HPC 2/18", "Harbour Audit Committee"),
        list=APPENDIX,
    )
    first, second = here / "report.txt", here / "later.txt"
    papers = here / "full list.txt"
    exports = [
        ingested(tmp_path, *runs, db=f"{number}.db")
        for number, runs in enumerate(([[here]], [[papers, first], [second]], [[second], [papers], [first]]))
    ]
    assert dates(exports[0]) == {"full list.txt": (None, None, "", "")}
    assert len(set(exports)) == 1


def test_of_two_reports_to_one_meeting_the_same_lends_its_reference_in_any_order(tmp_path):
    """The first by file name does, also where the other was there first."""
    here = lay(tmp_path / "archive", report=report(), later=report(reference="HPC 13/17"), appendix=APPENDIX)
    first, second, papers = (here / name for name in ("report.txt", "later.txt", "Appendix A.txt"))
    exports = [
        ingested(tmp_path, *runs, db=f"{number}.db")
        for number, runs in enumerate(([[here]], [[papers, first], [second]], [[second], [papers, first]]))
    ]
    assert dates(exports[0])["Appendix A.txt"][3] == "HPC 13/17"
    assert len(set(exports)) == 1


def test_a_copy_under_another_folder_is_no_obstacle(tmp_path):
    """A copy without a report beside it, imported first or last, leaves the appendix with its report's date."""
    alone = lay(tmp_path / "loose", appendix=APPENDIX)
    pack = lay(tmp_path / "pack", report=report(), appendix=APPENDIX)
    exports = [
        ingested(tmp_path, *runs, db=f"{number}.db")
        for number, runs in enumerate(
            ([[tmp_path]], [[alone], [pack]], [[pack], [alone]], [[alone], [pack], [alone]])
        )
    ]
    assert dates(exports[0]) == COVERED
    assert len(set(exports)) == 1


def test_a_paper_put_to_two_meetings_is_of_the_first(tmp_path):
    """The same bytes beside two reports in two folders: whichever folder was imported first, the end is one."""
    one = lay(tmp_path / "z", report=report(), appendix=APPENDIX)
    two = lay(tmp_path / "a", later=report("8 February 2018", "HPC 2/18"), appendix=APPENDIX)
    exports = [
        ingested(tmp_path, *runs, db=f"{number}.db")
        for number, runs in enumerate(([[one, two]], [[one], [two]], [[two], [one]], [[one], [two], [one]]))
    ]
    assert dates(exports[0]) == COVERED
    assert len(set(exports)) == 1


def test_another_folders_report_dates_nothing(tmp_path):
    """And a run over one folder leaves the others as they are."""
    lay(tmp_path / "archive", report=report())
    lay(tmp_path / "elsewhere", appendix=OTHER)
    assert dates(ingested(tmp_path, ["archive", "elsewhere"], db="one.db")) == {
        "Appendix A.txt": (None, None, "", "")
    }


def test_the_reports_counts_are_held_against_its_appendix(imported):
    """One amber more and no red: both differ, first in the answer, with both places."""
    found = json.loads(ragw("findings", "--format", "json", cwd=imported))
    differing = [line for line in found if line["verdict"] == "differs"]
    assert found[: len(differing)] == differing
    assert {
        (line["words"].split("'")[1], line["stated"], line["found"], line["by"]) for line in differing
    } >= {
        ("Amber 1", 1, 2, -1),
        ("Red 1", 1, 0, 1),
    }
    against = [line for line in differing if line["found_in"] == "Appendix A.txt"]
    assert against
    assert all(line["paper"] == "report.txt" and "line" in line["place"] for line in against)
    assert all("line" in line["places"] for line in against)
    assert not any(line["verdict"] == "agrees" for line in found)
    assert any(
        line["verdict"] == "agrees"
        for line in json.loads(ragw("findings", "--all", "--format", "json", cwd=imported))
    )


def test_csv_has_the_same_lines_as_json(imported):
    """For a spreadsheet, what is missing is an empty cell."""
    lines = json.loads(ragw("findings", "--format", "json", cwd=imported))
    written = ragw("findings", "--format", "csv", cwd=imported).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["words"].removeprefix("'") for row in rows] == [
        line["words"].removeprefix("'") for line in lines
    ]
    assert [row["stated"] for row in rows] == [
        "" if line["stated"] is None else str(line["stated"]) for line in lines
    ]


def test_strict_asks_for_a_persons_eye_where_something_differs(imported):
    """Status 3; a filter that leaves nothing is well."""
    assert b"differ by 1" in ragw("findings", "--strict", cwd=imported, status=3)
    assert b"Nothing" in ragw("findings", "--strict", "--until", "2016", cwd=imported)


def test_no_history_is_one_line(tmp_path):
    """Status 6."""
    assert ragw("findings", "--db", "none.db", cwd=tmp_path, status=6) == b""
