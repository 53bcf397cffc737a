"""What does not add up: stated counts, legends, rival papers, corrections that wait, and every doubt noted."""

from query.findings.held import COLUMNS, ORDER, USUAL, findings

__all__ = ["COLUMNS", "ORDER", "USUAL", "findings"]
