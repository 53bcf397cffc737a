"""The commands of ``ragw``, one a file: thin over the stages and the questions, each says itself in ``--help``.

`pipeline.py` registers them and ends their faults; `archive/` finds papers and `reading/` reads them, `imports`
brings a batch of them into a history and `nightly/` does so every night, `shared` holds the options and exit
statuses that commands have in common.
"""
