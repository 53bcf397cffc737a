"""Word files written to break their reader: read or refused in one sentence, in bounded time and memory."""

import random
import re
import zipfile
from io import BytesIO
from time import perf_counter

import pytest

from extract import extract, read
from normalise import normalise
from schemas import PaperRefused
from tests.word_traps import grids, looks, words
from tests.word_traps.build import num, p, r, span, tbl, tc, tr, word
from tests.word_traps.words import level

LONGEST = 60.0  # seconds: no measure of speed, but of whether it ends

DEEP = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": ("<w:ins>", "</w:ins>"),
}


def outcome(content: bytes) -> str:
    """ "read", or the reason of the refusal; anything else raises."""
    started = perf_counter()
    try:
        normalise(extract(read(content, "paper.docx")))
    except PaperRefused as refused:
        return refused.reason
    finally:
        assert perf_counter() - started < LONGEST
    return "read"


@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize("depth", [60, 80, 120, 245, 10_000])
def test_deep_nesting_ends_in_a_paper_or_a_sentence(kind: str, depth: int) -> None:
    """Neither Python's stack nor C's runs over."""
    before, after = DEEP[kind]
    assert outcome(word(before * depth + p("deep") + after * depth)) == "read" or depth > 80
    outcome(word("<w:p>" + before * depth + r("deep") + after * depth + "</w:p>" + p("else")))


def test_numbers_beyond_all_measure_are_bounded() -> None:
    """Spans, skips, levels and counts of milliards; a pattern of a megabyte on each of thousands of lines."""
    wide = tr(
        *(tc("x", span(2_000_000_000)) for _ in range(50)), properties='<w:gridBefore w:val="2000000000"/>'
    )
    assert outcome(word(tbl(*[wide] * 50, tr(tc("y", '<w:gridSpan w:val="-5"/>'))))) == "read"
    levels = (
        level(0, "lowerLetter", "%1" * 60 + "x" * 1_000_000, start=999_999_999),
        level(2_000_000_000, "decimal", "%1"),
    )
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = "".join(p("a", properties=num(1, depth)) for depth in (0, 2_000_000_000) * 2_000)
    paper = read(word(body, {"numbering": lists}), "paper.docx")
    assert max(len(getattr(block, "text", "")) for block in paper.pages[0].blocks) < 5_000


def test_loops_end() -> None:
    """Styles based on each other in a ring of thousands, table styles and lists too."""
    ring = "".join(
        f'<w:style w:type="{kind}" w:styleId="{kind}{i}"><w:name w:val="{i}"/>'
        f'<w:basedOn w:val="{kind}{(i + 1) % 5000}"/></w:style>'
        for kind in ("paragraph", "table")
        for i in range(5000)
    )
    body = "".join(p("a", style=f"paragraph{i}") for i in range(5000))
    tables = "".join(tbl(tr("a"), properties=f'<w:tblStyle w:val="table{i}"/>') for i in range(3))
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = p("a", properties=num(1))
    assert outcome(word(body + tables + listed, {"styles": ring, "numbering": linked})) == "read"


def test_a_note_that_everything_refers_to_is_told_once() -> None:
    """A long note and thousands of references to it do not multiply."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("long " * 20_000)}</w:footnote>'
    paper = read(word("".join(p("a", mark) for _ in range(2_000)), {"footnotes": notes}), "paper.docx")
    assert len(paper.pages[0].blocks) == 2_001


def test_thousands_of_attributes_fields_and_sections_take_no_time() -> None:
    """Each of them alone is harmless."""
    many = " ".join(f'w:a{index}="1"' for index in range(50_000))
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 10_000
    broken = "".join(
        p("<w:r><w:lastRenderedPageBreak/></w:r>", "x", properties="<w:sectPr/>") for _ in range(5_000)
    )
    for body in (f"<w:p {many}>{r('x')}</w:p>", f"<w:p>{begun}{r('x')}</w:p>", broken):
        assert outcome(word(body)) == "read"


def test_a_drawn_table_of_many_widths_is_read_in_a_moment() -> None:
    """Each of its rows is cut elsewhere."""
    rows = (tr(*(tc("x", span((row * 7 + cell) % 90 + 1)) for cell in range(30))) for row in range(200))
    assert outcome(word(tbl(*rows))) == "read"


TAG = re.compile(rb"<[^>]+>")
VALUES = (b"-1", b"0", b"2000000000", b"99999999999999999999", b"", b"x", b"1.5")


def mutated(xml: bytes, chance: random.Random) -> bytes:
    """A part with one thing wrong in it: a tag gone or doubled, an attribute, a byte, a name, a wrapper."""
    tags = list(TAG.finditer(xml))
    if not tags:
        return xml
    tag, other, kind = chance.choice(tags), chance.choice(tags), chance.randrange(6)
    names = re.findall(rb"<(w:\w+)", xml) or [b"w:p"]
    if kind == 0:
        return xml[: tag.start()] + xml[tag.end() :]
    if kind == 1:
        return xml[: tag.start()] + other[0] + xml[tag.start() :]
    if kind == 2:
        return re.sub(
            rb'="[^"]*"',
            lambda old: old[0] if chance.random() > 0.05 else b'="%s"' % chance.choice(VALUES),
            xml,
        )
    if kind == 3:
        return re.sub(rb"(</?)" + chance.choice(names) + rb"(?=[ >/])", rb"\g<1>" + chance.choice(names), xml)
    if kind == 4:
        at = chance.randrange(len(xml))
        return xml[:at] + bytes([chance.randrange(256)]) + xml[at + 1 :]
    return xml[: tag.start()] + b"<" + chance.choice(names) + b"/>" + xml[tag.start() :]


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_trap_is_read_or_refused(seed: int) -> None:
    """Hundreds of damaged files: no traceback, ever."""
    chance = random.Random(seed)
    makers = (*grids.MAKERS, *looks.MAKERS, *words.MAKERS)
    outcomes = set()
    for _ in range(250):
        with zipfile.ZipFile(BytesIO(chance.choice(makers)().content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for _ in range(chance.randint(1, 3)):
            name = "word/document.xml" if chance.random() < 0.6 else chance.choice(sorted(parts))
            parts[name] = mutated(parts[name], chance)
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for name, part in parts.items():
                package.writestr(name, part)
        outcomes.add(outcome(out.getvalue()))
    assert "read" in outcomes
    assert len(outcomes) > 1
