"""Pictures: what they show, that nothing is left out without a word, and that they need no colour."""

import doctest
import io
import re
from collections import Counter
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from load import Database, DatabaseUnavailable, load
from query import Filters, NoSuchName, summary
from query.filters import COLOURS
from query.pictures import (
    MOST,
    NoFonts,
    Picture,
    TooMany,
    draw,
    drawing,
    lettering,
    png,
    rungs,
    status,
    svg,
    to_png,
    told,
)
from query.pictures import (
    page as pages,
)
from query.pictures.dress import DRESSES, FAINT, INK, PAPER
from query.pictures.lettering import cut, width, wrapped
from query.pictures.matrix import MOST_PARTS, timeline_pages
from query.pictures.page import laid_out
from query.pictures.rungs import span
from query.pictures.status import status_pages
from query.pictures.svg import words
from query.pictures.told import Panel, Told
from query.terminal.letters import LETTERS
from query.timeline import Paper
from tests.query.papers import due, paper, revised, row

SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'a</text><script>alert(1)</script>&amp;]]> "\x1b[2J \u202eneercs\u202c\ufffe end'


def texts(picture: Picture) -> list[str]:
    """Every text that is drawn, without what shows only when one points at it."""
    drawn = ElementTree.fromstring(picture.svg).iter(f"{SVG}text")
    return ["".join([each.text or "", *(child.tail or "" for child in each)]) for each in drawn]


def titles(picture: Picture) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(picture.svg).iter(f"{SVG}title")]


def everything(picture: Picture) -> str:
    return "\n".join(texts(picture))


def panel(lines: int, periods: int, parts: int = 1) -> Panel:
    """An authority with so many recommendations, each with a status of its own in each period."""
    labels = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(periods)]
    return Panel(
        authority="Fenshire Police",
        periods={label: (Paper("Fenshire Police", f"{label}.pdf", label),) for label in labels},
        lines=tuple(
            Told(
                report=f"Report {number // 10}", group="", number=str(number), text=f"Do {number}.", due="",
                key=f"k/{number}", cells=dict.fromkeys(labels, (("amber",),) * parts),
            )
            for number in range(1, lines + 1)
        ),
    )  # fmt: skip


# What they show


def test_the_status_picture_counts_what_the_papers_say(database: Database) -> None:
    """Each part counts; two papers of a meeting that differ are one that differs; absent ones count nowhere."""
    load(paper("a.pdf", "2017-02", row("1"), row("2", "red"), row("3", "red")), database)
    load(paper("b.pdf", "2017-11", row("1", "green"), row("1", "amber", part=2), row("2", "red")), database)
    load(paper("c.pdf", "2017-11", row("2", "amber")), database)
    (picture,) = draw(database, "status")
    assert [title for title in titles(picture) if re.match(r"2017-\d\d: \d", title)] == [
        "2017-02: 2 red", "2017-02: 1 amber", "2017-11: 1 amber", "2017-11: 1 papers differ", "2017-11: 1 green",
    ]  # fmt: skip
    assert ElementTree.fromstring(picture.svg)[1].text == (
        "Numbers of statuses by period. 2017-02: 1 amber, 2 red; 2017-11: 1 green, 1 papers differ, 1 amber."
    )
    assert "Read from: a.pdf (2017-02); b.pdf (2017-11); c.pdf (2017-11)." in everything(picture)


def test_the_status_picture_and_the_summary_agree(database: Database) -> None:
    """They ask in two ways and find one answer."""
    load(paper("a.pdf", "2017-02", *(row(str(n), colour) for n, colour in enumerate(COLOURS * 3))), database)
    load(paper("b.pdf", "2018", *(row(str(n), "green", part=n) for n in range(1, 5))), database)
    (picture,) = draw(database, "status")
    counted = Counter[str]()
    for title in titles(picture):
        if found := re.fullmatch(r"([\d-]+): (\d+) (\w+)", title):
            counted[found[1], found[3]] += int(found[2])  # type: ignore[index] # pairs
    assert counted == Counter(
        {
            (line["period"], colour): line[colour]
            for line in summary(database).to_dict("records")
            for colour in COLOURS
            if line[colour]
        }
    )


def test_the_timeline_says_each_status_by_its_letter(database: Database) -> None:
    """Parts side by side, what differs joined by "or", other words named below, a dot where nothing is said."""
    load(
        paper(
            "a.pdf", "2017-02",
            row("1", "amber"), row("2", "red"), row("3", None, state="unknown", status_raw="Begun / paused"),
        ),
        database,
    )  # fmt: skip
    load(paper("b.pdf", "2017-11", row("1", "green"), row("1", "white", part=2)), database)
    load(paper("c.pdf", "2017-11", row("2", "amber")), database)
    load(paper("d.pdf", "2017-11", row("2", "red")), database)
    (picture,) = draw(database, "timeline")
    assert [text for text in texts(picture) if text in (*LETTERS.values(), "·", "*") or " or " in text] == [
        "A", "G", "W",
        "R", "A or R",
        "*", "·",
        "G", "W", "*", "A", "R",
    ]  # fmt: skip
    assert "* another word: Begun / paused" in texts(picture)
    assert "1 in 2017-11: green / white" in titles(picture)


def test_the_ladder_goes_from_each_due_date_to_the_next(database: Database) -> None:
    """By how many months, what came first first; a date that never changed is not on it."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), row("2", "amber", due("2018"))), database
    )
    load(paper("b.pdf", "2017-11", row("1", "amber", due("2017-06"), revised("2018-01"))), database)
    load(paper("c.pdf", "2018-02", row("1", "amber", revised("2017-12"))), database)
    (picture,) = draw(database, "slippage")
    shown = texts(picture)
    assert [text for text in shown if re.fullmatch(r"\d{4}-\d\d|[+−]\d+", text)] == [
        "2017-06", "2018-01", "+7", "2017-12", "−1",
    ]  # fmt: skip
    assert "6 months later in all" in shown
    assert "from 2017-02, in 2 papers" in shown
    assert not any("recommendation 2" in text for text in shown)


def test_a_due_date_is_as_wide_as_it_is_precise() -> None:
    """Nobody is told of a day that is not printed."""
    assert span("2018") == (2018, 2019)
    assert span("2018-12") == (pytest.approx(2018 + 11 / 12), pytest.approx(2019))
    first, last = span("2018-12-31") or (0, 0)
    assert 2018.99 < first < last <= 2019
    assert [span(words) for words in ("immediate", "P6M", "ongoing", "2018-1")] == [None] * 4


def test_dates_that_are_no_dates_stand_without_a_place(database: Database) -> None:
    """They have no place on a scale of time; a ladder of nothing else has none at all."""
    load(paper("a.pdf", "2017-02", row("1", "amber", due(None, immediate=True))), database)
    load(paper("b.pdf", "2017-11", row("1", "amber", revised(None, relative="P6M"))), database)
    (picture,) = draw(database, "slippage")
    assert texts(picture).count("no date") == 2
    assert {"immediate", "P6M"} <= set(texts(picture))


@pytest.mark.parametrize("question", drawing.KINDS)
def test_a_picture_says_what_it_was_asked_and_answers_nothing_else(database: Database, question: str) -> None:
    """Filters and both times, as everywhere."""
    load(paper("a.pdf", "2017-02", row("1", "red", due("2017-06"))), database)
    load(paper("b.pdf", "2017-11", row("1", "amber", revised("2018-06"))), database)
    load(paper("c.pdf", "2018-02", row("1", "green", revised("2019-06"))), database)
    (picture,) = draw(database, question, Filters(authority="fenshire police", as_of="2017-11"))
    assert "ecommendations of fenshire police as known on 2017-11" in everything(picture)
    assert "Read from: a.pdf (2017-02); b.pdf (2017-11)." in texts(picture)
    assert "2018-02" not in everything(picture)
    assert draw(database, question, Filters(authority="Fenshire Police", colour="blue")) == []
    with pytest.raises(NoSuchName, match="no paper of 'Nowhere'"):
        draw(database, question, Filters(authority="Nowhere"))


def test_without_a_history_there_are_no_pictures(tmp_path: Any) -> None:
    with pytest.raises(DatabaseUnavailable):
        draw(tmp_path / "none.db", "status")


# Nothing left out without a word


def test_every_recommendation_is_on_one_page_for_each_period() -> None:
    """Of 95 recommendations in 45 periods nothing is lost, and each page says what is on it."""
    pages = list(timeline_pages([panel(95, 45)], "recommendations"))
    found = Counter[str]()
    for number, page in enumerate(pages):
        found.update(title for title in titles(laid_out(page, f"p{number}")) if " in 20" in title)
    assert len(found) == 95 * 45
    assert set(found.values()) == {1}
    assert len(pages) == 5 * 3
    assert pages[0].shown == (
        "Fenshire Police: recommendations 1 to 22 of 95; 2000-01 to 2001-08, 20 of 45 periods"
    )
    assert pages[-1].shown.endswith(" to 95 of 95; 2003-05 to 2003-09, 5 of 45 periods")
    assert pages[-1].papers[0] == "2003-05.pdf (2003-05)"


@pytest.mark.parametrize(("lines", "periods", "parts"), [(60, 3, 1), (60, 20, 1), (60, 5, 12), (60, 20, 4)])
def test_a_timeline_is_legible_when_printed_on_a4(lines: int, periods: int, parts: int) -> None:
    """Set to the sheet, upright or lying, whichever is larger, its letters have six points or more."""
    for page in timeline_pages([panel(lines, periods, parts)], "recommendations"):
        picture = laid_out(page, "p")
        short, long = 190 / 25.4 * 72, 277 / 25.4 * 72  # points of A4, with margins of a centimetre
        scale = max(
            min(short / picture.width, long / picture.height),
            min(long / picture.width, short / picture.height),
        )
        assert 12 * scale >= 6


def test_one_taller_than_a_page_has_a_page_of_its_own() -> None:
    """And no page is empty."""
    pages = list(timeline_pages([panel(5, 1, parts=12)], "recommendations"))
    assert all(" in 2000-01" in "".join(titles(laid_out(page, "p"))) for page in pages)


def test_piles_of_many_periods_stand_on_several_pages_by_one_scale() -> None:
    pages = list(status_pages([panel(30, 45)], "recommendations"))
    assert [len(page.papers) for page in pages] == [20, 20, 5]
    assert "2003-05 to 2003-09, 5 of 45 periods" in pages[2].shown


def test_a_cell_with_many_parts_says_how_many_it_does_not_draw() -> None:
    """All of them stand in its title."""
    (page,) = timeline_pages([panel(1, 1, parts=MOST_PARTS + 5)], "recommendations")
    picture = laid_out(page, "p")
    assert texts(picture).count("A") == MOST_PARTS - 1 + 1  # and the key
    assert "+6" in texts(picture)
    (title,) = (title for title in titles(picture) if " in 2000-01" in title)
    assert title.count("amber") == MOST_PARTS + 5


def test_ladders_go_on_on_the_next_page(database: Database) -> None:
    """A due date is never dropped for want of room, however often it changed."""
    dates = [f"{2018 + n // 12}-{n % 12 + 1:02}" for n in range(40)]
    for n, date in enumerate(dates):
        load(
            paper(f"{n:02}.pdf", f"2017-02-{n % 28 + 1:02}" if n < 28 else f"2017-03-{n - 27:02}",
                  row("1", "amber", revised(date))),
            database,
        )  # fmt: skip
    pictures = draw(database, "slippage")
    assert [text for each in pictures for text in texts(each) if text in dates] == dates
    assert [each.shown for each in pictures] == [
        "Fenshire Police: 1 recommendation, due dates 1 to 36 of 40, what slipped most first",
        "Fenshire Police: 1 recommendation, due dates 37 to 40 of 40, what slipped most first",
    ]


def test_more_pictures_than_anybody_looks_through_are_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [panel(31, 1)] * (MOST // 2 + 1)
    monkeypatch.setattr(drawing, "panels", lambda *_: many)
    with pytest.raises(TooMany, match=f"more than {MOST} pictures"):
        draw(database, "timeline")
    many.pop()
    assert len(draw(database, "timeline")) == MOST


def test_a_page_with_too_many_papers_counts_those_it_does_not_name() -> None:
    """Every paper is named or counted, whatever stands in the names."""
    names = [f"{'long; ' * 30}{n:03}.pdf" for n in range(200)]
    many = replace(
        panel(1, 1), periods={"2000-01": tuple(Paper("Fenshire Police", name, "2000-01") for name in names)}
    )
    (page,) = timeline_pages([many], "all")
    shown = " ".join(texts(laid_out(page, "p")))
    (more,) = re.findall(r" and (\d+) more papers", shown)
    named = sum(f"{n:03}.pdf (2000-01)" in shown for n in range(200))
    assert named + int(more) == 200
    assert named > 30


def test_cut_words_are_whole_in_the_title(database: Database) -> None:
    """A recommendation, a report's title, a number, a file's name as a period."""
    long = {
        "text": "The force should " + "go on and on " * 40,
        "report_title": "A very long title " * 12,
        "number": "Recommendation 1234567890",
        "group": "For somebody else to do " * 12,
    }
    load(paper("a very long and undated name of a file.pdf", None, row(**long)), database)
    (picture,) = draw(database, "timeline")
    for whole in (*long.values(), "a very long and undated name of a file.pdf"):
        assert whole not in texts(picture)
        assert any(title.strip() == whole.strip() for title in titles(picture))


# Fit to be drawn


@pytest.mark.parametrize("question", drawing.KINDS)
def test_what_a_paper_prints_stays_text(database: Database, question: str) -> None:
    """No markup, no scripts, no characters that XML forbids or that turn letters round; every field of it."""
    nasty = {
        "text": NASTY, "report_title": NASTY, "number": NASTY, "group": NASTY, "status_raw": NASTY,
        "state": "unknown",
    }  # fmt: skip
    load(
        paper(
            f"{NASTY}.pdf",
            None,
            row(colour=None, **nasty, due=(due("2017-06", text=NASTY),)),
            authority=NASTY,
        ),
        database,
    )
    load(
        paper("b.pdf", "2018-02", row(colour=None, **nasty, due=(revised("2018-06"),)), authority=NASTY),
        database,
    )
    pictures = draw(database, question, Filters(authority=NASTY))
    assert pictures
    for picture in pictures:
        names = {each.tag.removeprefix(SVG) for each in ElementTree.fromstring(picture.svg).iter()}
        assert names <= {"svg", "title", "desc", "defs", "pattern", "path", "rect", "g", "text"}
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\ufffe\uffff]", picture.svg)
        assert "a</text><script>alert(1)" in " ".join([*titles(picture), *texts(picture)])


def test_control_characters_become_blanks() -> None:
    assert words("a\x00b\x1b\u2066c") == "a b c"


@pytest.mark.parametrize("question", drawing.KINDS)
def test_a_picture_tells_who_cannot_see_it(database: Database, question: str) -> None:
    """An image with a title and a description; its letters are text."""
    load(paper("a.pdf", "2017-02", row("1", "red", due("2017-06"))), database)
    load(paper("b.pdf", "2017-11", row("1", "amber", revised("2018-06"))), database)
    (picture,) = draw(database, question)
    root = ElementTree.fromstring(picture.svg)
    assert (root.get("role"), root.get("lang")) == ("img", "en-GB")
    ids = [each.get("id") for each in root[:2]]
    assert [each.tag for each in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert (root.get("aria-labelledby") or "").split() == ids
    assert "2017-" in (root[1].text or "")


@pytest.mark.parametrize("question", drawing.KINDS)
def test_the_same_history_gives_the_same_bytes(database: Database, question: str) -> None:
    load(paper("a.pdf", "2017-02", row("1", "red", due("2017-06"))), database)
    load(paper("b.pdf", "2017-11", row("1", "amber", revised("2018-06"))), database)
    assert draw(database, question) == draw(database, question)


@pytest.mark.parametrize(
    "page", [*timeline_pages([panel(31, 21)], "all"), *status_pages([panel(3, 21)], "all")]
)
def test_nothing_is_drawn_beyond_the_edge(page: Any) -> None:
    picture = laid_out(page, "p")
    for box in ElementTree.fromstring(picture.svg).iter(f"{SVG}rect"):
        if not (box.get("width") or "%").endswith("%"):
            assert float(box.get("x") or 0) + float(box.get("width") or 0) + 24 <= picture.width


@pytest.mark.parametrize("module", [lettering, pages, rungs, status, svg, told])
def test_the_examples_in_the_docstrings_hold(module: Any) -> None:
    found = doctest.testmod(module)
    assert found.attempted
    assert found.failed == 0


# Letters


@pytest.fixture(scope="module")
def wide_font() -> str:
    """Bitstream Vera, of which DejaVu Sans is the child: the widest of the fonts that are asked for."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return "Vera"


@pytest.mark.parametrize(
    "text",
    [
        "The force should ensure that all officers who use stop and search understand the grounds.",
        "PEEL: Police Legitimacy 2016 – An Inspection of the City of London Police",
        "HMICFRS WWWWW MMMMM", "mmmm wwww %%%% @@@@", "illegible, filthy; jilted!", "2017-02-09 (a) [b] £1,000",
        "“Quoted” ‘words’ … and – dashes — too", "Éire, naïve, Übermut",
    ],
)  # fmt: skip
def test_letters_take_no_more_room_than_is_kept_for_them(wide_font: str, text: str) -> None:
    """And not much less, or pictures would be empty."""
    real = pdfmetrics.stringWidth(text, wide_font, 10)
    assert real * 0.98 <= width(text, 10) <= real * 1.25


@given(st.text(max_size=200), st.integers(20, 400))
def test_lines_hold_all_words_and_fit(text: str, room: int) -> None:
    """No letter is lost between lines; no line is wider than its room, but for a letter that alone is."""
    lines = wrapped(text, 10, room, 10_000)
    assert "".join("".join(lines).split()) == "".join(clean_of(text).split())
    assert all(width(line, 10) <= room + 1e-6 or len(line) == 1 for line in lines)
    assert width(cut(text, 10, room), 10) <= room + 1e-6 or len(text) <= 1


def clean_of(text: str) -> str:
    from query.terminal.cleaning import clean

    return clean(text)


@given(st.text(min_size=1, max_size=300), st.integers(1, 4))
def test_what_does_not_fit_ends_in_dots(text: str, most: int) -> None:
    lines = wrapped(text, 10, 60, most)
    assert len(lines) <= most
    left_out = len("".join("".join(lines).split())) < len("".join(clean_of(text).split()))
    assert not left_out or lines[-1].endswith("…")


# Without colours


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("worn", DRESSES.values(), ids=DRESSES)
def test_each_status_is_legible(worn: Any) -> None:
    """Letters 4.5 to one on their fill (WCAG 1.4.3); pattern and outline 3 to one (1.4.11)."""
    assert contrast(worn.ink, worn.fill) >= 4.5
    assert not worn.pattern or contrast(worn.lines, worn.fill) >= 3
    assert max(contrast(worn.fill, PAPER), contrast(INK, worn.fill)) >= 3


def test_small_print_is_legible() -> None:
    assert contrast(FAINT, PAPER) >= 4.5
    assert contrast(INK, "#e8ebee") >= 4.5


def test_two_statuses_that_touch_are_parted_by_a_line_that_is_seen() -> None:
    """The outline stands out from one of the two at least."""
    for one, other in combinations(DRESSES.values(), 2):
        assert max(contrast(INK, one.fill), contrast(INK, other.fill)) >= 3, (one.word, other.word)


def test_every_status_has_a_letter_of_its_own_and_every_colour_a_pattern_of_its_own() -> None:
    """By the letters of the terminal; white is blank and red is plain and dark."""
    assert set(DRESSES) == {*LETTERS, "another word", "papers differ"}
    assert len({worn.letter for worn in DRESSES.values()}) == len(DRESSES)
    looks = {colour: (DRESSES[colour].pattern, DRESSES[colour].dots) for colour in COLOURS}
    assert {colour for colour in COLOURS if not looks[colour][0]} == {"red", "white"}
    patterned = [look for look in looks.values() if look[0]]
    assert len(set(patterned)) == len(patterned)
    assert contrast(DRESSES["red"].fill, DRESSES["white"].fill) >= 4.5


# Pixels


def test_a_png_is_the_picture_at_twice_its_size(database: Database) -> None:
    load(paper("a.pdf", "2017-02", row("1", "red"), row("2", "white")), database)
    (picture,) = draw(database, "status")
    with Image.open(io.BytesIO(to_png(picture))) as image:
        assert image.format == "PNG"
        assert image.size == (round(picture.width * 2), pytest.approx(picture.height * 2, abs=2))
        pixels = image.convert("RGB")
        colours = {colour for _, colour in pixels.getcolors(pixels.width * pixels.height) or []}
    assert (0xA6, 0x1B, 0x1B) in colours


def test_without_fonts_there_is_no_png_without_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer would leave the letters out and say nothing."""
    import resvg_py

    drawn = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **given: drawn(**given, skip_system_fonts=True))
    png._has_fonts.cache_clear()
    with pytest.raises(NoFonts, match="no font on this machine"):
        to_png(Picture(svg="", width=1, height=1, title="", shown=""))
    png._has_fonts.cache_clear()
