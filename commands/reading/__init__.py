"""Papers read one by one, each in a process of its own that can be ended.

`papers` reads one, `office` has LibreOffice (`soffice`) convert those that need it and keeps (`kept`)
what it made, `limits` says how much it may use; `workers` hands papers to processes and
takes the answers in order, `process` is one of them as seen from here, `worker` the same from within; `signals`
lets Ctrl-C and SIGTERM end them all.
"""
