"""Words into text, by where they stand.

The steps: `stamps` sets watermarks aside, `lines` makes lines and paragraphs, `heights` says how high a line stands,
`phrases` parts a line at its wide gaps, `openings` finds the lines that read as the heading row of a table.
"""
