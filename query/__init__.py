"""The questions that an analyst asks of the history, and ways to show the answers.

``from query import history`` is all that a notebook needs: ``history("ragw.db", colour="red")``.
"""

from query.filters import Filters
from query.findings import findings
from query.findings_terminal import findings_to_terminal
from query.render import frame_to_csv, frame_to_json, to_csv, to_jsonl
from query.terminal import history_to_terminal
from query.timeline import history

__all__ = [
    "Filters", "findings", "findings_to_terminal", "frame_to_csv", "frame_to_json", "history",
    "history_to_terminal", "to_csv", "to_jsonl",
]  # fmt: skip
