"""The commands of ``ragw``, one a file: thin over the stages and the questions, each says itself in ``--help``.

`pipeline.py` registers them and ends their faults; `reading/` finds and reads papers, `imports` brings a batch of
them into a history, `shared` holds the options and exit statuses that commands have in common.
"""
