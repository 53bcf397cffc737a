"""What findings are called: the problems that a reading notes, and what is found by holding papers together."""

NOTED = frozenset((
    "cell_without_column", "cells_run_together", "column_unknown", "comment_contradicts_status", "count_from_copy",
    "count_unread", "count_without_report", "due_unread", "embedded_not_read", "heading_missing", "identity_doubtful",
    "identity_unclear", "no_legend", "no_tracker", "number_repeated", "number_reused", "pages_passed_over",
    "period_inferred", "period_unknown", "publication_dates_differ", "publication_impossible",
    "publication_year_inferred", "report_unnamed", "report_without_rows", "row_without_rule",
    "scope_contradicts_title", "status_and_fill_differ", "status_missing", "status_unread", "table_copied_in_cell",
    "table_set_aside", "tall_cell_fragment", "title_unclear", "tracked_changes", "year_inferred",
))  # fmt: skip
"""Problems of readings, as docs/problems.md lists them."""

FOUND = frozenset(("correction_conflict", "correction_reissued", "count", "legend_changed", "papers_rival"))
"""What only the history shows."""

CODES = NOTED | FOUND
