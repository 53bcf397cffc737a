"""Two periods of one authority made of plain rows, and what is told to have changed between them."""

from typing import Any

from query.changes.between import between
from query.changes.records import Period, Row
from schemas import Change, Place

TEXT = "The force should do what recommendation {} of {} says, and soon."


def row(number: str = "1", colour: str | None = "amber", report: str = "custody", **changes: Any) -> Row:
    """A plain row; what is given differs. The key is the report's and the number, the place the number's."""
    given: dict[str, Any] = {
        "paper": "", "date": "", "position": 0, "key": f"{report}/{number}", "part": 1, "listing": report,
        "report": report, "title": report.title(), "group": "", "number": number, "kind": "recommendation",
        "text": TEXT.format(number, report), "colour": colour, "state": "unknown", "due": None,
        "place": (Place(page=1, row=int(number) if number.isdecimal() else None),),
    }  # fmt: skip
    return Row(**{**given, **changes})


def period(name: str, *rows: Row, paper: str = "", **changes: Any) -> Period:
    """A period of one paper with the rows in their order."""
    file = paper or f"{name}.pdf"
    given = (
        Row(**{**fields(each), "paper": each.paper or file, "date": name, "position": at})
        for at, each in enumerate(rows, start=1)
    )
    return Period(name=name, papers=(file,), rows=tuple(given), **changes)


def fields(each: Row) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__struct_fields__}


def changed(before: list[Row], after: list[Row], *earlier: list[Row], **later: Any) -> list[Change]:
    """What changed from 2018 to 2019; `earlier` are the rows of 2010, 2011 …, `later` facts of the later period."""
    past = [period(f"201{at}", *rows) for at, rows in enumerate(earlier)]
    return list(between("Fenshire Police", period("2018", *before), period("2019", *after, **later), past))


def told(found: list[Change]) -> list[tuple[Any, ...]]:
    return [(each.change, each.number, each.before, each.after) for each in found]


def quarter(date: str, words: str) -> dict[str, Any]:
    return {"due": date, "due_words": words, "due_precision": "quarter"}


WHOLE = [row(str(at), report="hate") for at in (1, 2, 3)] + [row("1", report="fraud")]
