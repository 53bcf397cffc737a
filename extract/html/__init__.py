"""Web pages (.html, .mht): paragraphs and tables in reading order, as a browser shows them."""
