"""Characters into words: which text is taken as it is, and pages of more letters than one go asks for."""

import sys

from reportlab.pdfgen.canvas import Canvas

from extract.characters import LIGATURES, plain
from extract.pdf.glyphs import UNCHANGED, shown, spelt
from extract.pdf.pdfium.calls import BATCH
from extract.pdf.reader import read_pdf
from tests.extract.test_providers import drawn


def letter_by_letter(text: str) -> str:
    """The text spelt without a look at the whole."""
    return plain("".join(map(shown, text)).translate(LIGATURES))


def test_text_that_is_taken_as_it_is_is_spelt_so() -> None:
    """By every character that there is, and by every two of those that are taken so, for letters join."""
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    unchanged = [character for character in characters if UNCHANGED.fullmatch(character)]
    assert {"a", "é", "–", "’", "•", "…", "\n"} <= set(unchanged)
    assert not {"ﬁ", "\u2010", "\xad", "\u200b", "\u0301", "\uf0b7", "\x02"} & set(unchanged)
    for first in unchanged:
        pairs = "".join(first + second for second in unchanged)
        assert letter_by_letter(pairs) == pairs


def test_text_that_is_not_plain_is_spelt_letter_by_letter() -> None:
    """Also where plain letters stand around the odd one."""
    for text in (
        "of\ufb01ce",
        "2017\u201118",
        "re\xadport",
        "cafe\u0301",
        "\uf0b7 one",
        "a\u2000b",
    ):
        assert spelt(text) == letter_by_letter(text) != text


def test_a_page_of_more_letters_than_are_asked_in_one_go() -> None:
    """Each word is read where it was drawn, to the last one."""
    columns, rows = 40, 70

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        for row in range(rows):
            for column in range(columns):
                canvas.drawString(2 + 9.9 * column, 296 - 4.2 * row, f"w{row}x{column}")

    assert 2 * columns * rows > BATCH
    words = {word.text: word for word in read_pdf(drawn(draw), "dense.pdf").pages[0].words}
    assert len(words) == columns * rows
    for row in range(rows):
        for column in range(columns):
            word = words[f"w{row}x{column}"]
            assert abs(word.x0 - (2 + 9.9 * column)) < 0.1
            assert word.top < 4 + 4.2 * row < word.bottom
