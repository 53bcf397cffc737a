"""An item in the making, and the sentence that announced it."""

import re
from dataclasses import dataclass, field
from typing import Literal

from extract.prose import cues, remarks
from extract.prose.paragraphs import Prose
from schemas import Place
from schemas.stated import Passage

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MOST = 60  # items of one list: a report has some dozens
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)}|\d{{1,2}})\b", re.IGNORECASE)
_COMPLETED = re.compile(r"\brecommend\w*\b[^.]*\b(?:that|should|must|to)\s*:$", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """An item as far as it is read. `stage` says where the next paragraph goes; `awaits` what must still come.

    `awaits` is "text" after a label on a line of its own, "recommendation" in a cause of concern that has one.
    """

    paragraph: str
    number: str
    label: str
    area: str
    report: str
    about: str
    lead: str = ""
    text: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    progress: list[str] = field(default_factory=list)
    progress_places: list[Place] = field(default_factory=list)
    status: str = ""
    due: str = ""
    owner: str = ""
    stage: Literal["text", "progress", "update"] = "text"
    awaits: Literal["", "text", "recommendation"] = ""
    box: int = 0

    def add_text(self, prose: Prose) -> None:
        """Takes a paragraph as part of what is recommended."""
        self.text.append(f"• {prose.text}" if prose.item and self.text else prose.text)
        self.places.extend(prose.places)
        self.box = prose.box
        if self.awaits == "text":
            self.awaits = ""

    def add_progress(self, text: str, places: tuple[Place, ...]) -> None:
        """Takes a paragraph as part of what was done about it."""
        if self.stage == "text":
            self.stage = "progress"
        if text:
            self.progress.append(text)
            self.progress_places.extend(places)

    def takes_item(self, prose: Prose) -> bool:
        """Whether an item of a list belongs to the text: the sentence is left to it, and the list is not over."""
        inner = [piece for piece in self.text[1:] if piece.startswith("• ")]
        if not inner:
            return cues.goes_on(self.text[-1])
        last = inner[-1]
        if not self.text[-1].startswith("• ") or not last.endswith("."):
            return self.text[-1].startswith("• ")
        open_ended = any(piece.rstrip(" and").endswith((";", ",")) for piece in inner[:-1])
        begins_anew = inner[0][2:3].islower() and not prose.text[:1].islower()
        return not (open_ended or begins_anew)

    def passage(self) -> Passage:
        """The item as it is handed on."""
        said = next((words for text in reversed(self.progress) if (words := remarks.status_in(text))), "")
        return Passage(
            number=self.number,
            label=self.label,
            text=tuple(self.text),
            area=self.area,
            report=self.report,
            places=tuple(self.places),
            lead=self.lead,
            about=self.about,
            progress=tuple(self.progress),
            progress_places=tuple(self.progress_places),
            status=self.status or remarks.status_at_end(" ".join(self.text)) or said,
            due=self.due,
            owner=self.owner,
        )


@dataclass(slots=True)
class Lead:
    """What announces items: a sentence, or (`heading`) a heading that names their kind.

    `taken` are the items found so far, `by` how they are printed, `numbered` whether by numbers under the lead's own.
    `over` is true once something else has followed them; `shared` where that is about all of them. `found` counts
    those under every heading, `level` is a heading's own.
    """

    words: str
    number: str = ""
    report: str = ""
    status: str = ""
    heading: bool = False
    named: bool = False
    listed: int = 0
    taken: list[Draft] = field(default_factory=list)
    by: Literal["", "item", "paragraph"] = ""
    numbered: bool = False
    over: bool = False
    misses: int = 0
    found: int = 0
    level: int | None = None
    shared: bool = False

    @property
    def completed(self) -> bool:
        """Whether its items complete its sentence: "The inspectorate recommended that the force should:"."""
        return bool(_COMPLETED.search(self.words))

    @property
    def count(self) -> int | None:
        """How many items it says there are."""
        found = _COUNT.search(self.words)
        if not found:
            return None
        word = found[0].lower()
        return _COUNTS.index(word) + 1 if word in _COUNTS else int(word)

    def admits(self, prose: Prose) -> bool:
        """Whether a paragraph or an item of a list is one of those that it announces."""
        text = prose.text
        if cues.is_officers(text) or self.over or len(self.taken) >= _MOST:
            return False
        if self.taken and self.taken[-1].stage == "update" and not cues.is_addressed(text):
            return False
        under = bool(self.number) and prose.number.startswith(f"{self.number}.")
        if self.numbered or under:
            return under
        if not prose.item or self.heading or not (self.named or self.completed):
            return cues.is_addressed(text)
        if self.completed:
            return True
        if self.taken and all(cues.is_addressed(draft.text[0]) for draft in self.taken):
            return cues.is_addressed(text)
        return bool(cues.ASKS.search(text)) or self.count == self.listed

    def take(self, item: Draft) -> None:
        """Counts an item in."""
        self.taken.append(item)
        self.found += 1
        self.shared = False

    def number_alone(self) -> None:
        """Gives the only item of a numbered paragraph the paragraph's number, where it has none."""
        if self.found == 1 and self.taken and not self.taken[0].number:
            self.taken[0].number = self.number

    def shares(self, item: Draft) -> list[Draft]:
        """The items that what follows `item` is about: all that stand before it with nothing said of them."""
        if not self.taken or self.taken[-1] is not item:
            return [item]
        self.shared = self.shared or not any(draft.progress for draft in self.taken)
        return self.taken if self.shared else [item]
