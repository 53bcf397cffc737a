"""Which format a paper is in, told by its bytes: a file's name is only what somebody called it."""

import io
import zipfile

from schemas import PaperRefused
from schemas.paper import Format

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024  # the PDF standard's readers look for "%PDF-" this far in: some producers print junk first

_REFUSED = (
    (_OLE, "is an old Word, Excel or password-protected file; save it as .docx or .pdf and import that"),
    (b"{\\rtf", "is an RTF file; save it as .docx or .pdf and import that"),
    (b"\x89PNG", "is a picture; ragw reads papers with text in them"),
    (b"\xff\xd8\xff", "is a picture; ragw reads papers with text in them"),
)


def format_of(content: bytes, name: str) -> Format:
    """The format that `content` is in.

    Raises `PaperRefused` where it is empty, of a format that is not read, or not a document at all.
    """
    if not content.strip():
        raise PaperRefused(name, "is empty")
    for magic, reason in _REFUSED:
        if content.startswith(magic):
            raise PaperRefused(name, reason)
    if b"%PDF-" in content[:_PDF_HEAD]:
        return "pdf"
    if content.startswith(b"PK"):
        return _zipped(content, name)
    return "text"


def _zipped(content: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise PaperRefused(name, "is damaged: it begins like a Word file but cannot be unpacked") from error
    if "word/document.xml" in members:
        return "docx"
    raise PaperRefused(name, "is a zip file, but not a Word document")
