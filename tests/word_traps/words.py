"""Traps of words: tracked changes, automatic numbers, fields, notes, hidden text, headers, other dialects."""

import zipfile
from io import BytesIO

from tests.word_traps.build import HEADING, OFFICE, num, p, r, shd, tbl, tc, tr, word
from tests.word_traps.content import COLOURS, COMMENTS, DUES, TEXTS, TITLE, Trap, paper, row
from tests.word_traps.grids import plain

WHO = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'


def dele(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def ins(text: str) -> str:
    return f"<w:ins {WHO}>{r(text)}</w:ins>"


def tracked_status() -> Trap:
    """A status, a word of a comment, whole rows and a fill changed, and nothing accepted."""
    changed = plain(1, status=tc(p(dele("AMBER"), ins("GREEN"))))
    deleted = tr("9", TEXTS[3], "RED", "May 2019", "", properties=f"<w:del {WHO}/>")
    inserted = tr("3", TEXTS[2], "RED", DUES[2], COMMENTS[2], properties=f"<w:ins {WHO}/>")
    old = f"<w:tcPrChange {WHO}><w:tcPr>{shd('FF0000')}</w:tcPr></w:tcPrChange>"
    filled = plain(3, status=tc("", shd("FFC000") + old))
    rows = (plain(0), changed, deleted, inserted, filled)
    truth = (row(0), row(1, colour="green"), row(2), row(3))
    codes = dict.fromkeys((-1, 1, 2, 3), "tracked_changes")
    return Trap(paper(tbl(HEADING, *rows)), truth, codes)


def tracked_paragraphs() -> Trap:
    """A deleted paragraph end joins two; a moved sentence stands where it went; old properties say nothing."""
    end = f"<w:rPr><w:del {WHO}/></w:rPr>"
    gone = f"<w:p><w:pPr>{end}</w:pPr>{dele('All of this goes.')}</w:p>"
    joined = f"<w:p><w:pPr>{end}</w:pPr>{r('The force should answer ')}</w:p>" + p(
        "letters from prisoners within ten days."
    )
    gone_from, come_to = f"<w:moveFrom {WHO}>", f"<w:moveTo {WHO}>"
    moved = f"<w:p>{gone_from}{r(COMMENTS[1])}</w:moveFrom>{come_to}{r(COMMENTS[1])}</w:moveTo></w:p>"
    old = f"<w:rPr><w:b/><w:rPrChange {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
    due = f"<w:p><w:r>{old}<w:t>{DUES[1]}</w:t></w:r></w:p>"
    rows = (plain(0, text=tc(gone + joined)), plain(1, comment=tc(moved), due=tc(due)))
    return Trap(paper(tbl(HEADING, *rows)), (row(0), row(1)), {0: "tracked_changes", 1: "tracked_changes"})


def moved_row() -> Trap:
    """A row that went elsewhere leaves its empty cells behind, each with an end that is gone: number and all."""
    end = f"<w:rPr><w:moveFrom {WHO}/></w:rPr>"
    left = [
        tc(
            f"<w:p><w:pPr>{'' if index else num(1)}{end}</w:pPr><w:moveFrom {WHO}>{r(text)}</w:moveFrom></w:p>"
        )
        for index, text in enumerate(("", TEXTS[4], "RED", "May 2019", ""))
    ]
    rows = (numbered(0, num(1)), tr(*left), numbered(1, num(1)))
    numbers = {"numbering": lists(level(0, "decimal", "%1."))}
    return Trap(paper(tbl(HEADING, *rows), parts=numbers), (row(0), row(1)), {-1: "tracked_changes"})


def level(depth: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, overrides: str = "") -> str:
    """Two lists of one definition, the second with `overrides`."""
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{overrides}</w:num>'
    )


def numbered(index: int, properties: str = "", style: str = "", **cells: str) -> str:
    return plain(index, **{"number": tc(p("", properties=properties, style=style))} | cells)


def automatic_numbers() -> Trap:
    """Numbers that Word counts, in cells without any text; deleted, hidden and merged rows do not count."""
    deleted = numbered(4, num(1)).replace("<w:trPr>", f"<w:trPr><w:del {WHO}/>")
    hidden = numbered(4, num(1)).replace("<w:trPr>", "<w:trPr><w:hidden/>")
    rows = (numbered(0, num(1)), deleted, numbered(1, num(1)), hidden, numbered(2, num(1)))
    return Trap(
        paper(tbl(HEADING, *rows), parts={"numbering": lists(level(0, "decimal", "%1."))}),
        tuple(map(row, range(3))),
    )


def numbers_of_levels() -> Trap:
    """1.1, 1.2, 2.1, (iv) and a list that begins anew."""
    levels = (
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerRoman", "(%3)", start=4),
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    rows = (
        tr(tc(p("Leading", properties=num(1)), '<w:gridSpan w:val="5"/>')),
        numbered(0, num(1, 1)),
        numbered(1, num(1, 1)),
        tr(tc(p("Learning", properties=num(1)), '<w:gridSpan w:val="5"/>')),
        numbered(2, num(1, 1)),
        numbered(3, num(1, 2)),
        numbered(4, num(2)),
    )
    numbers = ("1.1", "1.2", "2.1", "iv", "7")
    truth = tuple(row(index, number=number) for index, number in enumerate(numbers))
    truth[3]["number"] = "iv"
    return Trap(paper(tbl(HEADING, *rows), parts={"numbering": lists(*levels, overrides=anew)}), truth)


def numbers_by_style() -> Trap:
    """A style numbers its paragraphs, by a level that names it; a style based on it too."""
    tied = '<w:pStyle w:val="Rec"/>'
    defined = (
        '<w:style w:type="paragraph" w:styleId="Rec"><w:name w:val="Rec"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Small">'
        '<w:name w:val="Small"/><w:basedOn w:val="Rec"/></w:style>'
    )
    levels = (level(0, "upperLetter", "%1"), level(1, "decimal", "R%2", tied))
    rows = (numbered(0, style="Rec"), numbered(1, style="Small"), numbered(2, style="Rec"))
    truth = tuple(row(index, number=f"R{index + 1}") for index in range(3))
    return Trap(paper(tbl(HEADING, *rows), parts={"numbering": lists(*levels), "styles": defined}), truth)


def number_before_text() -> Trap:
    """An automatic number at the head of the text's own cell, "Recommendation 1:" as a label."""
    heading = tr("Recommendation", "Status", "Due date", "Comment")
    rows = [
        tr(tc(p(TEXTS[i], properties=num(1))), COLOURS[i].upper(), DUES[i], COMMENTS[i]) for i in range(2)
    ]
    truth = tuple(row(i, text=f"{TEXTS[i]}") for i in range(2))
    made = paper(
        tbl(heading, *rows, grid=(4900, 1300, 1500, 2300)),
        parts={"numbering": lists(level(0, "decimal", "%1."))},
    )
    return Trap(made, truth)


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def fields() -> Trap:
    """Results are printed, instructions not, nested ones neither; an old form's list shows its choice."""
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + field("MERGEFIELD colour", r("SECRET"))
        + '<w:r><w:instrText> = "x" "RED" "AMBER" </w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("AMBER")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="D"/><w:ddList><w:result w:val="2"/>'
        '<w:listEntry w:val="GREEN"/><w:listEntry w:val="AMBER"/><w:listEntry w:val="RED"/></w:ddList></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE </w:instrText></w:r>'
    spread = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r></w:p>'
        f'<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(COMMENTS[2])}</w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    rows = (
        plain(0, status=tc(f'<w:p><w:fldSimple w:instr="DOCPROPERTY s">{r("GREEN")}</w:fldSimple></w:p>')),
        plain(1, status=tc(f"<w:p>{nested}</w:p>"), due=tc(f"<w:p>{field('DATE', r(DUES[1]))}</w:p>")),
        plain(
            2,
            status=tc(f"<w:p>{form}</w:p>"),
            comment=tc(spread),
            text=tc(f"<w:p>{broken}{r(TEXTS[2])}</w:p>"),
        ),
    )
    return Trap(paper(tbl(HEADING, *rows)), tuple(map(row, range(3))))


def note(number: int, text: str, kind: str = "footnote") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}"><w:p>{mark}{r(" " + text)}</w:p></w:{kind}>'


def notes() -> Trap:
    """Marks of notes stand where they are printed, and their texts are no rows."""
    comment = tc(p(r("Held in E-CINS"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(".")))
    parts = {
        "footnotes": note(2, "E-CINS is a shared list of cases."),
        "endnotes": note(3, "As told in May.", "endnote"),
    }
    last = tc(p(r(COMMENTS[1]), '<w:r><w:endnoteReference w:id="3"/></w:r>'))
    truth = (row(0, comment="Held in E-CINS¹."), row(1, comment=f"{COMMENTS[1]}ⁱ"))
    return Trap(paper(tbl(HEADING, plain(0, comment=comment), plain(1, comment=last)), parts=parts), truth)


def hidden_text() -> Trap:
    """Hidden words, by the run, by a style of the run and by one of the paragraph; hidden numbers do not count."""
    styles = (
        '<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    status = tc(p(r("RED", "<w:vanish/>"), r("GREEN")))
    text = tc(p(r("Secret. ", '<w:rStyle w:val="Off"/>'), r(TEXTS[1])) + p("Unseen", style="Away"))
    number = tc(p("", style="Away", properties=num(1)) + p("", properties=num(1)))
    rows = (plain(0, status=status, number=number), numbered(1, num(1), text=text))
    parts = {"styles": styles, "numbering": lists(level(0, "decimal", "%1"))}
    return Trap(paper(tbl(HEADING, *rows), parts=parts), (row(0), row(1)))


def signs() -> Trap:
    """Capitals, symbols, hyphens and breaks as they are printed."""
    text = tc(
        "<w:p><w:r><w:t>Keep the cross</w:t><w:noBreakHyphen/><w:t>bor</w:t><w:softHyphen/><w:t>der desk</w:t><w:br/>"
        "<w:t>open</w:t><w:tab/><w:t>daily</w:t></w:r></w:p>"
    )
    ticked = tc(
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" done", "<w:caps/>") + "</w:p>"
    )
    rows = (plain(0, text=text, comment=ticked, status=tc(p(r("green", "<w:smallCaps/>")))), plain(1))
    truth = row(0, text="Keep the cross-border desk open daily", comment="✓ DONE", status_raw="GREEN")
    return Trap(paper(tbl(HEADING, *rows)), (truth, row(1)))


def headers() -> Trap:
    """The committee and the date stand in the first page's header only; a footer's date is that of printing."""
    first = tbl(tr("Date:", "14 May 2020"), grid=(1000, 3000)) + p("Performance Committee")
    parts = {
        "header1": p("OFFICIAL"),
        "header2": first,
        "footer1": p("<w:fldSimple w:instr='DATE'>" + r("3 March 2024") + "</w:fldSimple>"),
    }
    end = (
        '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:titlePg/>'
    )
    facts = {"date": "2020-05-14", "date_basis": "stated", "committee": "Performance Committee"}
    return Trap(paper(tbl(HEADING, plain(0), plain(1)), parts=parts, end=end), (row(0), row(1)), {}, facts)


def late_date() -> Trap:
    """A date printed below the tracker is not that of the paper."""
    facts = {"date": None}
    return Trap(paper(tbl(HEADING, plain(0), plain(1)), p("14 May 2031")), (row(0), row(1)), {}, facts)


def bound_list() -> Trap:
    """A drop-down tied to data of the file: Word shows the data's entry, not the text that was left in it."""

    def bound(path: str, inner: str) -> str:
        items = '<w:listItem w:displayText="RED" w:value="r"/><w:listItem w:displayText="GREEN" w:value="g"/>'
        tie = f'<w:dataBinding w:prefixMappings="xmlns:t=\'urn:t\'" w:xpath="{path}" w:storeItemID="{{STORE1}}"/>'
        properties = f"<w:sdtPr>{tie}<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        return f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    store = '<t:s xmlns:t="urn:t"><t:v>g</t:v><t:v>r</t:v></t:s>'
    status = tc(f"<w:p>{bound('/t:s[1]/t:v[1]', r('RED'))}</w:p>")
    rows = (plain(0, status=status), plain(2, status=bound("/t:s[1]/t:v[2]", tc("GREEN")), number="3"))
    return Trap(paper(tbl(HEADING, *rows), parts={"store1": store}), (row(0), row(2)))


def embedded() -> Trap:
    """An embedded page of another format cannot be read, and that is said."""
    made = paper(tbl(HEADING, plain(0), plain(1)), '<w:altChunk r:id="x"/>')
    return Trap(made, (row(0), row(1)), {-1: "embedded_not_read"})


BODY = p(TITLE) + tbl(HEADING, plain(0), plain(1)) + "<w:sectPr/>"


def with_macros() -> Trap:
    """A file with macros prints what any other does."""
    return Trap(word(BODY, main="application/vnd.ms-word.document.macroEnabled.main+xml"), (row(0), row(1)))


def strict() -> Trap:
    """The standard's strict dialect."""
    out = BytesIO()
    office, drawing = (
        b"http://schemas.openxmlformats.org/officeDocument/2006",
        b"http://schemas.openxmlformats.org/drawingml/2006",
    )
    with zipfile.ZipFile(BytesIO(word(BODY))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            xml = xml.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            xml = xml.replace(office, b"http://purl.oclc.org/ooxml/officeDocument").replace(
                drawing, b"http://purl.oclc.org/ooxml/drawingml"
            )
            new.writestr(name, xml)
    return Trap(out.getvalue(), (row(0), row(1)))


def dangling() -> Trap:
    """A relationship to a part that is not there."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word(BODY))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            link = f'<Relationship Id="n" Type="{OFFICE}/relationships/image" Target="NULL"/>'.encode()
            new.writestr(name, old.read(name).replace(b"</Relationships>", link + b"</Relationships>"))
    return Trap(out.getvalue(), (row(0), row(1)))


MAKERS = (
    tracked_status, tracked_paragraphs, moved_row, automatic_numbers, numbers_of_levels, numbers_by_style,
    number_before_text, fields, notes, hidden_text, signs, headers, late_date, bound_list, embedded, with_macros,
    strict, dangling,
)  # fmt: skip
