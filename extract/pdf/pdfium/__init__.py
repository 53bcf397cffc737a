"""PDF papers by pdfium: its objects into NumPy arrays, and those into words, rules and fills."""

from extract.pdf.pdfium.document import opened

__all__ = ["opened"]
