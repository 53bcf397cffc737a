"""A public reports pack of 300 pages with one tracker of 20: the whole way from bytes to rows, beside the floor.

``python benchmarks/pack.py`` prints CPU milliseconds and their ratio, the median of several pairs in one run.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

import pypdfium2

from extract import extract, read
from tests.traps import packs

PAGES, TRACKER = 300, 20
PAIRS = 5


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare_text(content: bytes) -> None:
    """Each page opened and its text taken: the floor."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def main() -> None:
    """Measures in pairs, so that a busy moment of the machine meets both."""
    trap = packs.pack(PAGES, TRACKER, landscape=True)
    rows = len(extract(read(trap.content, "pack.pdf")).rows)
    pairs = [
        (
            seconds(lambda: extract(read(trap.content, "pack.pdf"))),
            seconds(lambda: bare_text(trap.content)),
        )
        for _ in range(PAIRS)
    ]
    ours, floor = (1000 * median(times) for times in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    print(f"a pack of {PAGES} pages with a tracker of {TRACKER}: {rows} rows of {len(trap.rows)}")
    print(f"  bytes to rows {ours:.0f} ms, bare text of all pages {floor:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
