"""Fixed pages laid out: rules into cells, cells into tables, words into cells and paragraphs. Pure geometry.

`grid` is the way in: it asks `ruled/` for the tables that are drawn, `unruled/` for those that white space or level
rules part, and `text/` for the lines and paragraphs of what is left. `table` puts words into cells, `tints` says how
these are filled; `turning` turns pages drawn sideways or upside down.
"""
