"""Recommendations in prose: paragraphs told apart, the words that announce an item, and whose report it is from."""
