"""A web page's bytes as text: by its mark, by what it declares, else UTF-8 or Windows-1252."""

import codecs
import re

import webencodings

from extract.html.names import VOID

_DECLARED_WITHIN = (
    4096  # bytes; browsers look at 1,024, but Word writes its own comments before the declaration
)
_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})["']""")

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CLOSED = re.compile(r"<([A-Za-z][\w:-]{0,40})((?:\s[^<>]{0,2000})?)/>")


def decoded(content: bytes, label: str | None = None) -> str:
    """The page's text. `label` is the encoding that a message's head names, if there is one.

    Labels mean what they mean to browsers: "iso-8859-1" is Windows-1252. One that does not fit the bytes is
    passed over, so that no letter becomes a "�" that another encoding can tell.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    for codec in (*_labelled(label), *_labelled(_declared(content)), "utf-8"):
        try:
            return _html(content.decode(codec))
        except UnicodeDecodeError:
            continue  # the next may fit; the last one below fits anything
    return _html(content.decode("cp1252", "replace"))


def _declared(content: bytes) -> str | None:
    found = _XML_DECLARED.search(content[:_DECLARED_WITHIN]) or _DECLARED.search(content[:_DECLARED_WITHIN])
    return found[1].decode("ascii", "replace") if found else None


def _labelled(label: str | None) -> tuple[str, ...]:
    encoding = webencodings.lookup(label) if label else None
    # a declaration that can be read as ASCII is not in UTF-16, whatever it says
    return () if encoding is None or encoding.name.startswith("utf-16") else (encoding.codec_info.name,)


def _html(text: str) -> str:
    """XHTML's empty elements (``<td/>``) in the way that HTML writes them; other pages as they are."""
    if not text.lstrip().startswith("<?xml"):
        return text
    return _CLOSED.sub(_opened, text)


def _opened(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>"
