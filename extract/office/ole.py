"""Microsoft's older container (OLE): an old Word file, or another Office file that is not for us."""

from io import BytesIO

import olefile

from schemas import PaperRefused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_WORD = "WordDocument"
_OTHERS = (
    ("EncryptedPackage", "is protected with a password; save it without one"),
    ("Workbook", "is an Excel file; ragw reads papers: save the sheet as .pdf"),
    ("Book", "is an Excel file; ragw reads papers: save the sheet as .pdf"),
    ("PowerPoint Document", "is a PowerPoint file; ragw reads papers: save it as .pdf"),
    ("VisioDocument", "is a drawing; ragw reads papers: save it as .pdf"),
    ("__properties_version1.0", "is an Outlook message; save its attachments and import those"),
)
_FLAGS = 10  # where the two bytes of flags stand in Word's head
_ENCRYPTED = 0x01  # of the second of them
_SECOND_TABLE = 0x02


def check_word(content: bytes, name: str) -> None:
    """Nothing where `content` is a whole old Word file without a password. Raises `PaperRefused`."""
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as container:
            flags = _flags(container, name)
            table = "1Table" if flags & _SECOND_TABLE else "0Table"
            if not flags & _ENCRYPTED and container.exists(table):
                container.openstream(table).read()
    except PaperRefused:
        raise
    except Exception as error:
        # olefile reads what it is given, and raises nearly anything of bytes that were not meant
        raise PaperRefused(name, "is damaged: an old Office file that is cut off or broken") from error
    if flags & _ENCRYPTED:
        raise PaperRefused(name, "is protected with a password; save it without one")


def _flags(container: olefile.OleFileIO, name: str) -> int:
    """The byte of flags of the Word document in the container, which is read whole."""
    if not container.exists(_WORD):
        for stream, reason in _OTHERS:
            if container.exists(stream):
                raise PaperRefused(name, reason)
        raise PaperRefused(name, "is an old Office file, but not a Word document; save it as .docx or .pdf")
    head: bytes = container.openstream(_WORD).read()
    return head[_FLAGS + 1]
