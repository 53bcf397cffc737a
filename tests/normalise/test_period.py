"""When a paper is from, and how that is known."""

from time import process_time

import pytest

from normalise.dates.period import paper_period
from normalise.manifest import Manifest, ManifestError, read_manifest
from schemas import FrontMatter, ManifestEntry

COMMENTS = (
    "As of 06/11/18: 207 officers were trained. The rest follow by 20th December 2018.",
    "As at 8th October 2018 there were 36.",
)


def period(entry=None, front="", name="appendix.pdf", texts=(), folders=()):
    found = paper_period(entry, FrontMatter(date=front), name, texts, folders)
    return found.date, found.basis


def test_the_surest_source_wins():
    """Manifest over head, head over file name, file name over what comments mention."""
    entry = ManifestEntry(file="appendix.pdf", date="2018-11-30")
    assert period(entry, "1 May 2018", "2018-04.pdf", COMMENTS) == ("2018-11-30", "manifest")
    assert period(None, "1 May 2018", "2018-04.pdf", COMMENTS) == ("2018-05-01", "stated")
    assert period(None, "", "2018-04.pdf", COMMENTS) == ("2018-04", "file name")
    assert period(None, "", "x.pdf", COMMENTS) == ("2018-11", "inferred")
    assert period() == (None, None)


def test_a_date_still_to_come_says_nothing_of_when_a_paper_was_written():
    """Targets lie ahead of the paper that sets them."""
    assert period(texts=("Training ends by 20th December 2018.",)) == (None, None)
    assert (
        period(texts=("It met on 14th February 2017; delivery is planned for 1 May 2017.",))[0] == "2017-02"
    )


def test_names_of_folders_stand_below_the_files_own_and_above_what_comments_mention():
    """A quarter is inferred, and so is a bare year, which is better than nothing."""
    assert period(name="2018-04.pdf", folders=("2018-11",)) == ("2018-04", "file name")
    assert period(texts=COMMENTS, folders=("2018-10",)) == ("2018-10", "file name")
    assert period(name="Q3 2018-19.pdf", folders=("2019-02",)) == ("2019-02", "file name")
    assert period(name="Q3 2018-19.pdf", texts=COMMENTS) == ("2018-12", "inferred")
    assert period(texts=COMMENTS, folders=("2018",)) == ("2018-11", "inferred")
    assert period(folders=("2018",)) == ("2018", "inferred")
    assert period(None, "1 May 2018", folders=("2018-11",)) == ("2018-05-01", "stated")


def test_the_evidence_is_the_name_that_gave_the_date():
    """A folder's ends in a stroke."""
    assert paper_period(None, FrontMatter(), "a.pdf", (), ("2018-11", "archive")).evidence == "2018-11/"
    assert paper_period(None, FrontMatter(), "a 2018-11.pdf", ()).evidence == "a 2018-11.pdf"


def test_a_manifest_says_what_papers_are_and_blank_cells_say_nothing():
    """Columns may be left out; the end of a path tells two papers of one name apart."""
    manifest = read_manifest(b"\xef\xbb\xbfFile,Date,authority\r\na.pdf,2018-11,\r\n2019/a.pdf,,X Police\r\n")
    assert manifest.entry("archive/2018/a.pdf") == ManifestEntry(file="a.pdf", date="2018-11")
    assert manifest.entry("archive\\2019\\a.pdf") == ManifestEntry(file="2019/a.pdf", authority="X Police")
    assert manifest.entry("b.pdf") is None
    assert Manifest().entry("a.pdf") is None


def test_the_longest_end_of_a_path_wins_and_letters_count_as_they_are_seen():
    """An accent may be a letter's own or a sign behind it: macOS writes names the second way."""
    manifest = read_manifest("file,date\na.pdf,2018\n2019/q/a.pdf,2019\nprécis.pdf,2020\n".encode())
    dates = [
        entry and entry.date
        for path in ("q/a.pdf", "/x/2019/q/a.pdf", "2019/q/b.pdf", "pre\u0301cis.pdf", "é.pdf", "")
        for entry in [manifest.entry(path)]
    ]
    assert dates == ["2018", "2019", None, "2020", None, None]


def test_a_manifest_is_no_slower_by_its_length():
    """A line for each of many papers: each paper is looked up, none is searched for."""
    lines = "".join(f"{number}.pdf,2018\n" for number in range(20_000))
    manifest = read_manifest(f"file,date\n{lines}".encode())
    begun = process_time()
    assert all(manifest.entry(f"/archive/{number}.pdf") for number in range(20_000))
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,date\na.pdf,2018\n", "no column 'file'"),
        (b"file,datum\na.pdf,2018\n", "'datum'"),
        (b"file,date\na.pdf,30/11/2018\n", "30/11/2018"),
        (b"file,date\n,2018\n", "line 2"),
        (b"file,date\na.pdf,2018\na.pdf,2019\n", "twice"),
        (b"file,date\na.pdf,2018,extra\n", "line 2"),
        (b"file,date\nq/a.pdf,2018\nq\\a.pdf,2019\n", "twice"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_why(content, reason):
    """Before a single paper is read."""
    with pytest.raises(ManifestError, match=reason):
        read_manifest(content)
