"""The zip file that a Word paper is, looked at before anything in it is parsed."""

import zipfile
import zlib
from io import BytesIO

from extract.word.opening.dialects import usual
from schemas.problem import PaperRefused

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How Microsoft's older container begins: a .doc of before 2007, or a newer file under a password."""

PARTS_LIMIT = 10_000
"""A paper has some dozen parts, one more for each picture; a directory of millions would fill the memory."""

XML_LIMIT = 64 * 1024 * 1024
"""Bytes of XML in all. A 300-page table has some 20 MB; parsed, it takes about ten times its size."""

UNPACKED_LIMIT = 512 * 1024 * 1024
"""Bytes of all parts, pictures included, for they are all held in memory at once."""

RATIO_LIMIT = 300
"""Unpacked to packed bytes. Repetitive tables reach 60; a zip bomb comes close to the format's 1,030."""

RATIO_FROM = 8 * 1024 * 1024
"""Below this many bytes unpacked no ratio does harm, and a small file of blanks may well reach it."""

_DECLARED = tuple(
    text.encode(coding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)


def readable(content: bytes, name: str) -> bytes:
    """The file as python-docx opens it: checked, and put into the usual dialect where it is in another.

    Raises `PaperRefused` as `check_package` does.
    """
    check_package(content, name)
    return usual(content)


def check_package(content: bytes, name: str) -> None:
    """Nothing where `content` is a zip file that is safe to unpack and to parse.

    Raises `PaperRefused` where it is under a password, in an older format, no zip file, damaged, larger than
    the limits of this module, or brings a document type of its own (no Word file does; entities bomb).
    """
    if content.startswith(OLE):
        raise PaperRefused(name, _older(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_sizes(parts.infolist(), len(content), name)
            _check_xml(parts, name)
    except (zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise PaperRefused(name, "this Word file is damaged and cannot be unpacked") from error
    except (NotImplementedError, RuntimeError) as error:
        # zipfile says so of a method that it does not know and of a part under a password.
        reason = "this Word file is packed or encrypted in a way that cannot be read"
        raise PaperRefused(name, reason) from error


def _older(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "this Word file is protected with a password; save it without one."
    return "this is no .docx but a file of an older Office format; save it as .docx."


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    """Trusts the sizes that the directory states: zipfile reads no more of a part than that."""
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if _is_xml(part))
    if len(parts) > PARTS_LIMIT:
        reason = f"this Word file has {len(parts)} parts, more than the limit of {PARTS_LIMIT}"
        raise PaperRefused(name, reason)
    if unpacked > UNPACKED_LIMIT or xml > XML_LIMIT:
        raise PaperRefused(name, f"this Word file unpacks to {unpacked} bytes, more than a paper needs")
    if unpacked > RATIO_FROM and unpacked > RATIO_LIMIT * packed:
        reason = f"this Word file unpacks to {unpacked // packed} times its size, as zip bombs do"
        raise PaperRefused(name, reason)


def _check_xml(parts: zipfile.ZipFile, name: str) -> None:
    for part in parts.infolist():
        if _is_xml(part):
            xml = parts.read(part)
            if any(mark in xml for mark in _DECLARED):
                reason = "this Word file declares entities of its own, which is not safe to read"
                raise PaperRefused(name, reason)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))
