"""Public reports packs: one tracker among many other papers, or none at all."""

from collections.abc import Callable

from tests.traps.content import columns, rows
from tests.traps.grids import KINDS, agenda
from tests.traps.paper import Paper
from tests.traps.records import RuleStyle, Table, Trap
from tests.traps.sheet import Sheet

TRACKER_TITLE = "Held in trust: how forces look after property and exhibits"


def pack(pages: int = 60, tracker_pages: int = 6, landscape: bool = False) -> Trap:
    """A pack of so many pages, of which the tracker fills about `tracker_pages` in the middle."""
    paper = Paper("pack.pdf", Sheet(landscape), head="Public reports pack", foot="Page {n}")
    agenda(paper)
    _others(paper, pages // 2 - 1)
    _tracker(paper, tracker_pages, landscape)
    _others(paper, pages)
    return paper.finished()


def _turned_pack() -> Trap:
    """An upright pack whose tracker lies on its side, ruled lightly, under a title of its own."""
    paper = Paper("pack.pdf", Sheet(landscape=False), head="Public reports pack", foot="Page {n}")
    agenda(paper)
    _others(paper, 12)
    paper.turn(landscape=True)
    _report(paper, (30, 240, 72, 86, 328), 26, "level")
    paper.turn(landscape=False)
    _others(paper, 26)
    return paper.finished()


def _others(paper: Paper, until: int, without: str = "a savings plan") -> None:
    makers = [make for name, make in KINDS.items() if name not in ("an agenda", without)]
    while paper.sheet.number < until:
        paper.turn()
        makers[paper.sheet.number % len(makers)](paper, paper.sheet.number)


def _tracker(paper: Paper, pages: int, landscape: bool) -> None:
    paper.turn()
    a_page = 17 if landscape else 11
    widths = (30, 240, 72, 86, 328) if landscape else (28, 170, 60, 74, 178)
    _report(paper, widths, a_page * (pages - 1) + a_page // 2)


def _report(paper: Paper, widths: tuple[float, ...], count: int, rules: RuleStyle = "strokes") -> None:
    paper.heading("Item 9: HMICFRS recommendations - progress report", 14)
    paper.prose(
        "Report of the Chief Officer. Members are asked to note the position set out in the table below."
    )
    paper.heading(TRACKER_TITLE, 11)
    paper.prose(f"A national report by HMICFRS, Published June 2021. Total of {count} recommendations.")
    paper.table(Table(columns(widths), rows(count), rules=rules), TRACKER_TITLE)


def _alone(kind: str, landscape: bool) -> Trap:
    """A paper of three pages that holds nothing but this."""
    paper = Paper("alone.pdf", Sheet(landscape), head="Marlbeck County Council")
    for seed in (0, 5, 11):
        if seed:
            paper.turn()
        KINDS[kind](paper, seed)
    return paper.finished()


def _none(pages: int = 20) -> Trap:
    """A pack without any tracker."""
    paper = Paper("none.pdf", Sheet(landscape=False), head="Public reports pack")
    agenda(paper)
    _others(paper, pages, without="")
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "a pack of sixty pages": pack,
    "a pack of sixty pages on their side": lambda: pack(landscape=True),
    "a pack with a tracker on its side": _turned_pack,
    "a pack without a tracker": _none,
    **{f"{kind} alone": (lambda kind=kind: _alone(kind, True)) for kind in KINDS},
    **{f"{kind} alone, upright": (lambda kind=kind: _alone(kind, False)) for kind in KINDS},
}
