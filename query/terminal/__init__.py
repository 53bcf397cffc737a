"""Answers as pages for a terminal: a status is always a word or a letter, never a colour alone."""
