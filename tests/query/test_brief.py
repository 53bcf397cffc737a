"""The brief: one page, each line with its source, and nothing in it that a paper could act through."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from load import Database, load
from query.brief import Brief, Line, Section, Source, brief, brief_to_markdown, brief_to_word
from query.brief.markdown import plain
from query.brief.page import LINES, Count, fitted, height
from schemas import Reading
from tests.load import readings as made_up
from tests.query.filed import HOSTILE, story


def word(page: Brief) -> bytes:
    file = io.BytesIO()
    brief_to_word(page, file)
    return file.getvalue()


@pytest.fixture
def page(database: Database) -> Brief:
    story(database)
    return brief(database)


def told(page: Brief, heading: str) -> list[str]:
    (section,) = (each for each in page.sections if each.heading == heading)
    return [line.words for line in section.lines]


def test_it_says_what_changed_what_slipped_and_what_is_gone(page: Brief) -> None:
    """Each line with the place that it is printed at, by the number of its paper."""
    assert (page.authority, page.from_date, page.to_date) == ("Fenshire Police", "2018-02-20", "2018-11")
    worse = next(each for each in page.sections if each.heading == "What got worse")
    assert [line.words.split(" was ")[-1] for line in worse.lines] == [
        "amber and is red.",
        "amber and has gone without having been completed or closed.",
    ]
    assert [line.cited for line in worse.lines] == ["1: page 1, table 1, row 2", "2: page 1, table 1, row 2"]
    assert [source.paper for source in page.sources] == ["2018-11.pdf", "2018-02.pdf"]
    assert "was due 2018-03 and is due 2018-12-14, 9 months later" in told(page, "What slipped")[0]
    assert len(told(page, "What got better")) + page.sections[3].more == len(HOSTILE) - 3


def test_it_counts_colours_in_both_papers(page: Brief) -> None:
    """Each with its word and the difference."""
    assert [(count.status, count.before, count.after, count.change) for count in page.counts] == [
        ("red", 0, 1, "+1"),
        ("amber", 12, 1, "-11"),
        ("green", 0, 9, "+9"),
        ("all", 12, 11, "-1"),
    ]


def test_the_same_history_gives_the_same_bytes(page: Brief) -> None:
    """The clock is not in it."""
    assert word(page) == word(page)
    assert b"2019-01-01T00:03:00Z" in ZipFile(io.BytesIO(word(page))).read("docProps/core.xml")


def test_the_word_file_has_headings_and_a_heading_row_and_no_link(page: Brief) -> None:
    """As a screen reader needs them; colours beside words."""
    document = Document(io.BytesIO(word(page)))
    names = [each.style.name for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert names == ["Heading 1", *["Heading 2"] * (len(page.sections) + 1)]
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in table.rows] == ["Status", *(count.status for count in page.counts)]
    assert "hyperlink" not in document.element.xml
    title = "Inspection recommendations: Fenshire Police, 20 February 2018 to November 2018"
    assert document.core_properties.title == title


def test_a_screen_reader_is_told_the_language_wherever_the_word_file_says_one(page: Brief) -> None:
    """In its properties, its styles and its settings: nowhere is it American."""
    content = word(page)
    assert Document(io.BytesIO(content)).core_properties.language == "en-GB"
    with ZipFile(io.BytesIO(content)) as archive:
        told = [
            found
            for name in ("word/styles.xml", "word/settings.xml", "word/document.xml")
            for found in re.findall(
                r'<w:(?:lang|themeFontLang) [^>]*w:val="([^"]+)"', archive.read(name).decode()
            )
        ]
    assert len(told) >= 2
    assert set(told) == {"en-GB"}


def test_dates_are_words_for_who_sits_in_the_meeting(page: Brief) -> None:
    """As precise as they are known, and no more."""
    markdown = brief_to_markdown(page)
    assert "between the papers of 20 February 2018 and those of November 2018." in markdown
    assert "| Status | 20 February 2018 | November 2018 | Change |" in markdown
    assert "1. 2018-11.pdf, November 2018, SHA-256" in markdown


def test_both_forms_say_the_same(page: Brief) -> None:
    """Line by line."""
    paragraphs = [each.text for each in Document(io.BytesIO(word(page))).paragraphs]
    markdown = brief_to_markdown(page)
    for section in page.sections:
        for line in section.lines:
            assert f"{line.words} [{line.cited}]" in paragraphs
            assert f"- {plain(line.words)} \\[{plain(line.cited)}\\]" in markdown
    assert all(source.sha256 in markdown for source in page.sources)


ACTING = st.sampled_from(
    [
        "<b>", "[a](http://x.org)", "![i](x)", "http://x.org", "www.x.org", "a@b.org", "`code`", "**", "_", "# ",
        "1. ",
        "- ", "+ ", "|", "~~", "&amp;", "\\", "<http://x.org>", "[a]: http://x.org", "=", "> ", "1) ", "***", "---",
    ]
)  # fmt: skip


@given(st.lists(ACTING | st.text("ab .:/\\[]()<>*_`#|-+=!&~", max_size=6), min_size=1, max_size=6))
def test_markdown_finds_nothing_to_act_upon_in_what_a_paper_prints(parts: list[str]) -> None:
    """In a list item it comes out letter for letter, as text in one paragraph."""
    text = " ".join("".join(parts).split()) or "x"
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = parser.parse(f"- {plain(text)}")
    assert [token.type for token in tokens] == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    ]  # fmt: skip
    inside = tokens[3].children or []
    assert {token.type for token in inside} <= {"text", "text_special"}
    assert "".join(token.content for token in inside) == text


def test_no_address_is_left_that_a_reader_of_markdown_makes_a_link_of() -> None:
    """Such as GitHub's, which takes bare ones."""
    assert plain("see http://x.org, WWW.x.org, a@b.org") == "see http\\://x.org, WWW\\.x.org, a\\@b.org"


WORDS = st.text("abc ", min_size=1, max_size=260)
SECTIONS = st.lists(
    st.builds(
        Section,
        heading=st.just("What"),
        lines=st.lists(st.builds(Line, words=WORDS, cited=st.just("1: page 3, row 2")), max_size=40).map(
            tuple
        ),
        none=st.just("None."),
    ),
    min_size=1,
    max_size=5,
)


def made(sections: list[Section], authority: str = "A") -> Brief:
    counts = tuple(
        Count(status=status, before=1, after=2) for status in ("red", "amber", "green", "white", "all")
    )
    sources = tuple(
        Source(paper=f"appendix-{number}.pdf", date="2018-11-05", sha256="f" * 64) for number in range(12)
    )
    return Brief(
        authority=authority, from_date="2018-01", to_date="2018-02", counts=counts, notes=("A note.",),
        sections=tuple(sections), sources=sources,
    )  # fmt: skip


@given(SECTIONS)
def test_it_is_one_page_and_counts_what_has_no_room(sections: list[Section]) -> None:
    """Room goes round among the sections; nothing is left out without a number."""
    fit = fitted(made(sections))
    for before, after in zip(sections, fit.sections, strict=True):
        assert len(after.lines) + after.more == len(before.lines)
        assert after.lines == before.lines[: len(after.lines)]
    assert len(fit.sources) + fit.more_sources == 12
    taken = sum(height(f"{line.words} [{line.cited}]") for each in fit.sections for line in each.lines)
    said = sum(section.more > 0 for section in fit.sections)
    assert taken + said + 2 * len(fit.sections) + len(fit.sources) + len(fit.counts) < LINES


def test_a_long_title_never_hides_what_happened(database: Database) -> None:
    """What has no room is cut out of the middle of a sentence: its end says what changed."""
    title = "A report with a title that takes more than one line of the page, " * 6
    for file, colour in (("2018-02.pdf", "amber"), ("2018-11.pdf", "red")):
        facts = made_up.facts(file, date=file[:7])
        row = made_up.observation(facts, "1", colour, report_title=title, report_title_raw=title)
        load(Reading(paper=facts, observations=(row,), leftovers=(), problems=()), database)
    (line,) = told(brief(database), "What got worse")
    assert len(line) < 240
    assert line.startswith("Recommendation 1 of “A report with a title")
    assert line.endswith("was amber and is red.")


def test_what_is_asked_for_must_be_there(database: Database) -> None:
    """In one sentence."""
    with pytest.raises(ValueError, match="nothing to compare"):
        brief(database)
    story(database)
    with pytest.raises(ValueError, match="has no paper of 2017-01"):
        brief(database, "2017-01")
    with pytest.raises(ValueError, match="no paper of 'Nobody'"):
        brief(database, authority="Nobody")


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize(
    "words",
    ["“Vulnerability and its management” was amber and WAS RED. ", "MEMORANDUM WITH COMMAND WAS GREEN. "],
)
def test_libreoffice_sets_the_fullest_brief_on_one_page(words: str, times: int, tmp_path: Path) -> None:
    """With short lines and with long ones in each section, wide letters, and more sources than it names."""
    from pypdfium2 import PdfDocument

    long = Line(words=words * times, cited="1: page 12, table 4, row 33")
    sections = [Section(heading="What got worse", lines=(long,) * 30, none="None.")] * 5
    full = made(sections, "The Police, Fire and Crime Commissioner of a County with Many Words " * times)
    (tmp_path / "b.docx").write_bytes(word(fitted(full)))
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
            "pdf", "--outdir", str(tmp_path), str(tmp_path / "b.docx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with PdfDocument(tmp_path / "b.pdf") as document:
        assert len(document) == 1
