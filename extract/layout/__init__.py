"""Fixed pages laid out: rules into cells, cells into tables, words into cells and paragraphs. Pure geometry."""
