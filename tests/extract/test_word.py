"""Word papers: paragraphs, tables and automatic numbers as Word prints them, and hostile files refused."""

import sys
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from extract import read
from extract.word.reader import read_docx
from extract.word.text.counting import letters, roman
from schemas import Block, Cell, Paragraph, Table
from tests.word_traps.build import word


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def blocks_of(build: Callable[[Document], object]) -> tuple[Block, ...]:
    """The blocks of a new Word paper that `build` has written."""
    document = docx.Document()
    build(document)
    return read_docx(saved(document), "paper.docx").pages[0].blocks


def body_of(xml: str) -> tuple[Block, ...]:
    """The blocks of a Word paper whose body holds this XML."""

    def build(document: Document) -> None:
        wrapped = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a')} {SPACES}>{xml}</w:body>")
        for element in reversed(list(wrapped)):
            document.element.body.insert(0, element)

    return blocks_of(build)


SPACES = (
    " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
        for prefix, path in {
            "mc": "markup-compatibility/2006",
            "m": "officeDocument/2006/math",
        }.items()
    )
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def table_of(*rows: str) -> Table:
    (table,) = body_of(tbl(*rows))
    assert isinstance(table, Table)
    return table


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def spans(table: Table) -> list[list[tuple[str, int, int, int]]]:
    def span(cell: Cell) -> tuple[str, int, int, int]:
        return cell.text, cell.column, cell.width, cell.height

    return [[span(cell) for cell in row.cells] for row in table.rows]


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    """A table between two paragraphs stays between them, and tables and rows are counted from 1."""

    def build(document: Document) -> None:
        document.add_paragraph("Above")
        for _ in range(2):
            document.add_table(rows=2, cols=2).rows[0].cells[0].text = "in"
        document.add_paragraph("Below")

    above, first, second, below = blocks_of(build)
    assert isinstance(above, Paragraph)
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert isinstance(below, Paragraph)
    assert (above.text, first.number, second.number, below.text) == ("Above", 1, 2, "Below")
    place = second.rows[1].cells[0].place
    assert (place.page, place.table, place.row, place.bbox) == (None, 2, 2, None)


def test_headings_are_told_by_style_by_what_it_is_based_on_and_by_outline_level() -> None:
    """Level 1 is the highest; body text has none."""

    def build(document: Document) -> None:
        own = document.styles.add_style("Report title", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = document.styles["Heading 2"]
        document.add_paragraph("by style", style="Heading 1")
        document.add_paragraph("by base", style="Report title")
        outlined = document.add_paragraph("by level")
        outlined.paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>')
        )
        document.add_paragraph("body")

    found = blocks_of(build)
    assert [block.heading for block in found if isinstance(block, Paragraph)] == [1, 2, 3, None]


def test_a_paragraph_is_bold_where_all_of_it_is_and_has_its_usual_size() -> None:
    """One plain word makes it plain; sizes come from the run, the style or the paper."""

    def build(document: Document) -> None:
        for parts in ((("all", True),), (("some", True), (" not", False))):
            paragraph = document.add_paragraph()
            for text, bold in parts:
                paragraph.add_run(text).bold = bold
        document.add_paragraph("styled", style="Heading 1")
        document.add_paragraph().add_run("sized").font.size = docx.shared.Pt(8)

    found = [(b.bold, b.size) for b in blocks_of(build) if isinstance(b, Paragraph)]
    assert found == [(True, 11), (False, 11), (True, 14), (False, 8)]


def test_merged_cells_have_their_spans() -> None:
    """Wide cells count grid columns; tall ones stand in the row in which they start, and in no other."""
    go_on, start = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    table = table_of(
        tr(tc("wide", '<w:gridSpan w:val="2"/>'), tc("c")),
        tr(tc("1"), tc("tall", start), tc("c1")),
        tr(tc("2"), tc("", go_on), tc("c2")),
        tr(tc("3"), tc("", '<w:vMerge w:val="continue"/>'), tc("tall too", start)),
        tr(tc("4"), tc("new", start), tc("", go_on)),
    )
    assert spans(table) == [
        [("wide", 0, 2, 1), ("c", 2, 1, 1)],
        [("1", 0, 1, 1), ("tall", 1, 1, 3), ("c1", 2, 1, 1)],
        [("2", 0, 1, 1), ("c2", 2, 1, 1)],
        [("3", 0, 1, 1), ("tall too", 2, 1, 2)],
        [("4", 0, 1, 1), ("new", 1, 1, 1)],
    ]


def test_a_row_that_starts_late_and_a_merge_that_starts_nowhere_keep_their_columns() -> None:
    """Skipped columns are counted; a cell that goes on from none is a cell of its own."""
    table = table_of(
        tr(tc("late"), properties='<w:gridBefore w:val="2"/>'),
        tr(tc("lost", "<w:vMerge/>"), tc("b"), tc("c")),
    )
    assert spans(table) == [[("late", 2, 1, 1)], [("lost", 0, 1, 1), ("b", 1, 1, 1), ("c", 2, 1, 1)]]


def test_a_repeated_header_row_says_so() -> None:
    """Only rows that Word repeats on each page are headings."""
    table = table_of(tr(tc("Status"), properties="<w:tblHeader/>"), tr(tc("RED")))
    assert [row.heading for row in table.rows] == [True, False]


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>', "#ffc000"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', "#ffffff"),
        ('<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>', "#ff0000"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', None),
        ("", None),
    ],
)
def test_a_cell_has_the_fill_of_its_shading(shading: str, fill: str | None) -> None:
    """White is a fill; "auto" and no shading are none."""
    assert table_of(tr(tc("AMBER", shading))).rows[0].cells[0].fill == fill


def test_all_that_a_cell_prints_is_in_its_text() -> None:
    """Paragraphs, line breaks, tabs, hyphens, superscripts, nested tables, content controls and text boxes."""
    box = "<w:txbxContent>" + p("boxed") + "</w:txbxContent>"
    chosen = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    content = (
        "<w:p><w:r><w:t>on 8</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>th</w:t></w:r>"
        "<w:r><w:br/><w:t>sub</w:t><w:noBreakHyphen/><w:t>com</w:t><w:softHyphen/><w:t>mittee</w:t><w:tab/>"
        "<w:t>x</w:t></w:r></w:p>"
        + tbl(tr(tc("nested"), tc("table")))
        + f"<w:sdt><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>"
        + f"<w:p><w:r><w:t>before</w:t><mc:AlternateContent>{chosen}{fallback}</mc:AlternateContent></w:r></w:p>"
    )
    (cell,) = table_of(tr(tc(content))).rows[0].cells
    assert cell.text == "on 8th\nsub-committee\tx\nnested\ttable\ncontrolled\nbefore\nboxed"


def test_a_symbol_bullet_is_a_bullet() -> None:
    """A bullet typed from a symbol type is the same character as any other."""
    assert texts(body_of('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r></w:p>')) == [
        "• item"
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Inserted text stands, deleted text and deleted rows are gone, what was moved stands where it went."""
    found = body_of(
        "<w:p><w:r><w:t>due </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>June</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>"
        + tbl(tr(tc("kept"), properties="<w:ins/>"), tr(tc("gone"), properties="<w:del/>"))
    )
    assert texts(found) == ["due June here"]
    assert isinstance(found[1], Table)
    assert spans(found[1]) == [[("kept", 0, 1, 1)]]


def test_links_fields_and_page_breaks_print_what_they_show() -> None:
    """A link's text and a field's result are printed, its instruction and the break itself are not."""

    def build(document: Document) -> None:
        paragraph = document.add_paragraph("one ")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph._p.append(
            parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>link</w:t></w:r></w:hyperlink>")
        )
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText> PAGE </w:instrText></w:r>"))
        paragraph._p.append(parse_xml(f"<w:fldSimple {nsdecls('w')}><w:r><w:t> 7</w:t></w:r></w:fldSimple>"))

    assert texts(blocks_of(build)) == ["one link 7"]


def test_hidden_text_and_hidden_rows_are_not_printed() -> None:
    """What Word does not show is not read."""
    (text, table) = body_of(
        "<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r></w:p>"
        + tbl(tr(tc("shown")), tr(tc("not"), properties="<w:hidden/>"))
    )
    assert isinstance(text, Paragraph)
    assert isinstance(table, Table)
    assert (text.text, spans(table)) == ("seen", [[("shown", 0, 1, 1)]])


def numbered(abstract: str, body: str, overrides: str = "") -> list[str]:
    """The paragraphs of a paper whose list 90 has these levels, and list 91 the same with `overrides`."""

    def build(document: Document) -> None:
        numbering = document.part.numbering_part.element
        for xml in (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{abstract}</w:abstractNum>',
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>{overrides}</w:num>',
        ):
            numbering.append(parse_xml(xml))
        wrapped = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
        for element in reversed(list(wrapped)):
            document.element.body.insert(0, element)

    return texts(blocks_of(build))


def lvl(depth: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def item(text: str, depth: int = 0, number: int = 90) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out_as_word_shows_them() -> None:
    """Levels count on, start anew under a new number, and print each in its own form."""
    abstract = lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "%1%2)") + lvl(2, "upperRoman", "(%3)")
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1) + item("")
    assert numbered(abstract, body) == ["1. a", "1a) b", "1b) c", "(I) d", "2. e", "2a) f", "3."]


def test_automatic_bullets_begin_the_text() -> None:
    """Whatever glyph a list draws, its items begin alike; a number 0 takes an item out of its list."""
    body = item("one") + item("plain", number=0)
    assert numbered(lvl(0, "bullet", "\uf0b7"), body) == ["• one", "plain"]


def test_a_list_of_the_same_kind_counts_on_unless_it_states_its_start() -> None:
    """Two lists of one definition are one to Word, until one has a start of its own."""
    body = item("a") + item("b", number=91) + item("c")
    assert numbered(lvl(0, "decimal", "%1"), body) == ["1 a", "2 b", "3 c"]
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert numbered(lvl(0, "decimal", "%1"), body, restart)[1] == "7 b"


def test_a_paragraph_is_numbered_by_its_style() -> None:
    """Bullets and numbers that only the style states are printed too."""

    def build(document: Document) -> None:
        document.add_paragraph("bullet", style="List Bullet")
        document.add_paragraph("first", style="List Number")
        document.add_paragraph("second", style="List Number")

    assert texts(blocks_of(build)) == ["• bullet", "1. first", "2. second"]


def test_a_number_of_its_own_cell_is_printed() -> None:
    """A recommendation's number is often an automatic one, in a cell without any text."""
    (row,) = table_of(tr(tc(p("", '<w:pStyle w:val="ListNumber"/>')), tc("Evaluate"))).rows
    assert [cell.text for cell in row.cells] == ["1.", "Evaluate"]


@given(st.integers(-3, 5000))
def test_letters_and_numerals_differ_for_different_counts(count: int) -> None:
    """No two neighbouring counts print alike."""
    assert letters(count) != letters(count + 1)
    assert roman(count) != roman(count + 1)


def test_the_work_grows_with_the_cells_not_with_their_square() -> None:
    """Twice the rows take twice the calls; python-docx's own way to a cell takes four times as many."""
    assert calls_for(rows=400) < 2.2 * calls_for(rows=200)


def calls_for(rows: int) -> int:
    """How many functions are called to read a table of so many rows."""
    row = tr(*(tc(f"cell {column}") for column in range(5)))
    content = word(tbl(*[row] * rows))
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        (table,) = read_docx(content, "paper.docx").pages[0].blocks
    finally:
        sys.setprofile(before)
    assert isinstance(table, Table)
    assert len(table.rows) == rows
    return calls


def test_the_document_is_found_wherever_the_package_keeps_it() -> None:
    """Some producers call it otherwise; the package's own links lead to it."""
    for path in ("word/document2.xml", "content/main.xml"):
        (line,) = read(word(p("found"), path=path), "paper.docx").pages[0].blocks
        assert isinstance(line, Paragraph)
        assert line.text == "found"


def test_a_deleted_cell_is_gone_and_said() -> None:
    """The cells after it move up, as they do once the change is accepted."""
    tracked = '<w:cellDel w:id="1" w:author="A"/>'
    paper = read_docx(word(tbl(tr(tc("a"), tc("b", tracked), tc("c")))), "paper.docx")
    (table,) = paper.pages[0].blocks
    assert isinstance(table, Table)
    assert spans(table) == [[("a", 0, 1, 1), ("c", 1, 1, 1)]]
    assert [problem.code for problem in paper.problems] == ["tracked_changes"]
    assert "'b' deleted" in paper.problems[0].message


def test_numbers_of_covered_cells_count_and_are_not_shown() -> None:
    """A tall cell covers the automatic number of each row that it spans."""
    listed = '<w:pStyle w:val="ListNumber"/>'

    def build(document: Document) -> None:
        rows = (
            tr(tc(p("", listed), mark), tc("x"))
            for mark in ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "")
        )
        xml = parse_xml(f"<w:body {nsdecls('w')}>{tbl(*rows)}</w:body>")
        document.element.body.insert(0, xml[0])

    (table,) = blocks_of(build)
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == ["1.", "2.", "x", "4."]
