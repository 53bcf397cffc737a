"""Word files in another dialect than the usual one: strict, with macros, as a template, with links to nowhere.

What they print is the same; python-docx knows the usual dialect only.
"""

import posixpath
import re
import zipfile
from io import BytesIO

_USUAL = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = {
    b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}

_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)", re.DOTALL)
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")
_OUTSIDE = re.compile(rb"""\bTargetMode\s*=\s*["']External["']""")
_TYPES = "[Content_Types].xml"


def usual(content: bytes) -> bytes:
    """The same file in the usual dialect; `content` itself where it is so already."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        changed = {name: new for name in names if _is_text(name) and (new := _mended(parts, name, names))}
        if not changed:
            return content
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as written:
            for name in dict.fromkeys(names):
                written.writestr(name, changed.get(name) or parts.read(name))
    return out.getvalue()


def _is_text(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _mended(parts: zipfile.ZipFile, name: str, names: list[str]) -> bytes | None:
    """A part in the usual dialect; None where it is."""
    old = new = parts.read(name)
    if _STRICT in new:
        for strict, loose in _NAMES.items():
            new = new.replace(_STRICT + strict, loose)
    if name == _TYPES:
        for kind in _KINDS:
            new = new.replace(kind, _USUAL)
    if name.lower().endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        known = set(names)
        new = _LINK.sub(lambda link: link[0] if _leads(link[0], folder, known) else b"", new)
    return None if new == old else new


def _leads(link: bytes, folder: str, names: set[str]) -> bool:
    """Whether a relationship leads to a part that is there, or out of the file."""
    target = _TARGET.search(link)
    if target is None or _OUTSIDE.search(link):
        return True
    path = target[1].decode("utf-8", "replace").split("#")[0]
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") in names
