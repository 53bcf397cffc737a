"""PDF papers: words, rules and fills in displayed points, and a clear refusal of what cannot be read."""

import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import Color
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.pdf import reader as pdf
from extract.pdf.glyphs import Glyph, words
from extract.pdf.reader import read_pdf
from schemas import Page, PaperRefused, PaperTooLong

WIDTH, HEIGHT = 400.0, 300.0


def drawn(draw: Callable[[Canvas], object], **options: object) -> bytes:
    """A PDF of one page of 400 by 300 points on which `draw` has drawn."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=0, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def page_of(draw: Callable[[Canvas], object]) -> Page:
    return read_pdf(drawn(draw), "paper.pdf").pages[0]


def glyph(text: str, x0: float, *, size: float = 10.0, top: float = 100.0, bold: bool = False) -> Glyph:
    return Glyph(text, x0, top, x0 + size / 2, top + size, size, bold, True)


def typed(text: str) -> list[Glyph]:
    return [glyph(letter, 50 + 5 * place) for place, letter in enumerate(text)]


def test_a_word_has_its_box_its_size_and_whether_it_is_bold() -> None:
    """Words are what white space parts; their boxes are measured from the top left."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, 200, "NEW GREEN")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 100, "June")

    new, green, june = page_of(draw).words
    assert [(w.text, w.size, w.bold) for w in (new, green, june)] == [
        ("NEW", 12, True), ("GREEN", 12, True), ("June", 9, False),
    ]  # fmt: skip
    assert (new.x0, green.x0 > new.x1) == (50, True)
    assert new.top < HEIGHT - 200 < new.bottom


def test_characters_far_apart_are_two_words_without_a_space() -> None:
    """Some writers move the pen instead of printing a space."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Due")
        canvas.drawString(80, 200, "Date")

    assert [word.text for word in page_of(draw).words] == ["Due", "Date"]


def test_a_raised_th_is_in_one_word_with_its_number() -> None:
    """Superscripts do not end a word, and the word has the size of its number."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 200)
        text.setFont("Helvetica", 10)
        text.textOut("on the 8")
        text.setFont("Helvetica", 6)
        text.setRise(4)
        text.textOut("th")
        text.setFont("Helvetica", 10)
        text.setRise(0)
        text.textOut(" February")
        canvas.drawText(text)

    assert [(word.text, word.size) for word in page_of(draw).words][2:] == [("8th", 10), ("February", 10)]


def test_fake_bold_prints_once_and_is_bold() -> None:
    """A word printed twice, a hair apart, is one bold word."""

    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(50 + shift, 200, "AMBER, still all in hand")

    found = page_of(draw).words
    assert [word.text for word in found] == ["AMBER,", "still", "all", "in", "hand"]
    assert all(word.bold for word in found)


def test_a_word_printed_out_of_order_is_put_together() -> None:
    """Letters that stand side by side are one word, whichever was printed first."""
    order = [2, 0, 3, 1]
    letters = typed("GREY")
    assert [word.text for word in words([letters[i] for i in order])] == ["GREY"]


def test_white_space_parts_words_however_narrow() -> None:
    """A printed space counts, even where justified text has squeezed it."""
    squeezed = [
        *typed("at"),
        glyph(" ", 60, size=1),
        *(g._replace(x0=g.x0 + 11, x1=g.x1 + 11) for g in typed("it")),
    ]
    assert [word.text for word in words(squeezed)] == ["at", "it"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("ﬁ", "fi"), ("\uf0b7", "•"), ("e\u0301", "é"), ("\u2010", "-"), ("\u2011", "-"), ("•", "•")],
)
def test_a_character_is_the_one_that_was_meant(printed: str, meant: str) -> None:
    """Ligatures, symbol bullets, loose accents and typed hyphens come as plain characters."""
    assert [word.text for word in words([glyph(printed, 50)])] == [meant]


@given(st.lists(st.tuples(st.text(max_size=2), *[st.floats(0, 500)] * 2, st.floats(1, 30), st.booleans())))
def test_no_ink_is_lost_among_words(marks: list[tuple[str, float, float, float, bool]]) -> None:
    """Whatever is printed wherever: all its ink is in some word, but for shadows of the same ink."""
    glyphs = [
        Glyph(text, x, y, x + size / 2, y + size, size, False, level)
        for text, x, y, size, level in marks
        if text
    ]
    found = words(glyphs)
    assert all(word.text and not word.text.isspace() for word in found)
    inked = {g.text for g in glyphs if not g.text.isspace()}
    assert bool(found) == bool(inked)


@pytest.mark.parametrize(
    "draw",
    [
        lambda c: c.line(50, 200, 250, 200),
        lambda c: c.rect(50, 199.75, 200, 0.5, stroke=0, fill=1),
        lambda c: c.rect(50, 199.75, 200, 0.5, stroke=1, fill=1),
        lambda c: c.lines([(50, 200, 150, 200), (150, 200, 250, 200)]),
    ],
    ids=["stroke", "thin rectangle", "outlined thin rectangle", "stroke in two pieces"],
)
def test_a_rule_is_a_rule_however_it_is_drawn(draw: Callable[[Canvas], object]) -> None:
    """Strokes and thin rectangles both give level rules from 50 to 250 at 100 from the top."""
    page = page_of(lambda c: (c.drawString(10, 10, "x"), draw(c)))
    level = [rule for rule in page.rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    assert min(rule.x0 for rule in level) == 50
    assert max(rule.x1 for rule in level) == 250
    assert all(abs((rule.top + rule.bottom) / 2 - 100) < 1 for rule in level)
    assert not page.fills


def test_an_outlined_rectangle_gives_its_four_sides() -> None:
    """A cell's border drawn in one stroke is four rules; filled as well, it is also a fill."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(10, 10, "x")
        canvas.setFillColorRGB(1, 0.753, 0)
        canvas.rect(50, 100, 80, 40, stroke=1, fill=1)

    page = page_of(draw)
    sides = sorted((rule.x1 - rule.x0 > 2, rule.bottom - rule.top > 2) for rule in page.rules)
    assert sides == [(False, True), (False, True), (True, False), (True, False)]
    assert [(fill.x0, fill.top, fill.x1, fill.bottom, fill.colour) for fill in page.fills] == [
        (50, 160, 130, 200, "#ffc000"),
    ]  # fmt: skip


def test_slanting_and_bent_lines_are_no_rules() -> None:
    """Only level and upright lines rule tables."""
    page = page_of(
        lambda c: (c.drawString(10, 10, "x"), c.line(0, 0, 90, 70), c.circle(200, 200, 50, fill=1))
    )
    assert (page.rules, page.fills) == ((), ())


def test_shading_between_lines_of_text_is_no_rule() -> None:
    """A strip between two fills of its own colour shows no line."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(10, 10, "x")
        canvas.setFillColorRGB(0, 1, 0)
        for bottom, height in ((100, 12), (112, 2), (114, 12)):
            canvas.rect(50, bottom, 80, height, stroke=0, fill=1)

    page = page_of(draw)
    assert (len(page.rules), len(page.fills)) == (0, 2)


def test_fills_keep_their_colour_and_their_order() -> None:
    """Grey and RGB come as #rrggbb, white too, first painted first."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(10, 10, "x")
        for colour in (
            Color(1, 1, 1),
            Color(0.573, 0.816, 0.314),
            Color(0.5, 0.5, 0.5),
        ):
            canvas.setFillColor(colour)
            canvas.rect(50, 100, 80, 40, stroke=0, fill=1)
        canvas.setFillGray(0.2)
        canvas.rect(50, 100, 80, 40, stroke=0, fill=1)

    assert [fill.colour for fill in page_of(draw).fills] == [
        "#ffffff",
        "#92d050",
        "#808080",
        "#333333",
    ]


def landmark(canvas: Canvas, turn: int = 0) -> None:
    """A word that stands upright on a page so turned, and a fill from (50, 200) to (110, 220) of its paper."""
    canvas.saveState()
    canvas.translate(150, 150)
    canvas.rotate(turn)
    canvas.drawString(0, 0, "on the mark")
    canvas.restoreState()
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(50, 200, 60, 20, stroke=0, fill=1)


def turned(content: bytes, turn: int) -> bytes:
    """The PDF with its page turned; reportlab's own way turns the media box along."""
    return re.sub(
        rb"/Rotate 0\s+/Trans <<\s+>>", lambda found: f"/Rotate {turn}".encode().ljust(len(found[0])), content
    )


@pytest.mark.parametrize(
    ("turn", "size", "box"),
    [
        (0, (400, 300), (50, 80, 110, 100)),
        (90, (300, 400), (200, 50, 220, 110)),
        (180, (400, 300), (290, 200, 350, 220)),
        (270, (300, 400), (80, 290, 100, 350)),
    ],
)
@pytest.mark.parametrize("origin", [(0, 0), (5, 7)])
def test_places_are_those_of_the_page_as_it_is_displayed(
    turn: int, size: tuple[float, float], box: tuple[float, ...], origin: tuple[int, int]
) -> None:
    """/Rotate turns everything; a media box that does not begin at zero moves nothing on the display."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(*origin)
        landmark(canvas, turn)

    content = turned(drawn(draw), turn)
    if origin != (0, 0):
        content = content.replace(b"/MediaBox [ 0 0 400 300 ]", b"/MediaBox [ 5 7 405 307 ]")
    page = read_pdf(content, "paper.pdf").pages[0]
    (fill,) = page.fills
    assert (page.width, page.height) == size
    assert (fill.x0, fill.top, fill.x1, fill.bottom) == pytest.approx(box)
    assert [(word.text, word.size) for word in page.words] == [("on", 12), ("the", 12), ("mark", 12)]


@pytest.mark.parametrize(
    ("turn", "size", "box"),
    [
        (0, (350, 250), (30, 60, 90, 80)),
        (90, (250, 350), (170, 30, 190, 90)),
        (180, (350, 250), (260, 170, 320, 190)),
        (270, (250, 350), (60, 260, 80, 320)),
    ],
)
def test_what_the_crop_box_hides_is_not_displayed(
    turn: int, size: tuple[float, float], box: tuple[float, ...]
) -> None:
    """Places count from the corner of the crop box, and words outside it are not on the page."""

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 30, 370, 280))
        canvas.drawString(2, 2, "slug")
        landmark(canvas, turn)

    page = read_pdf(turned(drawn(draw), turn), "paper.pdf").pages[0]
    (fill,) = page.fills
    assert (page.width, page.height) == size
    assert (fill.x0, fill.top, fill.x1, fill.bottom) == pytest.approx(box)
    assert [word.text for word in page.words] == ["on", "the", "mark"]


def test_text_that_runs_up_the_page_is_read_in_words() -> None:
    """Sideways headings are words too; those of a watermark slant."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -50, "Due date")
        canvas.rotate(-45)
        canvas.drawString(200, 0, "DRAFT")

    found = page_of(draw).words
    assert [(word.text, word.slanting) for word in found] == [
        ("Due", False),
        ("date", False),
        ("DRAFT", True),
    ]
    assert [word.size for word in found] == [12, 12, 12]
    assert found[0].top > found[1].bottom


def refusal(content: bytes) -> str:
    with pytest.raises(PaperRefused) as refused:
        read_pdf(content, "paper.pdf")
    assert refused.value.name == "paper.pdf"
    return refused.value.reason


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", bytes(range(256)) * 8, b"PK\x03\x04"])
def test_bytes_that_are_no_pdf_are_refused(content: bytes) -> None:
    """Whatever the library raises, a person reads one sentence."""
    assert "damaged" in refusal(content) or "no pages" in refusal(content)


def test_a_pdf_under_a_password_is_refused_as_such() -> None:
    """The reason names the password."""
    content = drawn(landmark, encrypt=StandardEncryption("secret", canPrint=0))
    assert "password" in refusal(content)


def test_a_scan_is_refused_with_what_to_do() -> None:
    """A page without any character is a picture and needs OCR."""
    assert "OCR" in refusal(drawn(lambda c: c.rect(50, 50, 100, 100, fill=1)))


def test_a_pdf_with_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits are stated in the reason."""
    monkeypatch.setattr(pdf, "CHARACTERS_LIMIT", 3)
    assert "3 characters" in refusal(drawn(landmark))


def test_a_pdf_with_too_many_pages_is_refused_before_any_is_read() -> None:
    """Even where the page cannot be read at all."""
    with pytest.raises(PaperTooLong, match="has 1 pages, more than 0"):
        read_pdf(drawn(landmark), "long.pdf", most_pages=0)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(data: st.DataObject) -> None:
    """No damage raises anything but a refusal."""
    content = bytearray(drawn(landmark))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(PaperRefused):
        read_pdf(bytes(content[:cut] if data.draw(st.booleans()) else content), "paper.pdf")
