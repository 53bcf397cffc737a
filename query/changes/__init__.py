"""What changed between two periods of one authority: rows held against rows, by recommendation and part.

`between` is the whole comparison, pure; `changes` and `compare` ask it of a history.
"""

from query.changes.asked import changes, changes_frame, changes_to_json, compare
from query.changes.between import between
from query.changes.periods import Incomparable
from query.changes.terminal import changes_to_terminal

__all__ = [
    "Incomparable",
    "between",
    "changes",
    "changes_frame",
    "changes_to_json",
    "changes_to_terminal",
    "compare",
]
