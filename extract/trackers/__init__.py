"""A paper's blocks into trackers, and their rows whole again.

The steps: `survey` walks the blocks and says what each table is, `headings` which report it stands under, `doubts`
which table only looks like a tracker, `legends` what the traffic-light table prints; `stitch` puts together the rows
that page breaks cut, each a `drafts.Draft` in the making.
"""
