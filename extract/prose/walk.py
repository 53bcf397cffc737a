"""A walk over a paper's paragraphs: each is a remark, a label, a heading, an announcement, an item, or progress."""

from dataclasses import dataclass, field, replace

from extract.prose import cues, labels, remarks, source
from extract.prose.drafts import Draft, Lead
from extract.prose.paragraphs import Prose

_AHEAD = 15  # paragraphs in which a cause of concern comes to its recommendation
LONGEST = 6000
"""Characters of one item, or of one paragraph: what is longer was never one."""


@dataclass(slots=True)
class Walk:
    """A walk over a paper's paragraphs: the heading and the report it is under, the lead and the item it is in.

    `usual` is the inspection that the paper is about, `known` whether it is about one; `elsewhere` is true under a
    heading of somebody else's ("Internal audit").
    """

    prose: tuple[Prose, ...]
    usual: str
    known: bool
    drafts: list[Draft] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    area: str = ""
    report: Prose | None = None
    about: str = ""
    elsewhere: bool = False
    lead: Lead | None = None
    item: Draft | None = None

    def take(self, index: int) -> None:
        """Takes the paragraph at `index`, as the first of these that it is."""
        prose = self.prose[index]
        if prose.stop or len(prose.text) > LONGEST:
            self.lead = self.item = None
            return
        _ = (
            self._remark(prose)
            or self._labelled(index)
            or self._rest_of_text(prose)
            or self._heading(index)
            or self._announcement(index)
            or self._announced(prose)
            or self._progress(prose)
            or self._other(prose)
        )

    def _remark(self, prose: Prose) -> bool:
        """A line about the item above it: "Status: Amber", "Deadline: March 2020", "Update: ..."."""
        if self.item is None:
            return False
        status, (kind, words), update = (
            remarks.status_line(prose.text),
            remarks.detail_of(prose.text),
            remarks.progress_of(prose.text),
        )
        if status:
            self.item.status = status
        elif kind == "due":
            self.item.due = words
        elif kind == "owner":
            self.item.owner = words
        elif update is not None:
            for item in self._shared(self.item):
                item.stage, item.awaits = "update", ""
                item.add_progress(update, prose.places)
        return bool(status or kind or update is not None)

    def _shared(self, item: Draft) -> list[Draft]:
        """The items that what follows is about."""
        return self.lead.shares(item) if self.lead else [item]

    def _labelled(self, index: int) -> bool:
        """A paragraph that opens with a label, or is one."""
        prose = self.prose[index]
        label = labels.label_of(prose.text)
        if label is None:
            return False
        asks = labels.kind_of(label) == "recommendation"
        if self.item and self.item.awaits == "recommendation" and asks and not cues.is_officers(label.rest):
            self.item.add_text(prose)
            self.item.awaits = "" if label.rest else "text"
            return True
        if not label.rest:
            return self._label_alone(index, label)
        if cues.is_officers(label.rest):
            self.item = self.lead = None
            return True
        if not self._is_item(label):
            return False
        self._open(prose, label)
        if labels.kind_of(label) == "cause" and self._recommends(index):
            self.drafts[-1].awaits = "recommendation"
        return True

    def _label_alone(self, index: int, label: labels.Label) -> bool:
        """A label on a line of its own: a cause of concern or a numbered item begins, or a list is announced."""
        prose = self.prose[index]
        following = self.prose[index + 1] if index + 1 < len(self.prose) else None
        if following is None or following.stop or cues.is_officers(following.text):
            self.item = self.lead = None
            return True
        if labels.kind_of(label) == "cause" or (label.number and cues.is_addressed(following.text)):
            self._open(prose, label)
            self.drafts[-1].awaits = "text"
            if labels.kind_of(label) == "cause" and self._recommends(index):
                self.drafts[-1].awaits = "recommendation"
            return True
        self.item = None
        if prose.number or prose.level or source.is_generic(self.area):
            self.area = prose.text
        status = self.lead.status if self.lead else ""
        named = bool(self.report) or self.known
        self.lead = Lead(label.words, heading=True, status=status, level=prose.level) if named else None
        self.elsewhere = False
        return True

    def _is_item(self, label: labels.Label) -> bool:
        """Whether what stands behind a label is an inspection's: it speaks to the police, under a report."""
        if self.elsewhere or cues.is_managers(label.rest):
            return False
        if labels.kind_of(label) != "recommendation":
            return bool(cues.POLICE.search(label.rest) or cues.ASKS.search(label.rest))
        named = self.report or self.lead or (self.known and label.sure)
        return bool(named) and cues.is_addressed(label.rest)

    def _recommends(self, index: int) -> bool:
        """Whether a cause of concern goes on to its recommendation, before the next heading."""
        for prose in self.prose[index + 1 : index + 1 + _AHEAD]:
            label = labels.label_of(prose.text)
            if label and labels.kind_of(label) == "recommendation":
                return not cues.is_officers(label.rest)
            if prose.stop or label or (prose.heading and prose.level):
                return False
        return False

    def _rest_of_text(self, prose: Prose) -> bool:
        """What the text of the open item still takes: the sentence under its label, a list, the rest of its box."""
        item = self.item
        if item is None or item.stage != "text":
            return False
        boxed = bool(prose.box) and prose.box == item.box
        listed = prose.item and item.takes_item(prose) and not self._is_next(prose)
        if item.awaits or boxed or listed:
            item.add_text(prose)
            return True
        return False

    def _is_next(self, prose: Prose) -> bool:
        """Whether an item of a list stands beside the open one, by its number under the lead's."""
        return bool(self.lead and self.lead.numbered and self.lead.admits(prose))

    def _heading(self, index: int) -> bool:
        prose = self.prose[index]
        if not prose.heading:
            return False
        following = self.prose[index + 1] if index + 1 < len(self.prose) else None
        self.item, self.area = None, prose.text
        graded = self.lead if self.lead and self.lead.status and not self.lead.over else None
        if source.titles_report(prose, following):
            self.report, self.about, self.lead = prose, "", graded
        elif self._ends_report(prose):
            self.report, self.about, self.lead = None, "", None
        elif self.lead and not self._reaches_under(self.lead, prose):
            self.lead = None
        self.elsewhere = cues.is_of_others(prose.text)
        if self.lead:
            self.lead.taken = []
        return True

    def _reaches_under(self, lead: Lead, prose: Prose) -> bool:
        """Whether what a lead announces may stand under this heading too."""
        if lead.heading:
            return not (prose.number or (prose.level and lead.level and prose.level <= lead.level))
        return lead.by != "item"

    def _ends_report(self, prose: Prose) -> bool:
        """Whether a heading is on a level with the report's, or one of the committee paper's own."""
        if source.is_generic(prose.text):
            return True
        if self.report is None:
            return False
        if prose.level and self.report.level:
            return prose.level <= self.report.level
        return bool(prose.number) and prose.number.count(".") <= self.report.number.count(".")

    def _announcement(self, index: int) -> bool:
        """A sentence that says that recommendations follow."""
        prose = self.prose[index]
        words = cues.lead_of(prose.text)
        if source.tells_of_report(prose.text):
            self.about = f"{self.about} {prose.text.removesuffix(words)}".strip()
        if not words or (prose.item and self.item) or self.elsewhere:
            return False
        self.item = None
        report = source.phrase_in(prose.text)
        self.lead = Lead(
            words,
            number=prose.number,
            report=report,
            status=remarks.status_in(words),
            named=bool(
                self.report or report or cues.INSPECTORATE.search(prose.text) or self._is_usual(words)
            ),
            listed=self._listed(index),
        )
        self.leads.append(self.lead)
        return True

    def _is_usual(self, words: str) -> bool:
        """Whether a sentence counts what the force was told, in a paper about one inspection."""
        return bool(self.usual and cues.POLICE.search(words))

    def _listed(self, index: int) -> int:
        """How many items of a list follow."""
        count = 0
        while index + 1 + count < len(self.prose) and self.prose[index + 1 + count].item:
            count += 1
        return count

    def _announced(self, prose: Prose) -> bool:
        """One of the items that the lead announces."""
        lead = self.lead
        by = "item" if prose.item else "paragraph"
        if (
            lead is None
            or lead.by not in ("", by)
            or (self.item and self.item.stage == "update" and by != "item")
        ):
            return False
        if not lead.admits(prose):
            if lead.taken and prose.item:
                lead.over = True
            return False
        lead.by = "item" if prose.item else "paragraph"
        lead.numbered = bool(lead.number) and prose.number.startswith(f"{lead.number}.")
        self._open(prose, None)
        return True

    def _open(self, prose: Prose, label: labels.Label | None) -> None:
        """A new item, under the heading, the report and the lead that hold here."""
        if label and self.lead and self.lead.by == "item" and not self.lead.heading:
            self.lead = None
        lead = self.lead
        own = label.number if label else ""
        titled = self.report.text if self.report else ""
        self.item = Draft(
            paragraph=prose.number,
            number=own or prose.number,
            label=label.words if label else "",
            area=self.area,
            report=(lead.report if lead else "") or titled or self.usual,
            about=self.about,
            lead=lead.words if lead and not lead.heading else "",
            status=lead.status if lead else "",
        )
        if lead and lead.heading and not label:
            self.item.lead = lead.words
        self.item.add_text(prose if label is None or label.sure else replace(prose, text=label.rest))
        self.drafts.append(self.item)
        if lead and not lead.over:
            lead.take(self.item)

    def _progress(self, prose: Prose) -> bool:
        """What follows an item and tells of it: bullets, sub-paragraphs, paragraphs that go on about it."""
        item = self.item
        if item is None or not self._tells_of(item, prose):
            return False
        for each in self._shared(item):
            each.add_progress(prose.text, prose.places)
        if self.lead and item in self.lead.taken and item.stage != "update":
            self.lead.over = self.lead.by == "item"
        return True

    def _tells_of(self, item: Draft, prose: Prose) -> bool:
        if prose.item:
            return True
        if cues.is_officers(prose.text):
            return False
        if prose.number:
            under = bool(item.paragraph) and prose.number.startswith(f"{item.paragraph}.")
            return under or remarks.answers(prose.text)
        return item.stage == "update" or remarks.answers(prose.text) or not remarks.finds(prose.text)

    def _other(self, prose: Prose) -> bool:
        """Anything else: it ends the item above it, and soon the list that was announced."""
        self.item = None
        if self.lead:
            self.lead.misses += 1
            if self.lead.taken or self.lead.words.endswith(":") or self.lead.misses > 1:
                self.lead = None
        return bool(prose.text)
