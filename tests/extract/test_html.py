"""Web pages: what a browser shows of them, in paragraphs, tables and fills."""

import pytest

from extract import extract, read
from normalise import normalise
from schemas import PaperRefused, Paragraph, Table

HEAD = "<!DOCTYPE html>"


def blocks(html, name="page.html"):
    content = html if isinstance(html, bytes) else (HEAD + html).encode()
    return read(content, name).pages[0].blocks


def texts(html):
    """The paragraphs' texts."""
    return [block.text for block in blocks(html) if isinstance(block, Paragraph)]


def tables(html):
    """Each table as rows of (text, column, width, height)."""
    return [
        [[(cell.text, cell.column, cell.width, cell.height) for cell in row.cells] for row in block.rows]
        for block in blocks(html)
        if isinstance(block, Table)
    ]


def cell(html):
    """The text of the first cell of a row."""
    [[[(text, *_), _]]] = tables(f"<table><tr><td>{html}<td>.</table>")
    return text


def fills(html, sheet=""):
    """The fill of each cell of a table that is not ended, in reading order."""
    *found, _ = [
        each.fill
        for block in blocks(f"<style>{sheet}</style>{html}<tr><td>.</table>")
        if isinstance(block, Table)
        for row in block.rows
        for each in row.cells
    ]
    return found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a&nbsp;b&#160; c\n  d", "a b c d"),
        ("pro&shy;gress, co<wbr>operate", "progress, cooperate"),
        ("the 4<sup>th</sup> of H<sub>2</sub>O", "the 4th of H2O"),
        ("due<br>June<br/>2018", "due\nJune\n2018"),
        ("<p>one<p>two<div>three</div>four", "one\ntwo\nthree\nfour"),
        ("<del>March 2018</del> <ins>June 2018</ins>", "June 2018"),
        ("<s>March 2018</s> June 2018", "March 2018 June 2018"),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", "• one\n• two\n• three"),
        ("<ol><li>one<li><p>two<p>more</ol>", "1. one\n2. two\nmore"),
        ("<ol start=3 type=a><li>x<li>y</ol>", "c. x\nd. y"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ("<ol type=I><li value=4>x<li>y</ol>", "IV. x\nV. y"),
        ('<ul style="list-style: none"><li>x</ul>', "x"),
        ("<ul><li></li><li>x</ul>", "• x"),
        ("<ol start=3><li><p></p></ol>", "3."),
        ("<ol start=3><li><p></p></ol><p>The force", "3.\nThe force"),
        ("<ol><li><ol><li>one</ol></ol>", "1. one"),
        ("GREEN<sup>1</sup>, 5 m<sup>2, 3</sup>", "GREEN¹, 5 m², ³"),
        ("GREEN<span style='vertical-align: super'>1</span>", "GREEN¹"),
        ("MCMXCIX<a href='#n'><sup>iv</sup></a>, e<sup>x</sup>", "MCMXCIXⁱᵛ, ex"),
        ("GREEN\u200e\x01", "GREEN"),
        ("<img alt='Shape1' name='Shape1' src='g.gif'>Red", "Red"),
        ("<ul><li style='display:block'>x<li><p>• y</ul>", "x\n• y"),
        ("<img alt='Green' src='g.png'>", "Green"),
        ("<img alt='Green' src='g.png'> Green", "Green"),
        ("<img alt='' src='g.png'>Amber", "Amber"),
        ('<span role="img" aria-label="Red"></span>', "Red"),
        ("<span style='text-transform:uppercase'>new green</span>", "NEW GREEN"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("a<script>b</script><style>c</style><nav>d</nav><template>e</template>f", "af"),
        ("a<span hidden>b</span><span style='display:none'>c</span><i class='sr-only'>d</i>e", "ae"),
        ("a<span style='position:absolute;left:-9999px'>b</span>c", "ac"),
        ("&lt;p&gt; &amp; &eacute;&#x2019;", "<p> & é’"),
        ("Trained so far: <table><tr><td>in<td>May</table>x", "Trained so far:\nin\tMay\nx"),
    ],
)
def test_a_cell_says_what_a_browser_shows(html, text):
    """Entities, breaks, lists, pictures by their names; nothing that is hidden."""
    assert cell(html) == text


def test_words_own_pages_draw_their_bullets_and_numbers_themselves():
    """As Word saves a page: in full, and filtered."""
    bullet = (
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New"
        " Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>first</p>"
    )
    number = (
        "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'>2.<span style='font:7.0pt \"Times New"
        " Roman\"'>&nbsp;&nbsp;&nbsp; </span>second</p>"
    )
    level = (
        "<p class=MsoListParagraphCxSpLast><span style='font-family:\"Courier New\"'>o<span>&nbsp;&nbsp;</span>"
        "</span>third</p>"
    )
    assert cell(bullet + number + level) == "• first\n2. second\n• third"


def test_headings_keep_their_level_and_titles_their_lines():
    """And a page's own title is not printed on it."""
    found = blocks(
        "<title>Saved</title><h1>Appendix</h1><h2>PEEL: Police<br>effectiveness</h2><p>By <b>HMIC</b>"
    )
    assert [(each.text, each.heading) for each in found] == [
        ("Appendix", 1),
        ("PEEL: Police\neffectiveness", 2),
        ("By HMIC", None),
    ]


def test_running_headers_that_libreoffice_saves_are_not_of_the_paper():
    """As no other reader takes them for its words."""
    assert texts("<div title='header'><p>UNCLASSIFIED</div><p>Action log<div title='footer'>1</div>") == [
        "Action log"
    ]


def test_spans_hold_their_columns():
    """Row spans push the cells below aside, 0 goes to the end of the group, and no span reaches out of it."""
    [rows] = tables(
        "<table><thead><tr><th colspan=2 rowspan=5>A<th>B</thead>"
        "<tr><td rowspan=2>1<td rowspan=0>2<td>3<tr><td>4<tr><td>5<td>6</table>"
    )
    assert rows == [
        [("A", 0, 2, 1), ("B", 2, 1, 1)],
        [("1", 0, 1, 2), ("2", 1, 1, 3), ("3", 2, 1, 1)],
        [("4", 2, 1, 1)],
        [("5", 0, 1, 1), ("6", 2, 1, 1)],
    ]


def test_the_head_of_a_table_comes_first_and_its_foot_last():
    """In whatever order they are written; the head's rows are headings."""
    [table] = blocks("<table><tfoot><tr><td>foot<tbody><tr><td>body<thead><tr><td>head</table>")
    assert [(row.cells[0].text, row.heading) for row in table.rows] == [
        ("head", True),
        ("body", False),
        ("foot", False),
    ]


def test_a_table_that_arranges_the_page_is_opened():
    """The tracker in it is a table of its own, and the lines beside it stand by themselves."""
    inner = "<table><tr><td>Recommendation<td>Status<tr><td>Do it<td>RED</table>"
    html = f"<table><tr><td>Menu<td><table><tr><td><h1>Title</h1>{inner}</table></table>"
    assert texts(html) == ["Menu", "Title"]
    assert [[text for text, *_ in row] for row in tables(html)[0]] == [
        ["Recommendation", "Status"],
        ["Do it", "RED"],
    ]
    assert texts("<table><tr><td><p>One<p>Two</table>") == ["One", "Two"]
    assert texts(f"<table role=presentation><tr><td>One<td>Two</table>{inner}") == ["One", "Two"]


def test_a_small_table_in_a_cell_of_a_tracker_is_that_cells_text():
    """The tracker stays one table."""
    html = (
        "<table><caption>PEEL 2018</caption><tr><th>Recommendation<th>Comment"
        "<tr><td>Train all officers in the force<td>So far: <table><tr><td>May<td>40</table></table>"
    )
    assert texts(html) == ["PEEL 2018"]
    [rows] = tables(html)
    assert rows[1][1][0] == "So far:\nMay\t40"


@pytest.mark.parametrize(
    ("html", "sheet", "wanted"),
    [
        ("<table><tr><td style='background-color:red'>x", "", "#ff0000"),
        ("<table><tr><td style='BACKGROUND: #9c0 url(x.png) no-repeat'>x", "", "#99cc00"),
        ("<table><tr><td bgcolor=FFC000>x", "", "#ffc000"),
        ("<table><tr><td bgcolor=red style='background:lime'>x", "", "#00ff00"),
        ("<table><tr class=r><td>x", ".r {background: rgb(255, 0, 0)}", "#ff0000"),
        ("<table><tr bgcolor=lime><td>x", "", "#00ff00"),
        ("<table><tbody style='background:hsl(120, 100%, 25%)'><tr><td>x", "", "#008000"),
        ("<table><col><col bgcolor=red><tr><td rowspan=2>y<tr><td>x", "", "#ff0000"),
        ("<table><tr><td id=a class='s r'>x", "td{background:blue} td.r{background:red}", "#ff0000"),
        ("<table><tr><td id=a class=r>x", "#a{background:lime} td.r{background:red}", "#00ff00"),
        ("<table><tr><td id=a class=r>x", "#a{background:lime} .r{background:red !important}", "#ff0000"),
        ("<table><tr><td class=r>x", "<!-- table > tbody td.r{background:red} -->", "#ff0000"),
        (
            "<table><tr><td class=r>x",
            "@media screen{.r{background:red}} @media print{.r{background:blue}}",
            "#ff0000",
        ),
        ("<table><tr><td class=r>x", ".r:hover{background:red} .r::before{background:red}", None),
        ("<table><tr><td class=r>x", ".r{background:rgba(255,0,0,0)} .s{background:red}", None),
        ("<table><tr><td><span class=r>RED</span>", ".r{background:red}", "#ff0000"),
        ("<table><tr><td><div class=r></div>", ".r{background:red}", "#ff0000"),
        ("<table><tr><td>not <mark style='background:yellow'>yet</mark> done", "", None),
        ("<table bgcolor=red><tr><td>x", "", None),
        ("<table><tr><td>a<tr><td>x", "tr:nth-child(even){background:#dde6f0}", None),
        ("<table class=t><tr class=odd><td>x", ".t .odd{background:#dde6f0}", None),
        ("<table><tr bgcolor='#eeeeee'><td>x", "", None),
        ("<table><tr><td class=c>x", "td{background:#ccc} .c{background:#fff}", None),
        ("<table><tr class=r><td>x", "tr.r{background:red} td{background:#fff}", None),
        ("<table><tr><td bgcolor=white>x", "", "#ffffff"),
        ("<table><tr><td bgcolor='#999999'>x", "", "#999999"),
        ("<table><tr><td><font color=#00b050>●</font> Done", "", "#00b050"),
        ("<table><tr><td><font color=#00b050>●</font>", "", "#00b050"),
        ("<table><tr><td><b style='color: red'>Late</b>", "", None),
        ("<table><tr><td><i style='background: red; width: 9px'></i> Late", "", "#ff0000"),
        ("<table><tr><td><b style='background: red'>Late</b> since May", "", "#ff0000"),
        ("<table><tr><td>Done, but <b style='background: red'>see May</b>", "", None),
        ("<table><tr><td>R <b style='background: #fc0'>A</b> G", "", "#ffcc00"),
        (
            "<table><tr><th>Status<tr><td><table><tr><td>R<td>A<td bgcolor=lime><p>G</table>",
            "p{background: transparent}",
            "#00ff00",
        ),
    ],
)
def test_a_cell_shows_its_colour_however_it_is_said(html, sheet, wanted):
    """By itself, its row, its column, a rule of the sheet; by a badge that holds all its words.

    Colours for the eye alone - all cells, every second row, the page's own white - are no cell's.
    """
    assert fills(html, sheet)[-1] == wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<html><meta charset=windows-1252><p>don’t".encode("cp1252"), "don’t"),
        ("<html><meta http-equiv=x content='text/html; charset=iso-8859-1'><p>“a”".encode("cp1252"), "“a”"),
        ("<html><meta charset=utf-8><p>don’t".encode("cp1252"), "don’t"),
        ("<html><p>don’t".encode(), "don’t"),
        ("<html><p>don’t".encode("cp1252"), "don’t"),
        ("\ufeff<html><meta charset=iso-8859-1><p>don’t".encode(), "don’t"),
        ("<html><p>don’t".encode("utf-16"), "don’t"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>\xe9'.encode("latin-1"), "é"),
        (b"  <!-- saved from url -->\n<HTML><BODY><P>x", "x"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(content, wanted):
    """Its mark, what it declares where that fits, else UTF-8 or Windows-1252."""
    assert [block.text for block in blocks(content)] == [wanted]


def test_empty_cells_of_xhtml_are_cells():
    """``<td/>`` is one, though HTML knows no such thing."""
    page = '<?xml version="1.0"?><html><body><table><tr><td/><td>x</td></tr></table></body></html>'
    [table] = blocks(page.encode())
    assert [cell.text for cell in table.rows[0].cells] == ["", "x"]


ARCHIVE = """From: <Saved by Blink>
Subject: Appendix
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><link rel=3Dstylesheet href=3D"cid:css@b"><table><tr><td class=3Dr>don=E2=80=99=
t<td>x</table>
--b
Content-Type: text/css
Content-Location: cid:css@b

.r { background: red }
--b--
"""


def test_a_web_archive_is_its_page_with_its_sheets():
    """As browsers save one."""
    paper = read(ARCHIVE.replace("\n", "\r\n").encode(), "saved.mht")
    assert paper.format == "mht"
    [table] = paper.pages[0].blocks
    assert (table.rows[0].cells[0].text, table.rows[0].cells[0].fill) == ("don’t", "#ff0000")


@pytest.mark.parametrize(
    "content",
    [
        "Minutes\tof\n<p>1</p>\t<div style='background-color: red'>RED</div>\n",
        "<p>1</p> <p><u>Cause of concern</u></p>\tRED\tMay 2018\n",
        "<u>Appendix</u>\nThe <table> of contents\n",
        "From: the Chief Constable\nTo: the committee\n\n1\tRED\n",
        "{\\rt is no magic\n",
    ],
)
def test_a_text_dump_with_markup_is_no_page(content):
    """Not even one that begins with it."""
    assert read(content.encode(), "dump.txt").format == "text"


@pytest.mark.parametrize(
    "start", ["<table border=1>\n<tr>", "<div><table><tbody><tr>", "<h1>A</h1><table><tr>"]
)
def test_a_piece_of_a_page_is_a_page(start):
    """As a content system stores it."""
    assert read(f"{start}<td>x</table>".encode(), "x.txt").format == "html"


BOMBS = {
    "nested": ("<div>" * 100_000 + "x", "elements inside one another"),
    "blank": ("<p>&nbsp;</p><script>x</script>", "shows no text"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_page_that_cannot_be_read_says_so(name):
    """In one line."""
    html, reason = BOMBS[name]
    with pytest.raises(PaperRefused, match=reason):
        blocks(html)


@pytest.mark.parametrize(
    "html",
    [
        "<span>" * 50_000 + "x",
        "<b>" * 20_000 + "x",
        "<li>" * 5_000 + "x",
        "<ol start=99999999999999999999999><li value=-7>x</ol>",
        "<p style='" + "(" * 50_000 + "'>x",
        "<style>" + "@media screen{" * 5_000 + "</style>x",
        "<style>" + "{" * 50_000 + "</style>x",
        "<style>" + "a:not(" * 500 + "</style>x",
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>x",
    ],
    ids=range(9),
)
def test_what_is_made_to_do_harm_does_none(html):
    """It is read as a browser reads it, whatever that gives."""
    assert "x" in texts(html)[-1]


def test_no_span_is_larger_than_a_page():
    """Spans of 10^9, in a thousand cells of a row, and in a column group."""
    span = 10**9
    html = f"<table><colgroup span={span}><tr>" + f"<td colspan={span} rowspan={span}>x" * 1_000 + "</table>"
    [[row]] = tables(html)
    assert len(row) == 1_000
    assert all(height == 1 and width <= 1_000 for _, _, width, height in row)


def test_a_saved_tracker_is_read_whole():
    """From the page to its observations."""
    html = (
        "<table role=presentation><tr><td><h2>PEEL: Police Legitimacy 2018</h2>"
        "<table><tr bgcolor=#bdd6ee><th colspan=2>Recommendation<th>Status<th>Due Date<th>Comment"
        "<tr><td rowspan=2>1<td>Train officers.<td><img alt='New Red' src=r.gif><td rowspan=2>June 2018<td>Late."
        "<tr><td>Tell the public.<td style='background:#92d050'>Green<td>Done."
        "</table></table>"
    )
    found = normalise(extract(read((HEAD + html).encode(), "a.html"))).observations
    assert [
        (each.number, each.part, each.status_raw, each.colour, each.due_raw, each.comment) for each in found
    ] == [
        ("1", 1, "New Red", "red", "June 2018", "Late."),
        ("1", 2, "Green", "green", "June 2018", "Done."),
    ]
