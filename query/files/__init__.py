"""The history as files: for a spreadsheet, for programs, for a data portal.

`records` and `contents` ask the history; the writers take what these give and a binary file, and write the same bytes
each time: an Excel workbook, a Parquet file, a Frictionless data package.
"""

from query.files.contents import Contents, about, contents
from query.files.package import Folder, write_package, zipped
from query.files.parquet import ParquetMissing, write_parquet
from query.files.records import count_papers, records
from query.files.sheets.sheet import NoRoom
from query.files.workbook import write_workbook

__all__ = [
    "Contents", "Folder", "NoRoom", "ParquetMissing", "about", "contents", "count_papers", "records", "write_package",
    "write_parquet", "write_workbook", "zipped",
]  # fmt: skip
