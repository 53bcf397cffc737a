"""What a paper states of itself in numbers, and whether its rows agree."""
