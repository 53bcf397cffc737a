"""Word files that are damaged, hostile or no Word files at all: one clear sentence, in bounded memory."""

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.word.opening import package
from extract.word.reader import read_docx
from schemas import PaperRefused

MAIN = "word/document.xml"


def refusal(content: bytes) -> str:
    with pytest.raises(PaperRefused) as refused:
        read_docx(content, "paper.docx")
    assert refused.value.name == "paper.docx"
    return refused.value.reason


def written() -> bytes:
    """A small Word file with a table."""
    document = docx.Document()
    document.add_table(rows=2, cols=2).rows[0].cells[0].text = "AMBER"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(parts: Mapping[str, bytes | None]) -> bytes:
    """A Word file with some of its parts replaced, or left out where None."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(written())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = parts.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "damaged"),
        (b"%PDF-1.4", "damaged"),
        (written()[:500], "damaged"),
        (package.OLE + b"\0" * 512, "older Office format"),
        (package.OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (with_parts({MAIN: None}), "missing"),
        (with_parts({MAIN: b"<w:document"}), "missing or damaged"),
        (with_parts({MAIN: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "entities"),
        (with_parts({"word/styles.xml": b"<!DOCTYPE lolz SYSTEM 'file:///etc/passwd'><x/>"}), "entities"),
        (with_parts({MAIN: "<!DOCTYPE x><x/>".encode("utf-16")}), "entities"),
    ],
)
def test_bytes_that_are_no_safe_word_file_are_refused(content: bytes, word: str) -> None:
    """One sentence says what is wrong."""
    assert word in refusal(content)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """By its ratio, by its size, or by the number of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/zeros.bin", b"\0" * (16 * 1024 * 1024))
    assert "zip bombs" in refusal(out.getvalue())


def test_limits_of_a_package_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit alone refuses."""
    monkeypatch.setattr(package, "XML_LIMIT", 100)
    assert "more than a paper needs" in refusal(written())
    monkeypatch.setattr(package, "PARTS_LIMIT", 1)
    assert "more than the limit of 1" in refusal(written())


def test_a_word_file_without_text_is_refused() -> None:
    """An empty paper is an error, not a paper without rows."""
    out = BytesIO()
    docx.Document().save(out)
    assert "no text" in refusal(out.getvalue())


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(data: st.DataObject) -> None:
    """No damage, to the zip or to the XML, raises anything but a refusal."""
    content = bytearray(written())
    if data.draw(st.booleans()):
        with zipfile.ZipFile(BytesIO(content)) as parts:
            xml = parts.read("word/document.xml")
        at = data.draw(st.integers(0, len(xml)))
        content = bytearray(with_parts({MAIN: xml[:at] + data.draw(st.binary(max_size=9)) + xml[at:]}))
    else:
        for _ in range(data.draw(st.integers(1, 6))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(PaperRefused):
        read_docx(bytes(content), "paper.docx")


def test_deep_nesting_is_read_or_refused() -> None:
    """A table in a table in a table, hundreds deep, does not end the program."""
    inner = "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
    for depth in range(1, 401):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
        if depth == 40:
            paper = read_docx(with_parts({MAIN: in_body(inner)}), "paper.docx")
            assert paper.pages[0].blocks
    assert "damaged" in refusal(with_parts({MAIN: in_body(inner)}))


def in_body(xml: str) -> bytes:
    return f"<w:document {nsdecls('w')}><w:body>{xml}</w:body></w:document>".encode()
