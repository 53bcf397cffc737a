"""``ragw correct`` as its users run it: a review out, filled in, and in again."""

import csv
import io
import json
import shutil
import subprocess
import sys

import pytest

from commands.reviewed import ReviewError, read_review
from tests.commands.test_findings import APPENDIX


def ragw(*arguments, cwd, status=0):
    """The program, run as a user runs it; stdout and stderr."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout, done.stderr.decode()


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A history of one paper with a GREEN and two AMBER rows."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "a.txt").write_text(APPENDIX)
    ragw("ingest", "a.txt", "--quiet", cwd=folder)
    return folder


@pytest.fixture
def folder(imported, tmp_path):
    """That history, to be changed."""
    for name in ("a.txt", "ragw.db"):
        shutil.copy(imported / name, tmp_path)
    return tmp_path


def exported(cwd):
    return {row["number"]: row for row in map(json.loads, ragw("export", cwd=cwd)[0].splitlines())}


def review(cwd, *options):
    """The lines of a review, by column."""
    written = ragw("correct", "export", *options, cwd=cwd)[0]
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def saved(lines, encoding="utf-8-sig", **dialect):
    """The lines as a spreadsheet saves them."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(lines[0]), **{"lineterminator": "\r\n", **dialect})
    writer.writeheader()
    writer.writerows(lines)
    return stream.getvalue().encode(encoding)


SAVED = {
    "as it was": {},
    "by a German Excel": {"delimiter": ";"},
    "as Unicode text": {"delimiter": "\t", "encoding": "utf-16"},
    "without a mark": {"encoding": "utf-8", "lineterminator": "\n"},
    "all in quotes": {"quoting": csv.QUOTE_ALL},
}


@pytest.mark.parametrize("manner", SAVED)
def test_a_review_goes_out_is_filled_in_and_comes_back(folder, manner):
    """However the spreadsheet saves it; the values show in the export, with who, when and why."""
    lines = review(folder, "--field", "colour", "--field", "due", "--field", "comment")
    assert [(line["number"], line["field"], line["read"]) for line in lines[3:6]] == [
        ("2", "colour", "amber"),
        ("2", "due", "2018-06"),
        ("2", "comment", "A survey is being written."),
    ]
    lines[3] |= {"value": "Green", "why": "the minutes say so; “closed”"}
    lines[4] |= {"value": "Nov-18", "why": "misprint"}
    lines[5] |= {"value": "'=1+1, as printed", "why": "x"}
    (folder / "review.csv").write_bytes(saved(lines, **SAVED[manner]))
    _, said = ragw("correct", "apply", "review.csv", "--by", "A. Reed", cwd=folder)
    assert said == "ragw: review.csv: 3 applied\n"
    row = exported(folder)["2"]
    assert (row["colour"], row["due"][0]["date"], row["comment"]) == ("green", "2018-11", "=1+1, as printed")
    assert [(each["field"], each["read"], each["by"]) for each in row["corrections"]] == [
        ("colour", "amber", "A. Reed"),
        ("due", "2018-06", "A. Reed"),
        ("comment", "A survey is being written.", "A. Reed"),
    ]
    assert row["corrections"][0]["why"] == "the minutes say so; “closed”"
    _, again = ragw("correct", "apply", "review.csv", "--by", "A. Reed", cwd=folder)
    assert again == "ragw: review.csv: 3 so already\n"


def test_importing_again_keeps_it_and_a_better_manifest_too(folder):
    """Nothing is read twice; where it is, the correction is in force at once."""
    place = "a.txt", "--row", "line 7", "--field", "colour", "--value", "red"
    ragw("correct", "set", "--paper", *place, "--why", "seen", "--by", "Ann", cwd=folder)
    before = exported(folder)
    assert before["2"]["colour"] == "red"
    ragw("ingest", "a.txt", "--quiet", cwd=folder)
    assert exported(folder) == before
    (folder / "dates.csv").write_text("file,date\na.txt,2018-02-01\n")
    ragw("ingest", "a.txt", "--manifest", "dates.csv", "--quiet", cwd=folder)
    after = exported(folder)["2"]
    assert (after["paper_date"], after["colour"], after["corrections"]) == (
        "2018-02-01",
        "red",
        before["2"]["corrections"],
    )
    ragw("correct", "undo", "1", "--why", "misread", "--by", "Ben", cwd=folder)
    assert (exported(folder)["2"]["colour"], exported(folder)["2"]["corrections"]) == ("amber", [])


def test_a_wrong_line_is_named_with_its_number_and_nothing_is_applied(folder):
    """Status 2."""
    lines = review(folder, "--field", "colour")
    for line, value in zip(lines, ("red", "purple", "white"), strict=True):
        line |= {"value": value, "why": "seen"}
    lines[2]["why"] = ""
    (folder / "review.csv").write_bytes(saved(lines))
    before = exported(folder)
    _, said = ragw("correct", "apply", "review.csv", "--by", "Ann", cwd=folder, status=2)
    assert said.splitlines()[0].startswith("ragw: review.csv, line 3: there is no colour 'purple'")
    assert said.splitlines()[1:] == [
        "ragw: review.csv, line 4: it does not say why",
        "ragw: review.csv: nothing was applied",
    ]
    assert exported(folder) == before


def test_a_line_that_is_stale_is_left_out_and_named(folder):
    """The paper's rows changed since the export; with --strict that is status 3."""
    lines = review(folder, "--field", "colour")
    lines[0] |= {"value": "red", "why": "seen", "row": lines[0]["row"][:-10] + "0123456789"}
    lines[1] |= {"value": "red", "why": "seen"}
    (folder / "review.csv").write_bytes(saved(lines))
    _, said = ragw("correct", "apply", "review.csv", "--by", "Ann", "--strict", cwd=folder, status=3)
    assert said.splitlines() == [
        "ragw: review.csv, line 2: left out: a.txt has been read anew since; export its rows again",
        "ragw: review.csv: 1 applied, 1 left out",
    ]


def test_a_conflict_shows_in_the_list_in_findings_and_in_the_next_review(folder):
    """As when newer code reads another due date; here the paper is issued anew with another colour."""
    place = "a.txt", "--row", "line 8", "--field", "colour", "--value", "green"
    ragw("correct", "set", "--paper", *place, "--why", "seen", "--by", "Ann", cwd=folder)
    (folder / "b.txt").write_text(APPENDIX.replace("GREEN", "AMBER"))
    (folder / "dates.csv").write_text("file,supersedes\nb.txt,a.txt\n")
    ragw("ingest", "b.txt", "--manifest", "dates.csv", "--quiet", cwd=folder)
    assert exported(folder)["3"]["colour"] == "amber"
    words = "Ann corrected colour 'amber' to 'green' (correction 1) in a.txt, which b.txt takes the place of"
    (found,) = json.loads(
        ragw("findings", "--code", "correction_reissued", "--format", "json", cwd=folder)[0]
    )
    assert found["words"].startswith(words)
    assert (found["paper"], found["place"]) == ("b.txt", "table 1, row 4, line 8")
    (listed,) = json.loads(ragw("correct", "list", "--format", "json", cwd=folder)[0])
    assert (listed["state"], listed["note"]) == ("reissued", found["words"])
    (line,) = [line for line in review(folder) if line["field"] == "colour"]
    assert (line["paper"], line["number"], line["doubt"], line["row"]) == (
        "b.txt",
        "3",
        found["words"],
        listed["row"],
    )


def test_the_list_on_a_terminal_says_cell_values_person_and_reason(folder):
    """One correction after the other; those undone with --all."""
    place = "a.txt", "--row", "line 8", "--field", "due", "--value", "none set"
    ragw("correct", "set", "--paper", *place, "--why", "no\u2003date", "--by", "Ann", cwd=folder)
    told = ragw("correct", "list", cwd=folder)[0].decode()
    assert (
        "1  in force  a.txt, table 1, row 4, line 8, number 3\n    due: 2018-06 → none set\n    Ann, 20"
        in told
    )
    ragw("correct", "undo", "1", "--why", "it has one", "--by", "Ben", cwd=folder)
    assert ragw("correct", "list", cwd=folder)[0] == b"No corrections.\n"
    assert "Undone by Ben: it has one" in ragw("correct", "list", "--all", cwd=folder)[0].decode()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("set", "--paper", "b.txt", "--row", "line 5"), "no paper in force is called 'b.txt'"),
        (("set", "--paper", "a.txt", "--row", "line 99"), "no row of a.txt is at 'line 99'"),
        (("set", "--paper", "a.txt", "--row", "table 1"), "3 rows of a.txt are at 'table 1': row-"),
        (("set", "--paper", "a.txt", "--row", "somewhere"), "a place is like"),
    ],
)
def test_a_row_that_is_none_or_several_is_refused_in_one_line(folder, arguments, reason):
    """Status 2."""
    rest = ("--field", "colour", "--value", "red", "--why", "x", "--by", "Ann")
    _, said = ragw("correct", *arguments, *rest, cwd=folder, status=2)
    assert reason in said
    assert said.count("\n") == 1


NO_REVIEWS = {
    b"": "no column 'row'",
    b"a,b\n1,2\n": "no column 'row'",
    b"row,field,value,why,value\n": "two columns 'value'",
    "row,field,value,why\nx,colour,gr\xfcn,y\n".encode("cp1252"): "CSV UTF-8",
    b'row,field,value,why\n"x,colour\n': "no CSV file",
    b"\xff\xfe\x00": "UTF-8",
    b"PK\x03\x04" + bytes(range(256)): "UTF-8",
}


@pytest.mark.parametrize("content", NO_REVIEWS)
def test_a_file_that_is_no_review_is_refused_with_the_reason(content):
    """In one sentence."""
    with pytest.raises(ReviewError, match=NO_REVIEWS[content]):
        read_review(content)


def test_excels_hint_of_the_separator_is_read_and_lines_keep_their_numbers():
    """A cell may hold line breaks; short lines and blank ones say nothing."""
    content = b'sep=;\r\nrow;field;value;why\r\nr1;text;"a\r\nb";why\r\n\r\nr2\r\nr3;colour;red;w\r\n'
    found = read_review(content)
    assert [(each.line, each.row, each.value) for each in found] == [(4, "r1", "a\r\nb"), (7, "r3", "red")]


def test_columns_may_be_moved_and_taken_away_but_those_that_say_what_is_corrected():
    """The reason may be given for all lines at once (``--why``)."""
    found = read_review(b"Value,doubt,ROW,field\nred,x,r1,colour\n")
    assert [(each.row, each.field, each.value, each.why) for each in found] == [("r1", "colour", "red", "")]


def test_an_identity_in_doubt_is_reviewed_and_settled(folder):
    """Two rows that nothing joins are one where the review says so; the line shows the key that it has now."""
    other = APPENDIX.replace(
        "3\tThe force should check the vetting of its staff.", "8\tA code of ethics is wanted."
    )
    (folder / "b.txt").write_text(other)
    ragw("ingest", "b.txt", "--quiet", cwd=folder)
    keys = {row["number"]: row["recommendation_key"] for row in exported(folder).values()}
    lines = [line for line in review(folder, "--field", "recommendation_key") if line["number"] == "8"]
    assert [(line["paper"], line["now"] or line["read"]) for line in lines] == [("b.txt", keys["8"])]
    lines[0] |= {"value": keys["3"], "why": "the minutes say that it takes its place"}
    (folder / "review.csv").write_bytes(saved(lines))
    ragw("correct", "apply", "review.csv", "--by", "Ann", cwd=folder)
    row = exported(folder)["8"]
    assert (row["recommendation_key"], row["identity"]["rule"]) == (keys["3"], "decided")
    _, again = ragw("correct", "apply", "review.csv", "--by", "Ann", cwd=folder)
    assert again == "ragw: review.csv: 1 so already\n"
