"""The questions that an analyst asks of the history, and ways to show the answers.

``from query import history`` is all that a notebook needs: ``history("ragw.db", colour="red")``.
"""

from query.across import across
from query.changes import Incomparable, changes, changes_frame, changes_to_json, changes_to_terminal, compare
from query.due.overdue import overdue
from query.due.slippage import slippage
from query.filters import Filters
from query.findings.held import findings
from query.names import NoSuchName
from query.render import frame_to_csv, frame_to_json, to_csv, to_jsonl
from query.search import SearchUnavailable, search
from query.summary import ageing, summary
from query.terminal.findings import findings_to_terminal
from query.terminal.history import history_to_terminal
from query.terminal.summary import summary_to_terminal
from query.terminal.tables import (
    across_to_terminal,
    overdue_to_terminal,
    search_to_terminal,
    slippage_to_terminal,
)
from query.timeline import history
from query.wording import NothingAsked

__all__ = [
    "Filters", "Incomparable", "NoSuchName", "NothingAsked", "SearchUnavailable", "across", "across_to_terminal",
    "ageing", "changes", "changes_frame", "changes_to_json", "changes_to_terminal", "compare", "findings",
    "findings_to_terminal", "frame_to_csv", "frame_to_json", "history", "history_to_terminal", "overdue",
    "overdue_to_terminal", "search", "search_to_terminal", "slippage", "slippage_to_terminal", "summary",
    "summary_to_terminal", "to_csv", "to_jsonl",
]  # fmt: skip
