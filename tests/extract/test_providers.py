"""Two providers of PDF pages, pdfium and pdfplumber, held to the same cells; and files that mean harm."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.colors import CMYKColor, Color
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.layout.grid import lay_out
from extract.pdf import reader
from extract.pdf.reader import Provider, pages_of, read_pdf
from schemas import Page, PaperRefused, Table

SAMPLES = Path(__file__).parents[2] / "samples"
NAMED = os.environ.get("RAGW_ACCEPTANCE")
PAPERS = [
    *sorted((SAMPLES / "formats").glob("*.pdf")),
    *(sorted(Path(NAMED).rglob("*.pdf")) if NAMED else ()),
]
PROVIDERS: tuple[Provider, ...] = ("pdfium", "plumber")

Draw = Callable[[Canvas], object]


def drawn(draw: Draw, **options: object) -> bytes:
    """A PDF of one page of 400 by 300 points on which `draw` has drawn."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), pageCompression=0, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def cells(page: Page) -> list[tuple]:
    """All that a cell is but its box, table by table."""
    return [
        (cell.text, cell.fill, cell.column, cell.width, cell.height, cell.place.table, cell.place.row)
        for block in lay_out(page, 1) if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]  # fmt: skip


def boxes(page: Page) -> list[float]:
    return [
        side
        for block in lay_out(page, 1) if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for side in cell.place.bbox or ()
    ]  # fmt: skip


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_both_providers_give_the_same_cells(path: Path) -> None:
    """Text, fill, span and place of every cell of every page; and the same words outside tables."""
    quick, slow = (read_pdf(path.read_bytes(), path.name, provider) for provider in PROVIDERS)
    assert len(quick.pages) == len(slow.pages)
    for one, other in zip(quick.pages, slow.pages, strict=True):
        assert (one.number, one.width, one.height) == (other.number, other.width, other.height)
        assert cells(one) == cells(other)
        assert boxes(one) == pytest.approx(boxes(other), abs=1.0)
        assert sorted((w.text, w.bold) for w in one.words) == sorted((w.text, w.bold) for w in other.words)


def superscript(canvas: Canvas) -> None:
    text = canvas.beginText(50, 200)
    for size, rise, letters in ((10, 0, "on the 8"), (6, 4, "th"), (10, 0, " of May")):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(letters)
    canvas.drawText(text)


def fake_bold(canvas: Canvas) -> None:
    """Twice in one go, and once more where the shadow is painted at the very end."""
    for shift in (0, 0.3):
        canvas.drawString(50 + shift, 200, "AMBER, still all in hand")
    canvas.drawString(50, 150, "GREEN")
    canvas.drawString(50, 50, "another line")
    canvas.drawString(50.4, 150, "GREEN")


def letter_by_letter(canvas: Canvas) -> None:
    for place, letter in enumerate("NEW GREEN"):
        canvas.drawString(50 + 9 * place, 200, letter)


def out_of_order(canvas: Canvas) -> None:
    for place in (2, 0, 3, 1):
        canvas.drawString(50 + 8.5 * place, 200, "GREY"[place])


def hyphens(canvas: Canvas) -> None:
    """A hyphen at a line's end, which pdfium marks, and one between years."""
    canvas.drawString(50, 200, "recom-")
    canvas.drawString(50, 188, "mendation 2017-18")


def punctuation(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "it’s “done” – £5 [x] 100%")


def rules(canvas: Canvas) -> None:
    """Stroked, thin and filled, outlined, slanting and bent ones; several lines in one path."""
    canvas.drawString(10, 10, "x")
    canvas.setLineWidth(0.5)
    canvas.line(50, 200, 250, 200)
    canvas.rect(50, 180, 200, 0.5, stroke=0, fill=1)
    canvas.rect(50, 150, 0.48, 30, stroke=0, fill=1)
    canvas.rect(300, 100, 40, 20, stroke=1, fill=1)
    canvas.lines([(50, 100, 150, 100), (150, 100, 250, 100), (50, 90, 50, 100)])
    canvas.line(0, 0, 90, 70)
    canvas.circle(200, 60, 20, stroke=1, fill=1)
    canvas.roundRect(100, 20, 60, 30, 5, stroke=1, fill=1)
    path = canvas.beginPath()
    path.moveTo(20, 20)
    path.lineTo(60, 20)
    path.lineTo(60, 60)
    canvas.drawPath(path, stroke=1, fill=1)


def fills(canvas: Canvas) -> None:
    canvas.drawString(10, 10, "x")
    for place, colour in enumerate((Color(1, 1, 1), Color(0.573, 0.816, 0.314), Color(0.5, 0.5, 0.5))):
        canvas.setFillColor(colour)
        canvas.rect(50 + 20 * place, 100, 80, 40, stroke=0, fill=1)
    canvas.setFillGray(0.2)
    canvas.rect(50, 100, 80, 40, stroke=0, fill=1)


def form(canvas: Canvas) -> None:
    """A form within a form, moved and stretched.

    They put back what they change and set their pen: pdfminer does neither for them, as it should.
    """
    canvas.beginForm("inner")
    canvas.setFillColorRGB(1, 0.753, 0)
    canvas.setLineWidth(0.5)
    canvas.rect(0, 0, 30, 10, stroke=1, fill=1)
    canvas.drawString(2, 2, "AMBER")
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.saveState()
    canvas.translate(20, 10)
    canvas.scale(2, 2)
    canvas.doForm("inner")
    canvas.restoreState()
    canvas.endForm()
    canvas.translate(50, 60)
    canvas.doForm("outer")
    canvas.drawString(0, 100, "after")


def sideways(canvas: Canvas) -> None:
    canvas.drawString(20, 20, "level")
    canvas.rotate(90)
    canvas.drawString(100, -50, "Due date")
    canvas.rotate(-45)
    canvas.drawString(200, 0, "DRAFT")


@pytest.mark.parametrize(
    "draw",
    [
        superscript,
        fake_bold,
        letter_by_letter,
        out_of_order,
        hyphens,
        punctuation,
        rules,
        fills,
        form,
        sideways,
    ],
    ids=lambda draw: draw.__name__,
)
def test_both_providers_give_the_same_page(draw: Draw) -> None:
    """Words with their type, rules and fills: the same, and in the same places."""
    one, other = (read_pdf(drawn(draw), "paper.pdf", provider).pages[0] for provider in PROVIDERS)
    by_place = [sorted(page.words, key=lambda w: (w.text, w.x0, w.top)) for page in (one, other)]
    looks = [[(word.text, word.bold, word.slanting) for word in words] for words in by_place]
    assert looks[0] == looks[1]
    for a, b in zip(*by_place, strict=True):
        assert (a.x0, a.top, a.x1, a.bottom, a.size) == pytest.approx(
            (b.x0, b.top, b.x1, b.bottom, b.size), abs=2 if a.slanting else 1
        )
    by_place = [sorted(page.rules, key=lambda r: (round(r.x0), round(r.top), r.x1)) for page in (one, other)]
    for a, b in zip(*by_place, strict=True):
        assert (a.x0, a.top, a.x1, a.bottom) == pytest.approx((b.x0, b.top, b.x1, b.bottom), abs=0.6)
    assert [fill.colour for fill in one.fills] == [fill.colour for fill in other.fills]
    for a, b in zip(one.fills, other.fills, strict=True):
        assert (a.x0, a.top, a.x1, a.bottom) == pytest.approx((b.x0, b.top, b.x1, b.bottom), abs=0.02)


def test_inks_come_as_a_screen_shows_them() -> None:
    """pdfium mixes CMYK as screens do, pdfplumber by the plain formula: another shade of the same colour."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(10, 10, "x")
        for inks in ((0, 1, 1, 0.2), (0.5, 0, 1, 0), (0, 0.25, 1, 0), (0, 0, 0, 0)):
            canvas.setFillColor(CMYKColor(*inks))
            canvas.rect(50, 100, 80, 40, stroke=0, fill=1)

    shades = {p: [fill.colour for fill in read_pdf(drawn(draw), "x", p).pages[0].fills] for p in PROVIDERS}
    assert shades["plumber"] == ["#cc0000", "#80ff00", "#ffbf00", "#ffffff"]
    for mixed, plain in zip(shades["pdfium"], shades["plumber"], strict=True):
        parts = [(int(mixed[i : i + 2], 16), int(plain[i : i + 2], 16)) for i in (1, 3, 5)]
        assert max(abs(a - b) for a, b in parts) <= 0x40


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 50 50 Td (Due date) Tj ET 0 0 m 100 0 l S"
CATALOGUE, ONE_PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def assembled(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%bxref\n0 %d\n0000000000 65535 f \n%btrailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        out, size, table, size, len(out),
    )  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(data), more, data)


def test_a_hatched_area_has_no_colour() -> None:
    """A pattern is no colour that a legend knows; a plain grey like the one that pdfium gives for it is."""
    tile = stream(
        b"1 0 0 rg 0 0 5 5 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
    )
    paint = b"%b /Pattern cs /P scn 10 100 50 50 re f .749 g 90 100 50 50 re f" % TEXT
    sheet = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%b>>>>"
    )
    content = assembled(CATALOGUE, ONE_PAGE, sheet % b"/Pattern<</P 6 0 R>>", stream(paint), FONT, tile)
    for provider in PROVIDERS:
        fills = read_pdf(content, "paper.pdf", provider).pages[0].fills
        assert [(fill.x0, fill.colour) for fill in fills] == [(90, "#bfbfbf")]


def test_a_soft_hyphen_that_is_printed_shows() -> None:
    """It is a hyphen on paper; pdfplumber takes it for a space."""
    page = read_pdf(drawn(lambda c: c.drawString(50, 188, "soft\xadhyphen")), "paper.pdf").pages[0]
    assert [word.text for word in page.words] == ["soft-hyphen"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True], ids=["whole", "cropped"])
@pytest.mark.parametrize("origin", [(0, 0), (-20, 35)], ids=["at zero", "moved"])
def test_both_providers_see_the_page_as_it_is_displayed(
    turn: int, cropped: bool, origin: tuple[int, int]
) -> None:
    """Turned, cropped, and with a media box that begins elsewhere: the same table in the same place."""

    def draw(canvas: Canvas) -> None:
        if cropped:
            canvas.setCropBox((20, 30, 370, 280))
        canvas.translate(200, 150)
        canvas.rotate(turn)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 60, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x in (-60, 0, 60):
            canvas.line(x, -20, x, 20)
        for y in (-20, 0, 20):
            canvas.line(-60, y, 60, y)
        canvas.drawString(4, 4, "RED")
        canvas.drawString(-56, -16, "Due")

    content = re.sub(
        rb"/Rotate 0\s+/Trans <<\s+>>",
        lambda found: f"/Rotate {turn}".encode().ljust(len(found[0])),
        drawn(draw),
    )
    left, low = origin
    media = f"/MediaBox [ {left} {low} {left + 400} {low + 300} ]".encode()
    content = content.replace(b"/MediaBox [ 0 0 400 300 ]", media)
    one, other = (read_pdf(content, "paper.pdf", provider).pages[0] for provider in PROVIDERS)
    assert (one.width, one.height) == (other.width, other.height)
    assert cells(one) == cells(other)
    assert [(text, fill) for text, fill, *_ in cells(one)] == [
        ("", None), ("RED", "#ff0000"), ("Due", None), ("", None),
    ]  # fmt: skip
    assert boxes(one) == pytest.approx(boxes(other), abs=0.1)


def page(media: bytes = b"0 0 400 300") -> bytes:
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R %b>>" % (media, resources)


def plain(media: bytes = b"0 0 400 300", text: bytes = TEXT, pages: bytes = ONE_PAGE) -> bytes:
    return assembled(CATALOGUE, pages, page(media), stream(text), FONT)


def nested(depth: int) -> bytes:
    """Forms so deep, the innermost with the text; the last one draws itself where `depth` is 0."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do", head % (7 + level)) for level in range(depth)]
    last = stream(TEXT + b" /X Do", head % (6 + depth))
    return assembled(CATALOGUE, ONE_PAGE, page(), stream(TEXT + b" /X Do"), FONT, *forms, last)


HOSTILE = {
    "truncated": plain()[:300],
    "no cross-references": plain()[: plain().index(b"xref")],
    "cross-references in a loop": plain().replace(b"/Root", b"/Prev %d /Root" % plain().index(b"xref")),
    "no pages": assembled(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"),
    "pages in a loop": assembled(CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "pages that are not there": plain(pages=b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"),
    "a page in pieces": assembled(CATALOGUE, ONE_PAGE, b"<</Type/Page", stream(TEXT), FONT),
    "fewer pages than none": plain(pages=b"<</Type/Pages/Kids[3 0 R]/Count -5>>"),
    "forms in a loop": nested(0),
    "forms in forms": nested(200),
    "a media box of a billion points": plain(b"0 0 1000000000 1000000000"),
    "a media box of nothing": plain(b"0 0 0 0"),
    "text beyond all numbers": plain(text=TEXT.replace(b"50 50", b"1e38 1e39")),
    "a deep stack": plain(text=b"q " * 20_000 + TEXT),
    "lines without end": plain(text=TEXT + b" 0 0 m" + b" 5 5 l 5 0 l" * 5_000 + b" S"),
    "words on one spot": plain(text=b"BT /F 12 Tf 50 50 Td " + b"(xx) Tj -9 0 Td " * 2_000 + b"ET"),
    "a password": drawn(letter_by_letter, encrypt=StandardEncryption("secret", canPrint=0)),
}


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_read_or_refused(content: bytes, provider: Provider) -> None:
    """Never a hang, never another error than the refusal; what is read can be laid out."""
    with suppress(PaperRefused):
        for each in read_pdf(content, "paper.pdf", provider).pages:
            lay_out(each, 1)


def test_what_pdfium_cannot_open_pdfplumber_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file, and of one page of it."""
    from extract.pdf import sheets
    from extract.pdf.pdfium import document

    def refuses(*_: object) -> None:
        raise sheets.Unreadable

    monkeypatch.setattr(document._Document, "page", refuses)
    assert [word.text for word in read_pdf(plain(), "paper.pdf").pages[0].words] == ["Due", "date"]
    monkeypatch.setattr(document.pdfium, "PdfDocument", refuses)
    assert [word.text for word in read_pdf(plain(), "paper.pdf").pages[0].words] == ["Due", "date"]


def test_pages_come_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page is there before the second one is read, and a limit is kept on the way."""
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(3):
        canvas.drawString(50, 50, f"page {number}")
        canvas.showPage()
    canvas.save()
    pages = pages_of(out.getvalue(), "paper.pdf")
    assert next(pages).number == 1
    monkeypatch.setattr(reader, "CHARACTERS_LIMIT", 3)
    with pytest.raises(PaperRefused, match="limit of 3 characters"):
        next(pages)
