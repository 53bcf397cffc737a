"""Word papers made to trip the reader, each with the rows that a person reads in it."""
