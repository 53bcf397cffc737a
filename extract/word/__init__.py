"""Word papers (.docx): paragraphs and tables in reading order, as Word shows them."""
