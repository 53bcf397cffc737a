"""Tables: the grid that their rows share, the cells, what stands in them, and tables within tables."""
