"""The real Datasette serves a history: named, described, linked, searched, asked."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError

import pytest

from load import load, open_database
from query import overdue
from query.datasette import settings
from tests.datasette.conftest import SLAVERY, Served
from tests.query.papers import paper, row


def test_the_front_page_names_what_there_is(served: Served) -> None:
    """Tables and views of the history; its own lists of work and what is kept for searching do not stand there."""
    shown = served.data("/ragw")
    seen = {table["name"] for table in shown["tables"] if not table["hidden"]}
    assert {"observations", "papers", "reports", "recommendations", "dues", "problems"} <= seen
    assert not {name for name in seen if name.startswith("observation_words")}
    assert not {"ragw_version", "unsettled", "roots", "files"} & seen
    assert {view["name"] for view in shown["views"]} == {"observation_current", "recommendation_timeline"}
    page = served.page("/ragw")
    assert "Inspection recommendations, as committee papers told them" in page
    for title in ("What turned red", "What is overdue", "The history of one recommendation"):
        assert title in page


def test_every_page_answers(served: Served) -> None:
    """HTML and JSON, of each table and view, with its title and what each column means."""
    shown = served.data("/ragw")
    names = [each["name"] for each in (*shown["tables"], *shown["views"])]
    for name in names:
        assert served.page(f"/ragw/{name}")
        assert len(served.data(f"/ragw/{name}", _size="1")["rows"]) <= 1
    page = served.page("/ragw/dues")
    assert "<h1>Due dates</h1>" in page
    assert "in the order in which its cell prints them" in page
    assert "The date reckoned from what the words count from" in page


def test_a_row_names_the_rows_that_it_points_at(served: Served) -> None:
    """A recommendation by its words, a report by its title, a paper by its file; and they are links."""
    (line, *_) = served.data("/ragw/observations", number="1", _labels="on")["rows"]
    assert line["recommendation_key"] == {"value": "leadership-2016/1", "label": SLAVERY}
    assert line["report_key"]["label"] == "PEEL: Police Leadership 2016"
    assert line["paper_id"]["label"] == "a.pdf"
    page = served.page("/ragw/observations", observation_id="1")
    assert '<a href="/ragw/papers/1">a.pdf</a>' in page
    assert '<a href="/ragw/recommendations/leadership-2016~2F1">' in page
    assert re.search(r'<a href="/ragw/dues\?observation_id=1">\s*1 row', served.page("/ragw/observations/1"))


def test_words_are_found_in_all_their_forms(served: Served) -> None:
    """By stems, in the table and in the view."""
    for name in ("observations", "observation_current"):
        rows = served.data(f"/ragw/{name}", _search="reviewing slavery")["rows"]
        assert {line["text"] for line in rows} == {SLAVERY}
        assert len(rows) == 2
        assert 'name="_search"' in served.page(f"/ragw/{name}")


def test_a_history_without_full_text_is_served_without(address: Path, tmp_path: Path) -> None:
    """Where the SQLite that made it has no FTS5."""
    bare = tmp_path / "bare.db"
    with sqlite3.connect(address) as source, sqlite3.connect(bare) as copy:
        source.backup(copy)
        copy.execute("DROP TABLE observation_words")
    told = settings(bare)["databases"]
    assert "fts_table" not in str(told)
    assert "fts_table" in str(settings(address)["databases"])


def test_rows_are_counted_by_authority_colour_and_period(served: Served) -> None:
    """Without being asked to."""
    facets = served.data("/ragw/observation_current")["facet_results"]
    counts = {
        name: {each["value"]: each["count"] for each in facet["results"]} for name, facet in facets.items()
    }
    assert counts["authority"] == {"Fenshire Police": 13, "Ravensmoor Police": 2}
    assert (
        counts["colour"] == {"amber": 9, "red": 2, "green": 1, "blue": 1, None: 1}
        or counts["colour"]["red"] == 2
    )
    assert counts["paper_date"]["2017-02-09"] == 9


def test_the_latest_paper_comes_first(served: Served) -> None:
    dates = [line["date"] for line in served.data("/ragw/papers")["rows"]]
    assert [date for date in dates if date] == ["2017-11", "2017-11", "2017-02-09"]


def test_what_turned_red_is_told(served: Served) -> None:
    (line,) = served.data("/ragw/turned_red")["rows"]
    assert (line["paper_date"], line["authority"], line["number"], line["colour_before"]) == (
        "2017-11", "Fenshire Police", "1", "amber",
    )  # fmt: skip


@pytest.mark.parametrize(
    "day", ["2016-12-31", "2017-06-30", "2017-07-01", "2018-01-31", "2018-02-01", "2030-01-01"]
)
def test_what_is_overdue_is_what_ragw_says(served: Served, address: Path, day: str) -> None:
    """The same recommendations with the same due dates, on any day."""
    frame = overdue(address, today=day)
    rows = served.data("/ragw/overdue", day=day)["rows"]
    columns = ["authority", "recommendation_key", "part", "due"]
    assert sorted(
        (line["authority"], line["recommendation_key"], line["part"], line["due_date"]) for line in rows
    ) == sorted(frame[columns].itertuples(index=False, name=None))


def test_without_a_day_it_is_overdue_today(served: Served) -> None:
    assert len(served.data("/ragw/overdue", day="")["rows"]) == len(
        served.data("/ragw/overdue", day="2999-01-01")["rows"]
    )


def test_one_recommendation_has_its_history(served: Served) -> None:
    rows = served.data("/ragw/history_of", recommendation_key="leadership-2016/1")["rows"]
    assert [(line["authority"], line["paper_date"], line["colour"], line["due"]) for line in rows] == [
        ("Fenshire Police", "2017-02-09", "amber", "2017-06"),
        ("Fenshire Police", "2017-11", "red", "2018-01"),
    ]


def test_nothing_can_be_written_by_way_of_it(served: Served, address: Path) -> None:
    before = address.read_bytes()
    with pytest.raises(HTTPError) as refused:
        served.page("/ragw", sql="DELETE FROM observations")
    refused.value.close()
    assert refused.value.code == 400
    assert address.read_bytes() == before


def test_no_page_asks_another_machine_for_anything(served: Served) -> None:
    """No script, style or picture from elsewhere: nobody is told who looks at what."""
    for path in ("/", "/ragw", "/ragw/observations", "/ragw/observations/1", "/ragw/overdue"):
        fetched = re.findall(r'<(?:script|img|iframe|link)[^>]*(?:src|href)="([^"]*)"', served.page(path))
        assert fetched
        assert not [
            source
            for source in fetched
            if re.match(r"(?:https?:)?//", source) and not source.startswith(served.root)
        ]


def test_an_import_goes_on_while_it_is_served(served: Served, address: Path) -> None:
    """What it brings is there on the next page."""
    with open_database(address) as database:
        load(paper("late.pdf", "2019-05", row("1", "amber"), authority="Late Police"), database)
    rows = served.data("/ragw/observation_current", authority="Late Police")["rows"]
    assert [line["paper"] for line in rows] == ["late.pdf"]


def test_a_copy_is_served_as_immutable(address: Path, metadata: Path, tmp_path: Path) -> None:
    """From a place where nothing can be written, as docs/datasette.md says."""
    copy = tmp_path / "ragw.db"
    with sqlite3.connect(address) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    command = [Path(sys.executable).parent / "datasette", "--immutable", copy, "--metadata", metadata]
    done = subprocess.run(
        [*map(str, command), "--get", "/ragw/papers.json?_shape=array"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert '"a.pdf"' in done.stdout
    assert {each.name for each in tmp_path.iterdir()} == {"ragw.db"}
