"""Words of watermarks that slant across the page; knows no PDF library."""

from collections.abc import Iterable
from itertools import groupby

from msgspec.structs import replace

from extract.pdf.glyphs import WORD_GAP, Glyph, words
from schemas.paper import Word


def slanting_words(glyphs: Iterable[Glyph]) -> tuple[Word, ...]:
    """The words that slanting characters make, in printing order: up to white space, or to a gap."""
    runs: list[list[Glyph]] = []
    for is_space, run in groupby(glyphs, key=lambda glyph: glyph.text.isspace()):
        if is_space:
            continue
        letters = list(run)
        runs.append(letters[:1])
        for letter in letters[1:]:
            if _is_near(runs[-1][-1], letter):
                runs[-1].append(letter)
            else:
                runs.append([letter])
    return tuple(replace(word, slanting=True) for run in runs for word in words([_whole(run)]))


def _is_near(one: Glyph, other: Glyph) -> bool:
    """Whether the boxes of two letters touch, as those of neighbours on a slanting line do."""
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, down) <= WORD_GAP * max(one.size, other.size)


def _whole(run: list[Glyph]) -> Glyph:
    """The run as one character, so to speak."""
    return run[0]._replace(
        text="".join(glyph.text for glyph in run),
        x0=min(glyph.x0 for glyph in run), top=min(glyph.top for glyph in run),
        x1=max(glyph.x1 for glyph in run), bottom=max(glyph.bottom for glyph in run),
    )  # fmt: skip
