"""Proof by damage: imports are killed, starved and raced, and the history is the same in the end."""
