"""Traps of what Word works out or leaves out by itself: fields that count, styles that cancel, raised figures."""

from tests.word_traps.build import GOES_ON, HEADING, START, p, r, tbl, tc, tr
from tests.word_traps.content import COLOURS, COMMENTS, DUES, TEXTS, Trap, paper, row
from tests.word_traps.grids import plain
from tests.word_traps.lights import VML


def bare(code: str, *, separated: bool = False, more: str = "") -> str:
    """A cell with a field that has no result in the file."""
    marks = ["begin", "separate", "end"] if separated else ["begin", "end"]
    chars = [f'<w:r><w:fldChar w:fldCharType="{mark}" {more}/></w:r>' for mark in marks]
    told = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return tc(f"<w:p>{chars[0]}{told}{''.join(chars[1:])}</w:p>")


def counting_fields() -> Trap:
    """AUTONUM and LISTNUM, whose results no file holds: a list below another starts anew."""
    codes = ("AUTONUM", r"AUTONUM \s )", "LISTNUM", r"LISTNUM \l 2", r'LISTNUM "LegalDefault" \l 1 \s 5')
    rows = [plain(index, number=bare(code, separated=index == 2)) for index, code in enumerate(codes)]
    numbers = ("1", "2", "1", "a", "5")
    made = paper(tbl(HEADING, *rows))
    return Trap(made, tuple(row(index, number=number) for index, number in enumerate(numbers)))


def sequences() -> Trap:
    """A sequence that Word is to count when it opens the file, in both forms; one that it is not to stays blank."""
    dirty = 'w:dirty="true"'
    simple = tc(f'<w:p>{r("R")}<w:fldSimple w:instr=" SEQ Rec " {dirty}/></w:p>')
    rows = (
        plain(0, number=bare("SEQ Other")),
        plain(1, number=simple),
        plain(2, number=bare("SEQ Rec", more=dirty)),
    )
    return Trap(paper(tbl(HEADING, *rows)), (row(0, number=""), row(1, number="R1"), row(2, number="2")))


def cancelled() -> Trap:
    """Hidden by the paragraph's style and by the run's is not hidden; capitals likewise; what a run states holds."""
    both = ("paragraph", "P"), ("character", "C")
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}{mark}"><w:name w:val="{name}{mark}"/>'
        f"<w:rPr><w:{name}/></w:rPr></w:style>"
        for name in ("vanish", "caps")
        for kind, mark in both
    )
    shown = tc(p(r("Hidden. "), r(COMMENTS[0], '<w:rStyle w:val="vanishC"/>'), style="vanishP"))
    small = tc(
        p(
            r("Shown ", '<w:rStyle w:val="capsC"/>'),
            r("loud "),
            r("low", '<w:caps w:val="0"/>'),
            style="capsP",
        )
    )
    rows = (plain(0, comment=shown), plain(1, comment=small))
    truth = (row(0), row(1, comment="Shown LOUD low"))
    return Trap(paper(tbl(HEADING, *rows), parts={"styles": styles}), truth)


def raised() -> Trap:
    """The mark of a footnote typed by hand is no part of a number or a status; a raised "th" is of its date."""
    up, lifted = '<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="14"/>'
    rows = (
        plain(0, status=tc(p(r("GREEN"), r("1", up)))),
        plain(
            1,
            number=tc(p(r("2"), r("3", up))),
            due=tc(p(r("30"), r("th", up), r(" June 2020"))),
            comment=tc(p(r("Held in E-CINS"), r("2", lifted), r(", 5 m"), r("2", up), r(" wide."))),
        ),
    )
    truth = (row(0, status_raw="GREEN¹"), row(1, due=["2020-06-30"], comment="Held in E-CINS², 5 m² wide."))
    return Trap(paper(tbl(HEADING, *rows)), truth)


def unseen_characters() -> Trap:
    """Soft hyphens, joints and marks of direction typed as characters; XML laid out in lines."""
    heading = tr("No", "Recommen\u00addation", "Sta\u00adtus", "Due\u00a0date", "Com\u00adment")
    laid_out = tc(
        f"<w:p><w:r><w:t>\n    {COMMENTS[0][:9]}\n  </w:t></w:r><w:r><w:t>\n{COMMENTS[0][9:]}\n</w:t></w:r></w:p>"
    )
    rows = (
        plain(0, status=tc("\u200eGREEN\u200b"), comment=laid_out),
        plain(1, text=tc(TEXTS[1].replace("bridges", "brid\u00adges"))),
    )
    return Trap(paper(tbl(heading, *rows)), (row(0), row(1)))


def covered_within() -> Trap:
    """A cell of a nested table that another one covers is not printed."""
    inner = tbl(tr(tc("Step", START), "April"), tr(tc("Unseen", GOES_ON), "May"), grid=(1000, 1000))
    comment = tc(p(COMMENTS[0]) + inner + p(""))
    truth = row(0, comment=f"{COMMENTS[0]} Step April May")
    return Trap(paper(tbl(HEADING, plain(0, comment=comment), plain(1))), (truth, row(1)))


def objects() -> Trap:
    """A table of another program cannot be read, and that is said; an equation is none."""
    embedded = (
        f'<w:p><w:r><w:object {VML}><v:shape><v:imagedata r:id="x"/></v:shape>'
        '<o:OLEObject Type="Embed" ProgID="{}"/></w:object></w:r></w:p>'
    )
    body = (
        tbl(HEADING, plain(0), plain(1)),
        embedded.format("Equation.3"),
        embedded.format("Excel.Sheet.12"),
    )
    return Trap(paper(*body), (row(0), row(1)), {-1: "embedded_not_read"})


def diagram() -> Trap:
    """So is a diagram of boxes and arrows (SmartArt), also in a cell."""
    inner = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    drawn = (
        f"<w:p><w:r><w:drawing><wp:inline><a:graphic>{inner}</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    comment = tc(p(COMMENTS[0]) + drawn)
    return Trap(
        paper(tbl(HEADING, plain(0, comment=comment), plain(1))), (row(0), row(1)), {-1: "embedded_not_read"}
    )


def online() -> Trap:
    """As Word writes in a browser: a grid of one column, no widths, words in pieces, marks between cells."""

    def pieces(text: str) -> str:
        runs = f'{r(text[:4])}<w:proofErr w:type="spellStart"/>{r(text[4:])}'
        spot = '<w:bookmarkStart w:id="7" w:name="q"/>'
        return f'{spot}<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p w14:paraId="1">{runs}</w:p></w:tc>'

    heading = ("No", "Recommendation", "Status", "Due date", "Comment")
    statuses = tuple(colour.upper() for colour in COLOURS)
    rows = zip(("1", "2", "3"), TEXTS, statuses, DUES, COMMENTS, strict=False)
    made = "".join(f"<w:tr>{''.join(map(pieces, texts))}</w:tr>" for texts in (heading, *rows))
    return Trap(paper(tbl(made, grid=(100,))), tuple(map(row, range(3))))


MAKERS = (
    counting_fields, sequences, cancelled, raised, unseen_characters, covered_within, objects, diagram, online,
)  # fmt: skip
