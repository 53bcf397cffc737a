"""Has LibreOffice make .doc, .odt and .rtf of the sample Word files: `python samples/office.py`.

A step of its own, for these files are not the same bytes twice: LibreOffice writes times and numbers of its own into
them. So they are committed as they were made, and made again when the papers change.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FORMATS = ("doc", "odt", "rtf")


def main(folder: Path) -> None:
    """Writes the files beside the Word files in `folder`."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print(
            "LibreOffice was not found: .doc, .odt and .rtf of the samples stay as they are", file=sys.stderr
        )
        return
    papers = sorted(map(str, folder.glob("*.docx")))
    with TemporaryDirectory() as room:
        profile = f"-env:UserInstallation={Path(room).as_uri()}"
        for ending in FORMATS:
            convert = [
                program,
                profile,
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(folder),
                *papers,
            ]
            subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own papers


if __name__ == "__main__":
    main(Path(__file__).parent / "formats")
