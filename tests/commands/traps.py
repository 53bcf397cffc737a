"""Office files that are hostile or broken: what a converter must not run, fetch, read, or choke on."""

import zipfile
from io import BytesIO

TEXT = b"application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("script", "script"), ("draw", "drawing"))
)
_LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2">%s</manifest:manifest>'
)


def odt(body="<text:p>Hello</text:p>", *, events="", parts=None, manifest=""):
    """An OpenDocument text with this body, packed as the standard says: its media type first, unpacked."""
    entries = {"/": TEXT.decode(), "content.xml": "text/xml", **dict.fromkeys(parts or {}, "text/xml")}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries.items()
    )
    content = (
        f'<office:document-content {_NAMES} {_LINKS} xmlns:ooo="http://openoffice.org/2004/office"'
        ' xmlns:dom="http://www.w3.org/2001/xml-events" office:version="1.2">'
        f"<office:scripts>{events}</office:scripts>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TEXT, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST % (listed + manifest))
        for path, part in (parts or {}).items():
            archive.writestr(path, part)
    return file.getvalue()


def macro_odt(victim):
    """An OpenDocument text with a macro that writes the file `victim` when the paper is opened."""
    library = 'xmlns:library="http://openoffice.org/2000/library"'
    event = (
        '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"'
        ' xlink:href="vnd.sun.star.script:Standard.Trap.Main?language=Basic&amp;location=document"'
        ' xlink:type="simple"/></office:event-listeners>'
    )
    basic = f'Sub Main\nOpen "{victim}" For Output As #1\nPrint #1, "ran"\nClose #1\nEnd Sub\n'
    parts = {
        "Basic/script-lc.xml": f'<library:libraries {library} {_LINKS}><library:library library:name="Standard"'
        ' library:link="false"/></library:libraries>',
        "Basic/Standard/script-lb.xml": f'<library:library {library} library:name="Standard"'
        ' library:readonly="false" library:passwordprotected="false"><library:element library:name="Trap"/>'
        "</library:library>",
        "Basic/Standard/Trap.xml": '<script:module xmlns:script="http://openoffice.org/2000/script"'
        ' script:name="Trap" script:language="StarBasic">'
        + basic.replace("&", "&amp;").replace('"', "&quot;")
        + "</script:module>",
    }
    return odt(events=event, parts=parts)


def linked_odt(address, file):
    """An OpenDocument text with a picture from `address`, and a section whose words stand in another `file`."""
    picture = (
        f'<draw:frame text:anchor-type="paragraph"><draw:image xlink:href="{address}" xlink:type="simple"'
        ' xlink:actuate="onLoad"/></draw:frame>'
    )
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{file}" xlink:type="simple"/>'
        "<text:p>mine</text:p></text:section>"
    )
    return odt(f"<text:p>Hello{picture}</text:p>{section}")


def bomb_odt():
    """One that unpacks to a thousand times its size."""
    return odt(parts={"styles.xml": b" " * 60_000_000})


def entity_odt():
    """One with a word that stands for ten that stand for ten, and so on."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    part = f'<!DOCTYPE x [<!ENTITY a0 "word">{entities}]><x>&a8;</x>'
    return odt(parts={"styles.xml": part})


def locked_odt():
    """One under a password: its manifest says how each part was encrypted."""
    return odt(manifest='<manifest:encryption-data manifest:checksum="x"/>')


def spreadsheet():
    """An OpenDocument spreadsheet."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return file.getvalue()


def braces(depth, *, closed):
    """An RTF file of groups inside groups."""
    return b"{\\rtf1 " + b"{" * depth + b"x" + (b"}" * (depth + 1) if closed else b"")


def ole(*streams):
    """An OLE container that holds streams of these names, each with 4,096 blank bytes: enough to be told by."""
    sector = 512
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def number(value, size=4):
        return value.to_bytes(size, "little")

    def entry(name, kind, start, size, child=free, right=free):
        raw = (name + "\0").encode("utf-16-le")
        head = raw.ljust(64, b"\0") + number(len(raw), 2) + bytes([kind, 1])
        return (
            head + number(free) + number(right) + number(child) + bytes(36) + number(start) + number(size, 8)
        )

    sizes = 4096 // sector
    firsts = [2 + index * sizes for index in range(len(streams))]
    chain = [fat_sector, end]
    for first in firsts:
        chain += [*range(first + 1, first + sizes), end]
    fat = b"".join(map(number, chain)).ljust(sector, b"\xff")
    entries = [entry("Root Entry", 5, end, 0, child=1)]
    for index, (name, first) in enumerate(zip(streams, firsts, strict=True), start=1):
        entries.append(entry(name, 2, first, 4096, right=index + 1 if index < len(streams) else free))
    directory = b"".join(entries).ljust(sector, b"\0")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + number(0x3E, 2) + number(3, 2) + number(0xFFFE, 2)
    )
    head += number(9, 2) + number(6, 2) + bytes(10) + number(1) + number(1) + number(0) + number(4096)
    head += number(end) + number(0) + number(end) + number(0) + number(0) + number(free) * 108
    return head + fat + directory + bytes(4096 * len(streams))
