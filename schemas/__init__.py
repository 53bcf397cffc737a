"""The records that pass between ragw's stages, and nothing else: no stage, no effect."""

from schemas.manifest import ManifestEntry
from schemas.observation import Due, Observation, PaperFacts, Reading
from schemas.paper import Block, Cell, Fill, Page, Paper, Paragraph, Row, Rule, Table, Word
from schemas.place import BBox, Place
from schemas.problem import PaperRefused, PaperTooLong, Problem
from schemas.raw import (
    Column,
    Extraction,
    FrontMatter,
    Leftover,
    LegendEntry,
    Line,
    Piece,
    PrintedCell,
    PrintedRow,
    RawCell,
    RawRow,
    Section,
)
from schemas.record import Record, from_json, to_json

__all__ = [
    "BBox",
    "Block",
    "Cell",
    "Column",
    "Due",
    "Extraction",
    "Fill",
    "FrontMatter",
    "Leftover",
    "LegendEntry",
    "Line",
    "ManifestEntry",
    "Observation",
    "Page",
    "Paper",
    "PaperFacts",
    "PaperRefused",
    "PaperTooLong",
    "Paragraph",
    "Piece",
    "Place",
    "PrintedCell",
    "PrintedRow",
    "Problem",
    "RawCell",
    "RawRow",
    "Reading",
    "Record",
    "Row",
    "Rule",
    "Section",
    "Table",
    "Word",
    "from_json",
    "to_json",
]
