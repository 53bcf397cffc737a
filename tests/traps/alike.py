"""Tables headed much like a tracker that are none: registers, logs and lists of other things."""

from collections.abc import Callable, Sequence

from tests.traps.content import text_at
from tests.traps.figures import RISKS
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, RuleStyle, Table, Trap
from tests.traps.words import OWNERS, UPDATES

GREEN, AMBER, RED = "#92d050", "#ffc000", "#ff0000"
_DATES = ("31/03/2023", "June 2023", "30/09/2023", "December 2023")

_Cells = Callable[[int], Sequence[str]]

TABLES: dict[str, tuple[str, tuple[tuple[str, float], ...], _Cells]] = {
    "a contracts register": (
        "Contracts register",
        (("No.", 34), ("Description", 250), ("Firm", 100), ("Start", 80), ("Completion date", 90), ("Status",
         60), ("Notes", 140)),
        lambda i: (str(i + 1), f"Repairs to depot {i + 3} and its yard", "A firm of the county", "1 May 2020",
                   _DATES[i % 4], ("Live", "Ended")[i % 2], ""),
    ),
    "an issues log": (
        "Issues log",
        (("ID", 34), ("Issue", 280), ("Owner", 90), ("Raised", 80), ("Status", 60), ("Resolution", 200)),
        lambda i: (str(i + 1), text_at(i), OWNERS[i % 8], "1 May 2020", ("Open", "Closed")[i % 2],
                   UPDATES[i % 8]),
    ),
    "planning applications": (
        "Applications for the committee's decision",
        (("Number", 60), ("Description", 300), ("Recommendation", 100), ("Target date", 90), ("Status", 80)),
        lambda i: (f"22/{i + 104}", f"Extension to the rear of {i + 3} Mill Lane", ("Approve",
                   "Refuse")[i % 2], _DATES[i % 4], "Pending"),
    ),
    "a risk log": (
        "Risk log",
        (("No.", 34), ("Description of risk", 200), ("Status", 60), ("Action", 240), ("Owner", 90),
         ("Due date", 80)),
        lambda i: (str(i + 1), RISKS[i % 8], ("Open", "Closed")[i % 2], text_at(i), OWNERS[i % 8],
                   _DATES[i % 4]),
    ),
    "a risk register with its actions": (
        "Strategic risks",
        (("Ref", 34), ("Key risk", 160), ("Current RAG", 70), ("Mitigating actions", 230), ("Further action",
         160), ("Review date", 80)),
        lambda i: (f"S{i + 1}", RISKS[i % 8], ("Red", "Amber", "Green")[i % 3], text_at(i), text_at(i + 5),
                   _DATES[i % 4]),
    ),
    "a work programme": (
        "Work programme of the panel",
        (("Item", 40), ("Topic", 200), ("Objective", 200), ("Lead officer", 100), ("Deadline", 80), ("Status",
         70)),
        lambda i: (str(i + 1), RISKS[i % 8], text_at(i)[:60], OWNERS[i % 8], _DATES[i % 4], ("Done",
                   "Planned")[i % 2]),
    ),
    "a list of decisions": (
        "Decisions to be taken",
        (("Ref", 40), ("Decision", 280), ("Decision maker", 110), ("Date due", 90), ("Consultation", 120),
         ("Contact", 100)),
        lambda i: (str(i + 1), text_at(i), "Cabinet", _DATES[i % 4], "Public", OWNERS[i % 8]),
    ),
    "a programme with bars": (
        "Programme plan",
        (("Task", 300), ("Lead", 100), ("Q1", 50), ("Q2", 50), ("Q3", 50), ("Q4", 50), ("Status", 80)),
        lambda i: (text_at(i), OWNERS[i % 8], "", "", "", "", ("On track", "Late", "Done")[i % 3]),
    ),
    "who was there": (
        "Attendance of members",
        (("Member", 160), ("May", 70), ("July", 70), ("September", 70), ("November", 70), ("Total", 60)),
        lambda i: (OWNERS[i % 8], "Y", "N", "A", "Y", "3"),
    ),
    "a budget with comments": (
        "Revenue budget",
        (("Description", 200), ("Budget", 70), ("Forecast", 70), ("Variance", 70), ("Status", 60), ("Comment",
         240)),
        lambda i: (RISKS[i % 8], str(1200 + i), str(1190 + i), str(9 - i), ("Green", "Red")[i % 2],
                   UPDATES[i % 8]),
    ),
}  # fmt: skip
"""By name: the table's title, its headings with their widths, and what its rows say."""

DOUBTED = (
    "a contracts register", "an issues log", "planning applications", "a risk log",
    "a risk register with its actions", "a work programme", "a programme with bars",
)  # fmt: skip
"""Those that are headed so much like a tracker that setting them aside has to be said."""


def alike(name: str, rules: RuleStyle = "strokes") -> Trap:
    """One of these tables alone on its pages: nobody reads a row of a tracker in it."""
    title, headings, cells = TABLES[name]
    paper = Paper("alike.pdf")
    paper.heading(title, 13)
    columns = tuple(Column(f"c{index}", heading, width) for index, (heading, width) in enumerate(headings))
    shades = {"Red": RED, "Amber": AMBER, "Green": GREEN, "Late": RED, "On track": GREEN}
    made = []
    for index in range(8):
        words = {f"c{at}": text for at, text in enumerate(cells(index))}
        made.append(Row(words, {key: shades[text] for key, text in words.items() if text in shades}))
    paper.table(Table(columns, tuple(made), rules=rules), tracker=False)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    **{name: (lambda name=name: alike(name)) for name in TABLES},
    **{f"{name}, level rules": (lambda name=name: alike(name, "level")) for name in TABLES},
}
