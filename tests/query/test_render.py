"""Answers as lines, cells and pages."""

import csv
import io
import json
import re
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame

from query import Filters, frame_to_csv, frame_to_json, history_to_terminal, to_csv, to_jsonl
from query.render import as_meant
from query.terminal.layout import least_text, plan
from query.timeline import ABOUT
from schemas import Observation, from_json
from tests.load import readings as made


def cells(chunks: list[bytes]) -> list[list[str]]:
    text = b"".join(chunks).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@settings(max_examples=30)
@given(reading=made.readings())
def test_a_line_of_json_is_the_observation(reading: Any) -> None:
    """One a line, whatever line breaks its texts hold."""
    lines = b"".join(to_jsonl(reading.observations)).split(b"\n")
    assert lines.pop() == b""
    assert tuple(from_json(Observation, line) for line in lines) == reading.observations


@settings(max_examples=30)
@given(reading=made.readings())
def test_a_csv_holds_every_field_of_every_observation(reading: Any) -> None:
    """Under the fields' own names, in their order; lists can be read back from JSON."""
    heading, *rows = cells(list(to_csv(reading.observations)))
    assert tuple(heading) == Observation.__struct_fields__
    assert len(rows) == len(reading.observations)
    for seen, row in zip(reading.observations, rows, strict=True):
        line = dict(zip(heading, row, strict=True))
        assert line["text"].removeprefix("'") == seen.text.removeprefix("'")
        assert json.loads(line["progress"]) == list(seen.progress)
        assert len(json.loads(line["due"])) == len(seen.due)
        assert line["report_by"].removeprefix("'") == "; ".join(seen.report_by).removeprefix("'")


def test_a_csv_opens_in_excel_as_it_is() -> None:
    """A byte order mark, lines that end in CR LF, words for true and false, nothing for nothing."""
    seen = made.observation(made.facts(date=None), report_by=("HMIC", "HMCPSI"), comment="“done”")
    written = b"".join(to_csv([seen]))
    assert written.startswith(b"\xef\xbb\xbfpaper,paper_sha256,")
    assert written.endswith(b"\r\n")
    line = dict(zip(*cells([written]), strict=True))
    assert (line["report_by"], line["paper_date"], line["is_new"], line["part"], line["comment"]) == (
        "HMIC; HMCPSI", "", "false", "1", "“done”",
    )  # fmt: skip


@given(
    start=st.sampled_from(["=", "+", "-", "@", "\t", "\r", " =", "\u00a0@", "'=", "＝"]),
    rest=st.text(st.characters(exclude_categories=("Cs",))),
)
def test_no_cell_begins_a_formula(start: str, rest: str) -> None:
    """Neither in an export nor in a timeline; what stands behind the apostrophe is as printed, and read as it was."""
    seen = made.observation(made.facts(), text=start + rest)
    _, row = cells(list(to_csv([seen])))
    assert row[Observation.__struct_fields__.index("text")] == f"'{start}{rest}"
    assert as_meant(row[Observation.__struct_fields__.index("text")]) == start + rest
    line = frame([{"text": start + rest}])
    assert cells(list(frame_to_csv(line)))[1][ABOUT.index("text")] == f"'{start}{rest}"


def frame(lines: list[dict[str, Any]], periods: tuple[str, ...] = ("2017-02", "2017-11")) -> DataFrame:
    given: dict[str, Any] = {
        **dict.fromkeys(ABOUT, ""),
        "authority": "Fenshire Police",
        "report_title": "PEEL: Police Leadership 2016",
        "report_scope": "force",
        "number": "1",
        "text": "The force should evaluate its leadership programme and its schemes for managing talent "
        "so that it can find and develop leaders among its officers and staff in a consistent way.",
        "due": "2018-11",
        **dict.fromkeys(periods, "amber"),
    }
    return DataFrame([{**given, **line} for line in lines], columns=[*ABOUT, *periods])


def test_a_timeline_as_json_is_an_array_of_objects() -> None:
    """With the frame's columns, null for what is missing, and one a line."""
    written = b"".join(frame_to_json(frame([{"2017-11": None}, {"number": "2"}])))
    found = json.loads(written)
    assert [list(line) for line in found] == [[*ABOUT, "2017-02", "2017-11"]] * 2
    assert (found[0]["2017-02"], found[0]["2017-11"]) == ("amber", None)
    assert written.count(b"\n") == 4
    assert json.loads(b"".join(frame_to_json(frame([])))) == []


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(
    timeline: DataFrame,
    monkeypatch: pytest.MonkeyPatch,
    *,
    width: int = 100,
    plain: bool = True,
    tty: bool = True,
) -> str:
    """The page as printed, without what switches bold on and off where `plain`."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    stream = Terminal() if tty else io.StringIO()
    history_to_terminal(timeline, stream)
    return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue()) if plain else stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("many", [1, 3, 12])
def test_a_page_is_never_wider_than_the_terminal(
    width: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the periods; the latest one is always there."""
    periods = tuple(f"{2010 + number}-02" for number in range(many))
    page = shown(frame([{}, {"number": "2"}], periods), monkeypatch, width=width)
    assert max(map(len, page.splitlines())) <= width
    assert str(2009 + many) in page


def test_statuses_are_words_where_there_is_room_and_letters_where_there_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The letters are explained, and the periods that give way are counted."""
    few = shown(frame([{}]), monkeypatch)
    assert "amber" in few
    assert "A amber" not in few
    periods = tuple(f"{2010 + number}-02" for number in range(12))
    many = shown(frame([{periods[-1]: "green / red"}], periods), monkeypatch)
    assert "G/R" in many
    assert "G green, A amber, R red" in many


def test_where_letters_have_no_room_in_columns_they_make_a_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest first, a dot where nothing is said; what gives way is counted, and the latest is always there."""
    periods = tuple(f"{2010 + number}-02" for number in range(12))
    timeline = frame([{periods[0]: "red", periods[2]: None, periods[-1]: "green"}], periods)
    whole = shown(timeline, monkeypatch)
    assert re.search(r"2010-02 +2021-02  Due", whole)
    assert "R A · A A A A A A A A G  2018-11" in whole
    assert "No room" not in whole
    narrow = shown(timeline, monkeypatch, width=60)
    assert "A A A A A A A A G  2018-11" in narrow
    assert "No room here for 2 older periods" in narrow


def test_a_recommendation_cites_where_the_latest_paper_prints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under its words, on a terminal and elsewhere."""
    cited = {"paper": "a\x1b[2J.pdf", "place": "page 3, table 2, row 4"}
    for tty in (True, False):
        assert "a [2J.pdf, page 3, table 2, row 4" in shown(frame([cited]), monkeypatch, tty=tty, width=160)


def test_statuses_of_other_authorities_are_told_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """In full where there is room, however long they are; else by a letter that the page explains."""
    status = {"2017-11": "Being progressed", "2017-02": "x" * 300 + " / in progress"}
    page = shown(frame([status]), monkeypatch, width=140)
    assert re.search(r"Being +2018-11", page)
    assert "in progress" not in page
    assert re.search("in +.*\n.*progress", page)
    assert page.count("x") < 100
    periods = tuple(f"{2010 + number}-02" for number in range(12))
    many = shown(frame([{periods[-1]: "Being progressed", periods[-2]: "red"}], periods), monkeypatch)
    assert "A A R ?  2018-11" in many
    assert "R red, ? Being progressed" in many


def test_a_colour_never_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its word or letter is printed in it; with NO_COLOR only the word is."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    painted = shown(frame([{"2017-11": "red"}]), monkeypatch, plain=False)
    assert "\x1b[1;31mred" in painted
    monkeypatch.setenv("NO_COLOR", "1")
    bare = shown(frame([{"2017-11": "red"}]), monkeypatch, plain=False)
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", bare) is None
    assert "red" in bare


def test_a_page_that_is_piped_holds_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every period and every word, whatever COLUMNS says, and nothing that a terminal would act on."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    periods = tuple(f"{2000 + number}-02" for number in range(20))
    text = "The force should " + " ".join(f"word{number}" for number in range(200))
    page = shown(frame([{"text": text}], periods), monkeypatch, width=80, plain=False, tty=False)
    assert "\x1b" not in page
    assert all(f"word{number}" in page for number in range(200))
    assert all(period in page for period in periods)
    assert "cut to fit" not in page


def test_what_a_paper_prints_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither control characters nor what looks like our own mark-up."""
    odd = frame([{"number": "[1.1b]", "text": "Clear \x1b[2J\x9b2J [red]all[/red] :smile:"}])
    page = shown(odd, monkeypatch, plain=False)
    assert "\x1b[2J" not in page
    assert "\x9b" not in page
    assert "[1.1b]" in page
    assert "[red]all[/red] :smile:" in page


def test_a_page_is_headed_by_what_it_answers() -> None:
    """Also where the answer is that there is none."""
    asked = Filters(authority="Fenshire Police", colour="red")
    for lines, head in (([{}], "Recommendations of"), ([], "No recommendations of")):
        stream = io.StringIO()
        history_to_terminal(frame(lines), stream, asked)
        assert stream.getvalue().splitlines()[0].strip() == f"{head} Fenshire Police that are now red" + (
            "" if lines else "."
        )


@given(
    st.integers(20, 250),
    st.lists(st.sampled_from(["2017", "2017-02", "2017-02-09", "a plan.pdf"]), min_size=1, unique=True),
)
def test_a_layout_fits_or_keeps_only_the_latest_period(width: int, periods: list[str]) -> None:
    """And never makes a recommendation's words too narrow to read while an older period could give way."""
    line = {"number": "10b", "due": "2018-11", **dict.fromkeys(periods, "amber")}
    layout = plan([line], periods, width)
    assert list(layout.periods) == periods[len(periods) - len(layout.periods) :]
    assert layout.left_out == len(periods) - len(layout.periods)
    assert layout.text >= least_text(width) or sum(layout.between) <= len("2017-02")
    assert layout.width <= width or layout.text == 10


def test_importing_the_questions_loads_nothing_that_takes_a_while() -> None:
    """A command line that only says its help must not wait for them."""
    heavy = ("pandas", "rich", "alembic", "spacy", "normalise.reading")
    program = f"import sys, query; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_records_can_be_filtered_as_they_come() -> None:
    """An export is written line by line, not gathered first."""
    endless = (msgspec.structs.replace(made.observation(made.facts()), part=part) for part in iter(int, 1))
    assert next(to_jsonl(endless)).startswith(b'{"paper":')
    assert next(to_csv(endless)).startswith(b"\xef\xbb\xbf")
