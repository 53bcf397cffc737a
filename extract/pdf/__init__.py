"""PDF papers: each page's words, rules and fills, in points of the page as it is displayed."""
