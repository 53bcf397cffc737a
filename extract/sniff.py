"""Which format a paper is in, told by its bytes: a file's name is only what somebody called it."""

import io
import re
import zipfile
from typing import Final

from extract.office import odf, ole, rtf
from schemas import PaperRefused
from schemas.paper import Format

CONVERTED: Final = ("doc", "odt", "rtf")
"""The formats that are read from what LibreOffice makes of them."""

_PDF_HEAD = 1024  # the PDF standard's readers look for "%PDF-" this far in: some producers print junk first
_PARTS = 10_000  # of a zip file; a directory of millions would fill the memory before anything is refused

_TYPES = "[Content_Types].xml"
_TYPES_SIZE = 2**20  # some hundred bytes a part

_REFUSED = (
    (b"\x89PNG", "is a picture; ragw reads papers with text in them"),
    (b"\xff\xd8\xff", "is a picture; ragw reads papers with text in them"),
)

_HEAD = 4096  # bytes in which a page or a message must say what it is
_BEFORE = r"\ufeff?(?:\s|<!--.*?-->|<\?xml[^>]*>)*"
_PAGE = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body|meta|title|style|table)\b", re.I | re.S)
_TAGGED = re.compile(_BEFORE + r"<(?:[a-z][a-z0-9:]*\b[^<>]*|!\[if [^<>]*)>", re.I | re.S)
_ROW = re.compile(rb"<table\b[^<>]*>\s*(?:<(?!/table)[^<>]*>\s*)*?<tr\b", re.I)
_MESSAGE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_RELATED = re.compile(rb"^content-type:\s*multipart/(?:related|mixed|alternative)\b", re.I | re.M)


def format_of(content: bytes, name: str) -> Format:
    """The format that `content` is in.

    Raises `PaperRefused` where it is empty, of a format that is not read, or not a document at all.
    """
    if not content.strip():
        raise PaperRefused(name, "is empty")
    for magic, reason in _REFUSED:
        if content.startswith(magic):
            raise PaperRefused(name, reason)
    if content.startswith(ole.MAGIC):
        ole.check_word(content, name)
        return "doc"
    if content.lstrip().startswith(rtf.MAGIC):
        rtf.check_rtf(content, name)
        return "rtf"
    if b"%PDF-" in content[:_PDF_HEAD]:
        return "pdf"
    if content.startswith(b"PK"):
        return _zipped(content, name)
    if _is_message(content):
        return "mht"
    return "html" if _is_page(content) else "text"


def looks_converted(content: bytes) -> bool:
    """Whether the first bytes are those of a format that LibreOffice is asked for; `format_of` says for certain."""
    return content.startswith((ole.MAGIC, b"PK")) or content[:_HEAD].lstrip().startswith(rtf.MAGIC)


def _zipped(content: bytes, name: str) -> Format:
    if content.count(b"PK\x01\x02") > _PARTS:
        raise PaperRefused(name, f"is a zip file of more than {_PARTS} parts, as no document is")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
            if "word/document.xml" in members or _says_word(archive, members):
                return "docx"
            media_type = _start(archive, "mimetype", 200) if "mimetype" in members else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise PaperRefused(name, "is damaged: it begins like a Word file but cannot be unpacked") from error
    odf.check_media_type(media_type, name)
    odf.check_text(content, name)
    return "odt"


def _says_word(archive: zipfile.ZipFile, members: set[str]) -> bool:
    """Whether the list of its parts names a Word document; where that part lies is the producer's choice."""
    if _TYPES not in members:
        return False
    types = _start(archive, _TYPES, _TYPES_SIZE)
    return b"wordprocessingml.document.main" in types or b"ms-word." in types


def _start(archive: zipfile.ZipFile, member: str, size: int) -> bytes:
    with archive.open(member) as part:
        return part.read(size)


def _is_page(content: bytes) -> bool:
    """Whether this is a web page. A text dump may hold markup, and begin with it, but no rows of a table."""
    head = content[:_HEAD]
    codec = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    start = head.decode(codec, "replace")
    if _PAGE.match(start):
        return True
    return bool(_TAGGED.match(start)) and bool(_ROW.search(content))


def _is_message(content: bytes) -> bool:
    """Whether this is a message of several parts, as browsers save a page with all that belongs to it."""
    head = content[:_HEAD].lstrip()
    return bool(_MESSAGE.match(head)) and bool(_RELATED.search(head))
