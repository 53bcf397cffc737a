"""``ragw compare`` as its users run it."""

import csv
import io
import json
import subprocess
import sys

import pytest

PAPER = """Inspection recommendations

PEEL: Police Legitimacy 2016

Area for Improvement\t\tStatus\tDue Date\tComment
1\tThe force should test how long its callers wait.\t{one}\tMarch 2018\tDone in the summer.
2\tThe force should ask its staff what hinders them.\tAMBER\t{due}\tA survey is being written.
{third}"""
THIRD = "3\tThe force should check the vetting of its staff.\tAMBER\tJune 2018\tTwo posts were agreed.\n"


def ragw(*arguments, cwd, status=0):
    """The program, run as a user runs it; its output, and what it said."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Two papers of one authority, read into ``ragw.db``."""
    folder = tmp_path_factory.mktemp("archive")
    before = PAPER.format(one="AMBER", due="June 2018", third=THIRD)
    (folder / "2018-02-20 tracker.txt").write_text(before, "utf-8")
    after = PAPER.format(one="RED", due="June 2018 Now due September 2018", third="")
    (folder / "2018-05-15 tracker.txt").write_text(after, "utf-8")
    (folder / "manifest.csv").write_text(
        "file,authority\n2018-02-20 tracker.txt,Fenshire\n2018-05-15 tracker.txt,Fenshire\n", "utf-8"
    )
    ragw("ingest", folder, "--manifest", folder / "manifest.csv", cwd=folder)
    return folder


def test_json_is_an_array_of_objects_with_numbers_and_lists(archive):
    told = json.loads(ragw("compare", "2018-02", "2018-05", "--format", "json", cwd=archive)[0])
    assert [(each["change"], each["number"], each["from"], each["to"], each["months"]) for each in told] == [
        ("reddened", "1", "amber", "red", None),
        ("slipped", "2", "2018-06", "2018-09", 3),
        ("dropped_without_closure", "3", "amber", None, None),
    ]
    assert told[0]["places"]["from"][0]["line"] == 6
    assert told[0]["places"]["to"][0]["line"] == 6
    assert told[2]["places"]["to"] == []
    assert told[2]["to_paper"] == "2018-05-15 tracker.txt"


def test_nothing_is_an_empty_array(archive):
    out = ragw("compare", "--change", "merged", "--format", "json", cwd=archive)[0]
    assert json.loads(out) == []


def test_csv_is_for_a_spreadsheet(archive):
    out = ragw("compare", "--format", "csv", cwd=archive)[0]
    lines = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [(line["change"], line["months"]) for line in lines][1] == ("slipped", "3")
    assert lines[0]["to_place"] == "table 1, row 2, line 6"


def test_the_page_groups_by_what_happened_and_says_both_places(archive):
    out = ragw("compare", cwd=archive)[0]
    page = " ".join(out.split())
    assert page.startswith("Fenshire: 2018-02-20 to 2018-05-15 Turned red (1) PEEL: Police Legitimacy 2016")
    assert "• Area for improvement 1 was amber and is red. [2018-02-20 tracker.txt" in page
    assert "↔ not in 2018-05-15 tracker.txt]" in page
    assert page.endswith("1 reddened, 1 slipped, 1 dropped without closure")
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2018-03"], "Fenshire has no paper of 2018-03; it has 2018-02-20, 2018-05-15"),
        (["2018-05", "2018-02"], "FROM (2018-05) is not earlier than TO (2018-02)"),
        (["--authority", "X"], "there is no paper of 'X'; there is only Fenshire"),
        (["--as-of", "soon"], "as-of is a year, a month or a day"),
    ],
)
def test_what_cannot_be_answered_is_one_line(archive, arguments, words):
    out, said = ragw("compare", *arguments, cwd=archive, status=2)
    assert out == ""
    assert len(said.splitlines()) == 1
    assert words in said


def test_what_a_paper_prints_cannot_move_the_cursor():
    """A title, an authority and a file name may hold anything."""
    from query import changes_to_terminal
    from schemas import Change

    hostile = "a\x1b[2Jb\u202ec"
    change = Change(
        change="reddened", report_title=hostile, words=f"Recommendation 1 of “{hostile}” was {hostile}.",
        authority=hostile, from_date="2018", to_date="2019", from_paper=hostile, to_paper=hostile,
    )  # fmt: skip
    page = io.StringIO()
    changes_to_terminal([change], page)
    assert all(letter.isprintable() or letter == "\n" for letter in page.getvalue())
