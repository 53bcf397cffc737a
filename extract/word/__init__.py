"""Word papers (.docx): paragraphs and tables in reading order, as Word shows them.

`reader` opens a file (`opening/`) and walks over it (`walk`); `text/` prints a paragraph, `tables/` lays out a table,
`look/` says how either looks; `changes` are those that nobody has accepted, `margins` the headers and footers.
"""
