"""Tables drawn with level rules only, or with none: found by their heading row, parted by white.

`finder` is the way in. Sideways: `gutters` and `numbers` find the columns, `sides` parts tables that stand side by
side. Downwards: `growth` and `banners` say how far the table goes on, `regions` what lies in it, `cuts` what goes on
over the page. Rows: `strokes`, `panes` and `blocks` set lines apart, by `entries`, `starts` and `hanging` it is told
where a row begins, `bands` decides. `backing` spreads fills over cells, `walls` makes the lattice of it all.
"""
