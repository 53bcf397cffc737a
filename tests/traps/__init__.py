"""Trap papers: PDFs as committees publish them, made at test time, each with its truth.

Every authority, report, recommendation and name in them is invented.
"""
