"""Recommendations in prose: paragraphs told apart, the words that announce an item, and whose report it is from.

The steps: `passages` is the way in; `paragraphs` tells the paragraphs apart, `walk` goes over them, by the `cues`
that announce an item, the `labels` that name one, the `remarks` under it and the `source` that it is from; `drafts`
are items in the making.
"""
