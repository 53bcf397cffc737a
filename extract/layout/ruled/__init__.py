"""Tables that rules draw, also where some of their rules are missing.

The steps: `edges` makes straight lines of a page's rules, `closing` closes the sides that no rule closes, `cells`
melts the grid's squares into cells. Then `mending`, for a table that `heads` finds to be headed like a tracker:
`outlying` takes in rows outside its rules, `lapses` puts back uprights, `seams` level rules, by the cuts that
`splitting` makes.
"""
