"""Due dates: what a cell says, word by word, and deadlines within sentences."""
