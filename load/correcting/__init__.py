"""Correcting: a person's word on a cell, tied to what it says there, applied to a reading.

    a reading as read, corrections -> corrected -> the reading as it stands

Pure. `load.corrections` keeps them in the history.
"""

from load.correcting.apply import Judged, Kept, corrected, judged
from load.correcting.fields import FIELDS, correctable, one_line, said, values
from load.correcting.tie import Tie, find, row_token, tie_of

__all__ = [
    "FIELDS", "Judged", "Kept", "Tie", "correctable", "corrected", "find", "judged", "one_line", "row_token", "said",
    "tie_of", "values",
]  # fmt: skip
