"""What a paper means: its rows read as observations by its own legend, its reports and its period.

    Extraction -> normalise -> Reading

Pure: a paper, its manifest entry, and the vocabularies in this folder's TOML files give always the same reading.
"""

from collections.abc import Sequence

from schemas import Extraction, ManifestEntry, Reading

__all__ = ["normalise"]


def normalise(
    extraction: Extraction, entry: ManifestEntry | None = None, folders: Sequence[str] = ()
) -> Reading:
    """Reads an extraction; what `entry`, the paper's line in a manifest, says wins over what the paper prints.

    `folders` are the names of the folders that the file lies in, the nearest first: they may say when it is from.
    """
    from normalise.reading import reading_of  # whoever wants a manifest or a word only needs no grammar

    return reading_of(extraction, entry, folders)
