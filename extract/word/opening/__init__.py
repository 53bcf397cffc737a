"""The file before it is read: looked at, bounded, put into the usual dialect, its data shown where they are bound."""
