"""The floor: pdfium opens each page and gives its text; no reader that builds on it can be faster."""

from pathlib import Path

import pypdfium2
from timed import Cells, main


def read(path: Path) -> tuple[int, Cells]:
    """The pages of a paper; no cells."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pages = len(document)
    document.close()
    return pages, ()


if __name__ == "__main__":
    main(read)
