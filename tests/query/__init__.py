"""The questions over the history."""
