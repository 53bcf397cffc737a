"""The sheets of a workbook, as rows of plain values: pure."""
