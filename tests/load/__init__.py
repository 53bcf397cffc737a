"""The history: what is stored, and how it comes back."""
