"""Traps of traffic lights that are drawn, chosen among others, or set beside words."""

from tests.word_traps.build import HEADING, p, r, shd, tbl, tc, tr
from tests.word_traps.content import Trap, paper
from tests.word_traps.looks import THEME, three, truths

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
GROUP = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
LIGHT = 180_000  # of a drawing's unit: half a centimetre


def trap(*statuses: str) -> Trap:
    """Three rows with these status cells, which show green, amber and red."""
    return Trap(
        paper(tbl(HEADING, *three(*statuses)), parts={"theme": THEME}), truths("green", "amber", "red")
    )


def shape(properties: str, more: str = "", side: int = LIGHT) -> str:
    """A shape of Word's newer form; `more` is its style or its text box."""
    size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
    return f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{size}{properties}</wps:spPr>{more}<wps:bodyPr/></wps:wsp>"


def drawing(inner: str) -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="180000" cy="180000"/><wp:docPr id="1" name="o"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def pict(inner: str) -> str:
    return f"<w:pict {VML}>{inner}</w:pict>"


def cell(inner: str) -> str:
    """A cell with this in its one run."""
    return tc(f"<w:p><w:r>{inner}</w:r></w:p>")


def preset(name: str, fill: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>{fill}'


def solid(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


def rgb(figures: str) -> str:
    return solid(f'<a:srgbClr val="{figures}"/>')


def old_ovals() -> Trap:
    """Shapes as Word wrote them before 2010: colours by figures, with a note of the theme's, and by name."""
    size = 'style="width:12pt;height:12pt"'
    kind = '<v:shapetype id="_x0000_t120" path="m0,0xe"/>'
    return trap(
        cell(pict(f'<v:oval {size} fillcolor="#00b050" strokecolor="black"/>')),
        cell(pict(f'<v:roundrect {size} fillcolor="#fc0 [3207]"><v:fill color2="white"/></v:roundrect>')),
        cell(pict(f'{kind}<v:shape type="#_x0000_t120" {size} fillcolor="red"/>')),
    )


def one_of_three() -> Trap:
    """Three lamps of which one is lit, the others dark, white or without a fill: old shapes and new."""
    lamps = (rgb("D9D9D9"), rgb("FFC000"), "<a:noFill/>")
    new = "".join(shape(preset("ellipse", lamp)) for lamp in lamps)
    old = '<v:oval filled="f" fillcolor="#00b050"/><v:oval fillcolor="white"/><v:oval fillcolor="#f00"/>'
    return trap(
        cell(pict('<v:rect fillcolor="#00b050"/><v:rect fillcolor="#ddd"/>')),
        cell(drawing(f"<wpg:wgp {GROUP}>{new}</wpg:wgp>")),
        cell(pict(f'<v:group style="width:30pt;height:12pt">{old}</v:group>')),
    )


def drawn_by_theme() -> Trap:
    """Colours of the theme made darker or lighter, and one that the shape's style brings."""
    darker = solid('<a:schemeClr val="accent3"><a:lumMod val="75000"/></a:schemeClr>')
    lighter = solid('<a:schemeClr val="accent4"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr>')
    styled = '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent2"/></a:fillRef></wps:style>'
    return trap(
        cell(drawing(shape(preset("ellipse", darker)))),
        cell(drawing(shape(preset("ellipse", lighter)))),
        cell(drawing(shape(preset("ellipse", ""), styled))),
    )


def other_forms() -> Trap:
    """A square, a colour by name, a shaded one that stands in two forms, of which the first is shown."""
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{figures}"/></a:gs>'
        for at, figures in ((0, "FF0000"), (100_000, "C00000"))
    )
    shaded = drawing(shape(preset("ellipse", f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>")))
    hidden = '<v:oval fillcolor="lime"/>'
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shaded}</mc:Choice>'
        f"<mc:Fallback>{pict(hidden)}</mc:Fallback></mc:AlternateContent>"
    )
    return trap(
        cell(drawing(shape(preset("rect", rgb("00B050"))))),
        cell(drawing(shape(preset("flowChartConnector", solid('<a:prstClr val="orange"/>'))))),
        cell(both),
    )


def no_lights() -> Trap:
    """A line, a panel behind the page and a picture are no traffic lights beside a cell's own fill."""
    line = drawing(shape(preset("straightConnector1", rgb("FF0000"))))
    panel = drawing(shape(preset("rect", rgb("FF0000")), side=9_000_000))
    picture = pict('<v:shape fillcolor="lime"><v:imagedata r:id="none"/></v:shape>')
    return trap(
        tc(f"<w:p><w:r>{line}</w:r></w:p>", shd("00B050")),
        tc(f"<w:p><w:r>{panel}</w:r></w:p>", shd("FFC000")),
        tc(f"<w:p><w:r>{picture}</w:r></w:p>", shd("FF0000")),
    )


def badges() -> Trap:
    """A word in a coloured box."""

    def badge(word: str, fill: str, name: str) -> str:
        box = f"<wps:txbx><w:txbxContent>{p(word)}</w:txbxContent></wps:txbx>"
        return cell(drawing(shape(preset(name, rgb(fill)), box, 500_000)))

    return trap(
        badge("Done", "00B050", "roundRect"), badge("Begun", "FFC000", "rect"), badge("RED", "FF0000", "rect")
    )


def boxes_of_a_table() -> Trap:
    """A table of three boxes in the status cell, one of them lit: with letters, blank, and grey beside it."""

    def three_boxes(fills: tuple[str, str, str], letters: str) -> str:
        boxes = (tc(letter.strip(), shd(fill)) for letter, fill in zip(letters, fills, strict=True))
        return tc(tbl(tr(*boxes), grid=(300, 300, 300)) + p(""))

    return trap(
        three_boxes(("auto", "auto", "00B050"), "RAG"),
        three_boxes(("auto", "FFC000", "auto"), "   "),
        three_boxes(("FF0000", "D9D9D9", "D9D9D9"), "   "),
    )


def letters_marked() -> Trap:
    """R A G in each cell, the one that holds marked."""

    def marked(chosen: str, fill: str) -> str:
        return tc(p(*(r(f"{letter} ", shd(fill) if letter == chosen else "") for letter in "RAG")))

    return trap(marked("G", "00B050"), marked("A", "FFC000"), marked("R", "FF0000"))


def marked_in_part() -> Trap:
    """The first words are marked and tell the status; a mark on later words is about those."""
    return trap(
        tc(p(r("Done", '<w:highlight w:val="green"/>'), r(" in May"))),
        tc(p("AMBER") + p(r("check page 3", '<w:highlight w:val="red"/>'))),
        tc(p(r("Late", '<w:highlight w:val="red"/>')) + p("since May")),
    )


def signs_before_words() -> Trap:
    """A coloured sign leads the words; bullets are none."""

    def led(sign: str, colour: str, words: str) -> str:
        return tc(p(r(sign, f'<w:color w:val="{colour}"/>'), r(words)))

    return trap(
        led("●", "00B050", " Complete"), led("⬤ ", "FFC000", "In progress"), led("•", "00B050", " RED")
    )


MAKERS = (
    old_ovals, one_of_three, drawn_by_theme, other_forms, no_lights, badges, boxes_of_a_table, letters_marked,
    marked_in_part, signs_before_words,
)  # fmt: skip
"""Each gives green, amber and red."""
