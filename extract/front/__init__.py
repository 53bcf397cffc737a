"""What a paper prints of itself at its head: committee, date, subject, who reports.

`labels` knows the labels ("Meeting date:") and the phrases that need none (`front.toml`); `matter` looks for them in
the lines and tables above the first tracker, then in running headers.
"""
