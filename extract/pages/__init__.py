"""Whole pages: which of a paper's matter, and what on them is no part of any text.

The steps: `sift` says, by the bare text of a long PDF, which pages can hold a tracker; `folios` takes page numbers
out of the way before a page is laid out, `furniture` running headers and footers afterwards.
"""
