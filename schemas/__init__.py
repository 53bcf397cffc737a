"""The records that pass between ragw's stages, and nothing else: no stage, no effect."""

from schemas.change import BothPlaces, Change
from schemas.correction import Correctable, Correction
from schemas.finding import Count, Finding, Mention
from schemas.identity import Identity
from schemas.manifest import ManifestEntry
from schemas.observation import Due, Observation, PaperFacts
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
from schemas.reading import Reading
from schemas.record import Record, from_json, to_json
from schemas.stated import ListedReport, Passage, StatedCount

__all__ = [
    "BBox",
    "Block",
    "BothPlaces",
    "Cell",
    "Change",
    "Column",
    "Correctable",
    "Correction",
    "Count",
    "Due",
    "Extraction",
    "Fill",
    "Finding",
    "FrontMatter",
    "Identity",
    "Leftover",
    "LegendEntry",
    "Line",
    "ListedReport",
    "ManifestEntry",
    "Mention",
    "Observation",
    "Page",
    "Paper",
    "PaperFacts",
    "PaperRefused",
    "PaperTooLong",
    "Paragraph",
    "Passage",
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
    "StatedCount",
    "Table",
    "Word",
    "from_json",
    "to_json",
]
