"""What a tracker's columns hold, by their headings and, where those leave it open, by their cells.

`vocabulary` has the words of headings (`columns.toml`), `grammar/` puts them together, and `slots` is what comes out:
which column of the grid holds what. The steps: `heads` finds a table's heading rows, `reading` reads them, also
badly cut ones, `holds` and `settle` ask the cells, `carry` takes the columns over to a page without a heading, and
`align` follows a dump's tabs row by row. `keys` says which columns have an entry in each row: `layout/` needs that.
"""
