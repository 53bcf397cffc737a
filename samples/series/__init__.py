"""A series of papers of three authorities in which recommendations change as real ones do, with what is true of them.

Eight quarterly papers of Aldermere, four of Thornwick and two of Saltmarsh share the national reports. `reports.toml`
holds the words, one script an authority what happens from paper to paper: what the papers print and what is true of
them both follow from it. The way through: `records` (the script's words) → `edits` of a `tracker`, one after another
→ `sheets` (what each paper prints, and how each row came to be) → `printing` (files) and `changes` (what is true
between two papers) → `truth`.

What counts as one recommendation:

- The pieces of a split, in rows, numbers or parts, all belong to the thread of the whole.
- A row that merges two belongs to the thread of the first, lower-numbered one; the other's thread ends there.
- A national report's recommendation is one over all authorities, numbered or not. Each force's own report is its own,
  whatever its words; so are two reports that ask for the same in the same words.
- A recommendation moved to another report's list, or to another group, stays one.
"""
