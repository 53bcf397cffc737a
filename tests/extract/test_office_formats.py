"""Old Word files, OpenDocument texts and RTF by their bytes: told apart, and refused before anything opens them."""

from pathlib import Path

import olefile
import pytest

from extract import format_of, read
from schemas import PaperRefused
from tests.commands import traps

FOLDER = Path(__file__).parents[2] / "samples" / "formats"
DOC, ODT, RTF, DOCX = (
    (FOLDER / f"appendix-2020-02.{ending}").read_bytes() for ending in ("doc", "odt", "rtf", "docx")
)


def locked_doc():
    """The sample with the flag that Word sets in the head of a file under a password."""
    with olefile.OleFileIO(DOC) as container:
        head = container.openstream("WordDocument").read(64)
    at = DOC.index(head) + 11
    return DOC[:at] + bytes([DOC[at] | 1]) + DOC[at + 1 :]


REFUSED = {
    "locked.doc": (locked_doc, "protected with a password"),
    "locked.docx": (lambda: traps.ole("EncryptedPackage"), "protected with a password"),
    "cut.doc": (lambda: DOC[:60_000], "cut off"),
    "very short.doc": (lambda: DOC[:700], "cut off"),
    "excel.doc": (lambda: traps.ole("Workbook"), "Excel"),
    "excel with a paper in it.doc": (lambda: traps.ole("Workbook", "ObjectPool"), "Excel"),
    "slides.doc": (lambda: traps.ole("PowerPoint Document"), "PowerPoint"),
    "other.doc": (lambda: traps.ole("Something"), "not a Word document"),
    "locked.odt": (traps.locked_odt, "protected with a password"),
    "bomb.odt": (traps.bomb_odt, "zip bombs"),
    "entities.odt": (traps.entity_odt, "entities"),
    "cut.odt": (lambda: ODT[:30_000], "damaged"),
    "sheet.odt": (traps.spreadsheet, "spreadsheet"),
    "cut.rtf": (lambda: RTF[:90_000], "cut off"),
    "braces.rtf": (lambda: traps.braces(1_000_000, closed=False), "never ends"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_converter_should_open_is_refused(name):
    """With the reason, and what to do where something can be done."""
    make, reason = REFUSED[name]
    with pytest.raises(PaperRefused, match=reason):
        format_of(make(), name)


@pytest.mark.parametrize(("content", "kind"), [(DOC, "doc"), (ODT, "odt"), (RTF, "rtf"), (DOCX, "docx")])
def test_a_format_is_told_by_bytes(content, kind):
    """Whatever the file is called."""
    assert format_of(content, "paper.pdf") == kind


def test_braces_that_are_text_end_no_group():
    """Word writes a brace of the paper with a backslash before it."""
    assert format_of(rb"{\rtf1 a \{ b \\}", "x.rtf") == "rtf"


@pytest.mark.parametrize(("content", "kind"), [(DOC, "doc"), (ODT, "odt"), (RTF, "rtf")])
def test_without_its_conversion_a_paper_is_refused_in_one_line(content, kind):
    """`extract` starts no program; it never takes the bytes for text."""
    with pytest.raises(PaperRefused, match=f"is a .{kind} file, which is read from its conversion"):
        read(content, "paper")


@pytest.mark.parametrize("content", [DOC, ODT, RTF])
def test_a_converted_paper_is_still_the_one_that_was_given(content):
    """Its name, its bytes and its format are those of the original; its words are the conversion's."""
    import hashlib

    paper = read(content, "old.doc", DOCX)
    assert (paper.name, paper.sha256) == ("old.doc", hashlib.sha256(content).hexdigest())
    assert paper.format == format_of(content, "old.doc")
    assert paper.pages == read(DOCX, "new.docx").pages


def test_a_hostile_conversion_is_refused_as_any_word_file():
    """What a converter made of a hostile paper is hostile."""
    with pytest.raises(PaperRefused):
        read(DOC, "old.doc", DOCX[:5_000])
