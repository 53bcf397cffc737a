"""The import that runs by itself, night after night, over all that was ever ingested.

`gather` finds what there is to go through, `commands.imports` imports it, `report` tells what came of it: in words
for a person, as JSON for a program, and (`metrics`) as numbers for a monitor.
"""
