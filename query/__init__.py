"""The questions that an analyst asks of the history, and ways to show the answers.

``from query import history`` is all that a notebook needs: ``history("ragw.db", colour="red")``.
"""

from query.filters import Filters
from query.render import history_to_csv, history_to_json, to_csv, to_jsonl
from query.terminal import history_to_terminal
from query.timeline import history

__all__ = [
    "Filters", "history", "history_to_csv", "history_to_json", "history_to_terminal", "to_csv", "to_jsonl",
]  # fmt: skip
