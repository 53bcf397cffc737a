"""Dates as papers print them, no more precise than printed, and the period that a paper is from."""
