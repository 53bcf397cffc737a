"""Word files written part by part, so that a trap holds exactly the XML that it is about."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{KIND}.document.main+xml"

Parts = Mapping[str, str]
"""The inner XML of parts beside the document, by name: "styles", "numbering", "header1", "footnotes" ..."""

_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering",
          "settings": "settings"}  # fmt: skip


def word(
    body: str, parts: Parts | None = None, *, main: str = MAIN, path: str = "word/document.xml"
) -> bytes:
    """A Word file with this body; `main` is its content type, `path` where the document lies in it."""
    more = dict(parts or {})
    written = {path: f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    links, types = [], [_override(path, main)]
    for name, inner in more.items():
        file, kind, xml = _part(name, inner)
        written[f"word/{file}"] = xml
        links.append(
            f'<Relationship Id="{name}" Type="{OFFICE}/relationships/{kind}" Target="/word/{file}"/>'
        )
        types.append(_override(f"word/{file}", _type(kind)))
        if kind == "customXml":
            written |= _store(name, file)
            types.append(_override(f"word/{name}Props.xml", f"{OFFICE}/customXmlProperties+xml"))
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    written["_rels/.rels"] = (
        f'<Relationships xmlns="{rels}"><Relationship Id="d" Type="{OFFICE}/relationships/officeDocument"'
        f' Target="{path}"/></Relationships>'
    )
    folder, file = path.rsplit("/", 1)
    written[f"{folder}/_rels/{file}.rels"] = f'<Relationships xmlns="{rels}">{"".join(links)}</Relationships>'
    written["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{''.join(types)}</Types>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(written):
            xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + written[name]
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), xml)
    return out.getvalue()


def _part(name: str, inner: str) -> tuple[str, str, str]:
    """A part's file, its kind of relationship and its XML."""
    if name == "theme":
        return "theme1.xml", "theme", inner
    if name.startswith("store"):
        return f"{name}.xml", "customXml", inner
    if name.startswith(("header", "footer")):
        root = "hdr" if name.startswith("header") else "ftr"
        return f"{name}.xml", name.rstrip("0123456789"), f"<w:{root} {SPACES}>{inner}</w:{root}>"
    return f"{name}.xml", name, f"<w:{_ROOTS[name]} {SPACES}>{inner}</w:{_ROOTS[name]}>"


def _store(name: str, file: str) -> dict[str, str]:
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {
        f"word/_rels/{file}.rels": f'<Relationships xmlns="{rels}"><Relationship Id="p" Target="{name}Props.xml"'
        f' Type="{OFFICE}/relationships/customXmlProps"/></Relationships>',
        f"word/{name}Props.xml": f'<ds:datastoreItem ds:itemID="{{{name.upper()}}}" xmlns:ds="{OFFICE}/customXml"/>',
    }


def _override(path: str, kind: str) -> str:
    return f'<Override PartName="/{path}" ContentType="{kind}"/>'


def _type(kind: str) -> str:
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return "application/xml" if kind == "customXml" else f"{KIND}.{kind}+xml"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of bare text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs if run)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def tc(content: str = "", properties: str = "", width: int = 0) -> str:
    """A cell of one paragraph, or of the XML given."""
    wide = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    inner = content if content.startswith(("<w:p", "<w:tbl", "<w:sdt")) else p(content)
    return f"<w:tc><w:tcPr>{wide}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "", exception: str = "") -> str:
    """A row; bare text makes a plain cell."""
    made = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr>{exception}<w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = (), properties: str = "") -> str:
    """A table; without a grid it has five columns of a usual tracker."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid or GRID)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{lines}</w:tblBorders>"
    return f"<w:tbl><w:tblPr>{properties}{borders}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


GRID = (700, 4200, 1300, 1500, 2300)

HEADING = tr("No", "Recommendation", "Status", "Due date", "Comment", properties="<w:tblHeader/>")


def shd(fill: str, more: str = "", pattern: str = "clear") -> str:
    """Shading of a cell, a paragraph or a run."""
    return f'<w:shd w:val="{pattern}" w:color="auto" w:fill="{fill}" {more}/>'


def num(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


START, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
