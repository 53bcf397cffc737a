"""The pages of a Word paper as Word laid it out last, where the file records that."""

from collections.abc import Mapping

from extract.word.ooxml import Element, W, is_on, value


class Pages:
    """Counts pages along the text; `known` is false where the file does not record where they broke.

    Word marks the first text on each new page, also after a break that a person set: such a break counts once.
    """

    def __init__(self, body: Element) -> None:
        self.known = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        self._sections = list(body.iter(W + "sectPr")) if self.known else []
        self.here = 1
        self._set = False

    @property
    def number(self) -> int | None:
        """The page that is reached; None where pages are not known."""
        return self.here if self.known else None

    def rendered(self) -> None:
        """A mark that Word left where a page began."""
        self.here += not self._set
        self._set = False

    def hard(self) -> None:
        """A break that a person set."""
        self.here += 1
        self._set = True

    def ink(self) -> None:
        """Text: a mark after it begins another page."""
        self._set = False

    def go(self, page: int) -> None:
        """Goes to the page on which a cell's text begins, or the text after a row."""
        self.here = page
        self._set = False

    def section(self, stated: Mapping[str, Element]) -> None:
        """The end of a section that a paragraph carries: the next one says whether it begins a page."""
        ended = stated.get(W + "sectPr")
        if not self.known or ended is None or ended not in self._sections:
            return
        after = self._sections[self._sections.index(ended) + 1 :]
        if after and value(after[0], "type") not in ("continuous", "nextColumn"):
            self.hard()

    def before(self, stated: Mapping[str, Element]) -> None:
        """A paragraph that may ask to begin a page."""
        if self.known and is_on(stated.get(W + "pageBreakBefore")):
            self.hard()
