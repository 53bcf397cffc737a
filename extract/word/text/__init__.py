"""What a paragraph prints: runs, fields, automatic numbers, marks of notes, symbols, and the page it is on."""
