"""Coloured tables that are no tracker: they rate risks, figures, money and stages."""

from tests.traps.content import text_at
from tests.traps.figures import RISKS, fit
from tests.traps.paper import LEFT, Paper
from tests.traps.records import Column, Row, Table
from tests.traps.words import OWNERS, UPDATES, prose

GREEN, AMBER, RED = "#92d050", "#ffc000", "#ff0000"


def risks(paper: Paper, seed: int = 0) -> None:
    """A risk register: its colours rate risks, and say nothing of any action's status."""
    paper.heading("Corporate risk register", 13)
    columns = (
        Column("ref", "Ref", 34), Column("risk", "Risk", 150), Column("owner", "Owner", 80),
        Column("l", "Likelihood", 54), Column("i", "Impact", 50), Column("rating", "Rating", 50),
        Column("act", "Mitigation", 210), Column("rag", "RAG", 50),
    )  # fmt: skip
    made = []
    for index, risk in enumerate(RISKS):
        likely, hard = (seed + index) % 5 + 1, (seed + 2 * index) % 5 + 1
        shade = _shade(likely, hard)
        word = {GREEN: "Green", AMBER: "Amber", RED: "Red"}[shade]
        cells = {"ref": f"R{index + 1}", "risk": risk, "owner": OWNERS[index % 8], "l": str(likely)}
        cells |= {"i": str(hard), "rating": str(likely * hard), "act": text_at(seed + index), "rag": word}
        made.append(Row(cells, {"rating": shade, "rag": shade}))
    paper.table(Table(fit(paper, columns), tuple(made), rules="rects"), tracker=False)


def matrix(paper: Paper, seed: int = 0) -> None:
    """A risk matrix, five by five, in green, amber and red."""
    paper.heading("How risks are scored", 13)
    names = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
    columns = (Column("like", "Likelihood", 90), *(Column(str(n), str(n), 60) for n in range(1, 6)))
    made = tuple(
        Row(
            {"like": names[5 - n], **{str(i): str((6 - n) * i) for i in range(1, 6)}},
            {str(i): _shade(6 - n, i) for i in range(1, 6)},
        )
        for n in range(1, 6)
    )
    paper.table(Table(columns, made, over=(("Impact", ("1", "2", "3", "4", "5")),)), tracker=False)
    paper.prose(prose(seed, 5))


def dashboard(paper: Paper, seed: int = 0) -> None:
    """Indicators with a coloured circle each: a circle rates a figure, it is nobody's action."""
    paper.heading("Performance dashboard", 13)
    columns = (
        Column("ref", "Ref", 44), Column("name", "Indicator", 230), Column("target", "Target", 70),
        Column("actual", "Actual", 70), Column("rag", "RAG", 50), Column("note", "Comment", 220),
    )  # fmt: skip
    made = tuple(
        Row({"ref": f"KPI {i + 1}", "name": text_at(seed + i).split(",")[0][:60], "target": f"{90 - i}%",
             "actual": f"{86 + i}%", "rag": "", "note": UPDATES[i % 8][:60]})
        for i in range(10)
    )  # fmt: skip
    fitted = fit(paper, columns)
    top = paper.y
    paper.table(Table(fitted, made), tracker=False)
    x = LEFT + sum(column.width for column in fitted[:4]) + fitted[4].width / 2
    step = (paper.y - 12 - top) / (len(made) + 0.8)
    for index in range(len(made)):
        paper.sheet.canvas.setFillColor((GREEN, AMBER, RED)[index % 3])
        paper.sheet.canvas.circle(x, paper.sheet.height - (top + step * (index + 1.3)), 5, stroke=0, fill=1)
    paper.sheet.canvas.setFillColor("#000000")


def milestones(paper: Paper, seed: int = 0) -> None:
    """Money by project with its approval: a date, an owner and a "Status" that is a stage of approval."""
    paper.heading("Capital programme", 13)
    columns = (
        Column("p", "Project", 220), Column("lead", "Lead", 110), Column("a", "Approved £000", 90),
        Column("b", "Spent £000", 90), Column("s", "Stage", 90), Column("d", "Gateway", 90),
    )  # fmt: skip
    made = tuple(
        Row({"p": f"Depot {seed + i + 1}: roof and yard", "lead": OWNERS[i % 8], "a": str(300 + 20 * i),
             "b": str(100 + 9 * i), "s": ("Design", "Tender", "On site")[i % 3], "d": "31/03/2023"},
            {"s": (GREEN, AMBER, RED)[i % 3]})
        for i in range(10)
    )  # fmt: skip
    paper.table(Table(fit(paper, columns), made, rules="cells"), tracker=False)


def risk_actions(paper: Paper, seed: int = 0) -> None:
    """A risk register that names actions and their dates: its colour still rates the risk."""
    paper.heading("Strategic risk register: further actions", 13)
    columns = (
        Column("ref", "Ref", 34), Column("risk", "Risk description", 150), Column("score", "Likelihood x impact", 60),
        Column("rag", "Risk rating", 50), Column("act", "Action required", 230), Column("who", "Owner", 80),
        Column("when", "Target date", 70), Column("trend", "Direction of travel", 60),
    )  # fmt: skip
    made = []
    for i, risk in enumerate(RISKS):
        likely, hard = (seed + i) % 5 + 1, (seed + 2 * i) % 5 + 1
        cells = {"ref": f"S{i + 1}", "risk": risk, "score": f"{likely} x {hard}", "rag": str(likely * hard)}
        cells |= {"act": text_at(seed + i), "who": OWNERS[i % 8], "when": "31/03/2023", "trend": "Steady"}
        made.append(Row(cells, {"rag": _shade(likely, hard)}))
    paper.table(Table(fit(paper, columns), tuple(made)), tracker=False)


def measures(paper: Paper, seed: int = 0) -> None:
    """Measures with a target and a rating: the words of a tracker's heading over figures."""
    paper.heading("Corporate plan measures, third quarter", 13)
    columns = (
        Column("ref", "Ref", 44), Column("text", "Description", 230), Column("target", "Target", 60),
        Column("actual", "Actual", 60), Column("rag", "RAG", 50), Column("note", "Comments", 240),
    )  # fmt: skip
    made = tuple(
        Row({"ref": f"CP{i + 1}", "text": f"Share of {risk.lower()} handled in time", "target": f"{95 - i}%",
             "actual": f"{90 - 2 * i}%", "rag": ("Green", "Amber", "Red")[i % 3], "note": prose(seed + i, 1)},
            {"rag": (GREEN, AMBER, RED)[i % 3]})
        for i, risk in enumerate(RISKS)
    )  # fmt: skip
    paper.table(Table(fit(paper, columns), made), tracker=False)


def savings(paper: Paper, seed: int = 0) -> None:
    """Savings in money with a rating of how sure they are."""
    paper.heading("Savings plan", 13)
    columns = (
        Column("ref", "Ref", 44), Column("text", "Description", 240), Column("who", "Lead officer", 100),
        Column("a", "Target £000", 70), Column("b", "Achieved £000", 70), Column("rag", "RAG", 50),
        Column("note", "Comments", 180),
    )  # fmt: skip
    made = tuple(
        Row({"ref": f"SV{i + 1}", "text": f"Fewer hours in team {seed + i}", "who": OWNERS[i % 8],
             "a": f"{90 + i}", "b": f"{40 + 3 * i}", "rag": ("Green", "Amber", "Red")[i % 3],
             "note": prose(i, 1)}, {"rag": (GREEN, AMBER, RED)[i % 3]})
        for i in range(9)
    )  # fmt: skip
    paper.table(Table(fit(paper, columns), made, rules="rects"), tracker=False)


def _shade(likely: int, hard: int) -> str:
    score = likely * hard
    return GREEN if score < 6 else AMBER if score < 15 else RED
