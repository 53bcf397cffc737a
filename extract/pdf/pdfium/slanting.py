"""Words of watermarks that slant across the page, by pdfium: whole, though they are in no line."""

import numpy as np

from extract.pdf.glyphs import spelt
from extract.pdf.pdfium.characters import Characters
from extract.pdf.pdfium.frame import Frame
from extract.pdf.pdfium.letters import Letters
from schemas.paper import Word


def slanting_words(characters: Characters, frame: Frame, letters: Letters) -> tuple[Word, ...]:
    """The chunks whose letters slant, each as a word, in printing order."""
    rows = letters.slant.nonzero()[0]
    found = []
    for chunk in dict.fromkeys(letters.chunk[rows].tolist()):
        own = rows[letters.chunk[rows] == chunk]
        first, last = int(letters.number[own].min()), int(letters.number[own].max())
        text = spelt(characters.text[first : last + 1])
        boxes = frame.boxes(characters.boxes(np.arange(first, last + 1)))
        if text:
            found.append(
                Word(
                    text=text, x0=round(float(boxes.x0.min()), 2), top=round(float(boxes.top.min()), 2),
                    x1=round(float(boxes.x1.max()), 2), bottom=round(float(boxes.bottom.max()), 2),
                    size=round(float(letters.size[own].max()), 2), bold=bool(letters.bold[own].all()), slanting=True,
                )
            )  # fmt: skip
    return tuple(found)
