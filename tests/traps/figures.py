"""What the pages without a tracker have in common."""

from tests.traps.paper import LEFT, Paper
from tests.traps.records import Column

RISKS = (
    "Loss of the control room's power supply", "Failure to recruit enough detectives", "Breach of personal data",
    "A contractor ceases to trade", "Grant falls below the forecast", "Flood at the eastern depot",
    "Industrial action", "A major fraud goes unseen",
)  # fmt: skip


def fit(paper: Paper, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns drawn to the width of the paper's printed area."""
    share = (paper.sheet.width - 2 * LEFT) / sum(column.width for column in columns)
    return tuple(Column(c.key, c.heading, c.width * min(1.0, share)) for c in columns)
