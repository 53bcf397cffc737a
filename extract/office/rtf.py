"""Rich Text Format: told by its first letters, and whether it is whole."""

from schemas import PaperRefused

MAGIC = b"{\\rtf"

_DEEPEST = 10_000  # groups inside one another, none ended; Word's own files have some dozen


def check_rtf(content: bytes, name: str) -> None:
    """Nothing where the groups of an RTF file are all ended. Raises `PaperRefused`."""
    if b"\\bin" in content:
        return  # its pictures hold braces that mean nothing
    plain = content.replace(b"\\\\", b"").replace(b"\\{", b"").replace(b"\\}", b"")
    missing = plain.count(b"{") - plain.count(b"}")
    if missing > _DEEPEST:
        raise PaperRefused(name, f"opens {missing} groups that it never ends, as no word processor does")
    if missing > 0:
        raise PaperRefused(name, "is damaged: an RTF file that is cut off")
