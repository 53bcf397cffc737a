"""Traps that a reading still falls into, by what goes wrong there; mend the code and take the name out."""

REASONS: dict[str, tuple[str, ...]] = {
    "Words that run up or down an upright page are not turned: no row is read.": (
        "drawn up the page",
        "drawn up the page in thin rectangles",
        "drawn up the page and cropped",
        "drawn down the page",
        "drawn up two pages",
        "drawn down two pages",
        "drawn up the page, horizontal rules",
    ),
    "What goes on over the page without a heading is lost where its grid differs.": (
        "horizontal rules only, header not repeated",
    ),
    "Where number, status and date stand at the foot of unruled rows, a row too many is read.": (
        "no rules, words at the foot",
    ),
    "Rows are told by fills: one whose status is white joins the row above it.": (
        "a rule under the header, white statuses",
        "no rules, a cut row over a white status",
    ),
    "Fills painted in thin strips are taken for rules: no colour, rows torn.": ("fills in strips",),
    "A fill clipped to its cell counts with all that is clipped away: a neighbour takes its colour.": (
        "fills larger than what shows",
    ),
    "A row is invented where the heading has two lines and cells are blank.": (
        "horizontal rules, blanks and a header on two lines",
    ),
    "Where a tall due date leaves a gap in the rule, the comments beside it run together.": (
        "a due date over two rows, horizontal rules",
    ),
    "A circle in the status cell gives no colour.": ("circles",),
    "Rows that go on under no heading in columns of other widths are lost.": (
        "other widths, header not repeated",
    ),
}

FAULTS = {name: reason for reason, names in REASONS.items() for name in names}

LOSSES: dict[str, str] = {}
"""Traps of which a character is lost or doubled."""
