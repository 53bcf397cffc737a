"""Text dumps of papers: paragraphs, and tables whose cells are parted by tabs."""
