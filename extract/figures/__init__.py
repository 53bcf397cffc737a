"""What a paper counts of itself: how many recommendations there are, by colour or by report, as printed.

`tally` knows the words of a cell that counts. The steps: `counts` finds the tables that count and reads them, by
`ledger` where a report goes over several lines, `grids` where colours head the columns, `copies` where a dump printed
a table into its own column; `counting` finds sentences that may count, `listings` the lists of reports.
"""
