"""Papers as they lie in folders: found, looked at again, and what is to be read of them.

`scan` finds them, `look` tells which have changed since an import saw them last, `plan` decides what is to be read,
`roots` remembers what an import was given, and how. What they know stands in the import's notebook (`load.files`).
"""
