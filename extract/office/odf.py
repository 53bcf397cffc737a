"""OpenDocument texts (.odt): zip files, looked at before anything in them is unpacked in earnest."""

import re
import zipfile
import zlib
from io import BytesIO

from extract.word.opening.package import PARTS_LIMIT, RATIO_FROM, RATIO_LIMIT, UNPACKED_LIMIT, XML_LIMIT
from schemas import PaperRefused

TEXT = b"application/vnd.oasis.opendocument.text"
"""The media type of a text; templates and master documents have a word more behind a "-"."""

_OTHERS = {
    b"application/vnd.oasis.opendocument.spreadsheet": "is a spreadsheet; ragw reads papers: save the sheet as .pdf",
    b"application/vnd.oasis.opendocument.presentation": "is a presentation; ragw reads papers: save it as .pdf",
}
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def check_text(content: bytes, name: str) -> None:
    """Nothing where `content` is an OpenDocument text that is whole, without a password, and safe to unpack.

    Raises `PaperRefused`. Sizes are those that the directory states, for no more is ever read of a part.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_sizes(parts.infolist(), len(content), name)
            if b"encryption-data" in _part(parts, "META-INF/manifest.xml"):
                raise PaperRefused(name, "is protected with a password; save it without one")
            for part in parts.namelist():
                if part.endswith(".xml") and _ENTITY.search(_part(parts, part)):
                    raise PaperRefused(name, "declares entities of its own, which is not safe to read")
    except (zipfile.BadZipFile, EOFError, ValueError, KeyError, zlib.error) as error:
        raise PaperRefused(name, "is damaged: an OpenDocument text that cannot be unpacked") from error
    except (NotImplementedError, RuntimeError) as error:
        # zipfile says so of a method that it does not know and of a part under a password
        raise PaperRefused(name, "is packed or encrypted in a way that cannot be read") from error


def check_media_type(media_type: bytes, name: str) -> None:
    """Nothing where this is the media type of a text. Raises `PaperRefused`."""
    if not media_type.startswith(TEXT):
        reason = _OTHERS.get(media_type.strip(), "is a zip file, but neither a Word nor an OpenDocument text")
        raise PaperRefused(name, reason)


def _part(parts: zipfile.ZipFile, path: str) -> bytes:
    return parts.read(path)


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith(".xml"))
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or xml > XML_LIMIT:
        raise PaperRefused(
            name, f"unpacks to {len(parts)} parts of {unpacked} bytes, more than a paper needs"
        )
    if unpacked > RATIO_FROM and unpacked > RATIO_LIMIT * packed:
        raise PaperRefused(name, f"unpacks to {unpacked // packed} times its size, as zip bombs do")
