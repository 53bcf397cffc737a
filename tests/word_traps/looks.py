"""Traps of colour: a status told by a fill alone, wherever Word keeps that fill."""

from tests.word_traps.build import GRID, HEADING, p, r, shd, tbl, tc, tr
from tests.word_traps.content import COLOURS, COMMENTS, DUES, FILLS, TEXTS, Trap, paper, row

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="T"><a:themeElements>'
    '<a:clrScheme name="T"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="C00000"/></a:dk2>'
    '<a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    '<a:accent2><a:srgbClr val="FF0000"/></a:accent2><a:accent3><a:srgbClr val="00B050"/></a:accent3>'
    '<a:accent4><a:srgbClr val="FFC000"/></a:accent4><a:accent5><a:srgbClr val="4BACC6"/></a:accent5>'
    '<a:accent6><a:srgbClr val="F79646"/></a:accent6><a:hlink><a:srgbClr val="0000FF"/></a:hlink>'
    '<a:folHlink><a:srgbClr val="800080"/></a:folHlink></a:clrScheme></a:themeElements></a:theme>'
)
SWAPPED = '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="dark2" w:t2="light2" w:accent1="accent3"/>'


def coloured(index: int, status: str, exception: str = "", number: str = "") -> str:
    """A row whose status is this cell."""
    cells = (tc(number or str(index + 1)), tc(TEXTS[index]), status, tc(DUES[index]), tc(COMMENTS[index]))
    return tr(*cells, exception=exception)


def three(*statuses: str) -> tuple[str, ...]:
    return tuple(coloured(index, status) for index, status in enumerate(statuses))


def truths(*colours: str | None) -> tuple[dict[str, object], ...]:
    return tuple(row(index, colour=colour) for index, colour in enumerate(colours))


def fills_alone() -> Trap:
    """Cells of one colour each, without a word."""
    rows = three(*(tc("", shd(FILLS[colour])) for colour in COLOURS[:3]))
    return Trap(paper(tbl(HEADING, *rows)), tuple(map(row, range(3))))


def theme_fills() -> Trap:
    """Theme colours, the plain fill beside them out of date; tints, shades, and a mapping that swaps two."""
    rows = three(
        tc("", shd("FFFFFF", 'w:themeFill="accent1"')),
        tc("", shd("auto", 'w:themeFill="accent4" w:themeFillTint="99"')),
        tc("", shd("4F81BD", 'w:themeFill="background2" w:themeFillShade="BF"')),
    )
    return Trap(
        paper(tbl(HEADING, *rows), parts={"theme": THEME, "settings": SWAPPED}),
        truths("green", "amber", "red"),
    )


def patterns() -> Trap:
    """Patterns over a fill: what shows is the mixture."""
    rows = three(
        tc("", '<w:shd w:val="solid" w:color="00B050" w:fill="FF0000"/>'),
        tc("", '<w:shd w:val="pct25" w:color="FFFFFF" w:fill="FFC000"/>'),
        tc("", '<w:shd w:val="pct75" w:color="FF0000" w:fill="auto"/>'),
    )
    return Trap(paper(tbl(HEADING, *rows)), truths("green", "amber", "red"))


def behind_the_words() -> Trap:
    """Shading of the paragraph, of the run, and a marker pen."""
    status = (
        tc(p(r("Done"), properties=shd("00B050"))),
        tc(p(r("Begun", shd("FFC000")))),
        tc(p(r("Late", '<w:highlight w:val="red"/>'))),
    )
    return Trap(paper(tbl(HEADING, *three(*status))), truths("green", "amber", "red"))


def styles() -> Trap:
    """Colours that a paragraph's or a run's style brings."""
    defined = (
        f'<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr>{shd("00B050")}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Done"><w:name w:val="Done"/><w:basedOn w:val="Base"/></w:style>'
        f'<w:style w:type="character" w:styleId="Begun"><w:name w:val="B"/><w:rPr>{shd("FFC000")}</w:rPr></w:style>'
    )
    status = (tc(p("Yes", style="Done")), tc(p(r("Partly", '<w:rStyle w:val="Begun"/>'))), tc("RED"))
    return Trap(
        paper(tbl(HEADING, *three(*status)), parts={"styles": defined}), truths("green", "amber", "red")
    )


LOOK = (
    '<w:tblStyle w:val="Lights"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
    ' w:lastColumn="1" w:noHBand="0" w:noVBand="1"/>'
)


def lights(*parts: tuple[str, str], whole: str = "") -> str:
    """A table style with fills for some of its parts."""
    made = "".join(
        f'<w:tblStylePr w:type="{name}"><w:tcPr>{shd(fill)}</w:tcPr></w:tblStylePr>' for name, fill in parts
    )
    return f'<w:style w:type="table" w:styleId="Lights"><w:name w:val="Lights"/>{whole}{made}</w:style>'


def style_column() -> Trap:
    """The style colours the last column, here the status; one cell says that it has none, one has its own."""
    heading = tr("No", "Recommendation", "Due date", "Comment", "Status")
    status = (tc(""), tc("", shd("auto")), tc("", shd("FFC000")))
    rows = [tr(str(i + 1), TEXTS[i], DUES[i], COMMENTS[i], status[i]) for i in range(3)]
    style = lights(("firstRow", "BDD6EE"), ("lastCol", "FF0000"), ("band1Horz", "D9D9D9"))
    made = paper(tbl(heading, *rows, properties=LOOK), parts={"styles": style})
    return Trap(made, truths("red", None, "amber"))


def style_bands() -> Trap:
    """Grey bands of the style are no status; words marked with a pen stand out on them."""
    status = tuple(tc(p(r("OK", f'<w:highlight w:val="{pen}"/>'))) for pen in ("green", "yellow", "red"))
    style = lights(("firstRow", "BDD6EE"), ("band1Horz", "D9D9D9"))
    made = paper(tbl(HEADING, *three(*status), properties=LOOK), parts={"styles": style})
    return Trap(made, truths("green", "amber", "red"))


def coloured_bands() -> Trap:
    """Pale red bands behind every other row are no status, with a word or without."""
    style = lights(("firstRow", "BDD6EE"), ("band1Horz", "EFD3D2"))
    status = (tc("GREEN"), tc("AMBER"), tc(""))
    made = paper(tbl(HEADING, *three(*status), properties=LOOK), parts={"styles": style})
    colours = enumerate(("green", "amber", None))
    truth = tuple(row(index, colour=colour, colour_from=colour and "word") for index, colour in colours)
    return Trap(made, truth)


def strong_bands() -> Trap:
    """Bands of strong colours in rows without a status word are all that tells the status."""
    style = lights(("band1Horz", "FFC000"), ("band2Horz", "00B050"))
    made = paper(tbl(HEADING, *three(*[tc("")] * 3), properties=LOOK), parts={"styles": style})
    return Trap(made, truths("amber", "green", "amber"))


def row_exception() -> Trap:
    """A shading of the table, and of one of its rows, where a cell has none."""
    red = f"<w:tblPrEx>{shd('FF0000')}</w:tblPrEx>"
    rows = (coloured(0, tc("")), coloured(1, tc("", shd("FFC000"))), coloured(2, tc(""), red))
    return Trap(paper(tbl(HEADING, *rows, properties=shd("00B050"))), truths("green", "amber", "red"))


def white_ground() -> Trap:
    """Painted white under a word says nothing; alone it is the white of the traffic light."""
    rows = three(tc("GREEN", shd("FFFFFF")), tc("AMBER", shd("auto")), tc("RED", shd("FFFFFF")))
    return Trap(paper(tbl(HEADING, *rows)), truths("green", "amber", "red"))


def dots() -> Trap:
    """A traffic light set as one coloured sign, or drawn as a small round shape."""
    drawn = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="180000" cy="180000"/><wp:docPr id="1" name="o"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="180000" cy="180000"/></a:xfrm>'
        '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    sign = '<w:r><w:rPr><w:color w:val="FFC000"/></w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>'
    status = (tc("", shd("00B050")), tc(f"<w:p>{sign}</w:p>"), tc(f"<w:p>{drawn}</w:p>"))
    return Trap(paper(tbl(HEADING, *three(*status))), truths("green", "amber", "red"))


def tall_status() -> Trap:
    """One coloured cell over two recommendations, the next one's own."""
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = three(tc("", start + shd("FFC000")), tc("", on), tc("", shd("FF0000")))
    return Trap(paper(tbl(HEADING, *rows, grid=GRID)), truths("amber", "amber", "red"))


MAKERS = (
    fills_alone, theme_fills, patterns, behind_the_words, styles, style_column, style_bands, coloured_bands,
    strong_bands, row_exception, white_ground, dots, tall_status,
)  # fmt: skip
