"""A stand-in for LibreOffice that does as papers ask: it "converts" by copying, and dies or hangs where told to.

``python fake_soffice.py FOLDER -env:... --headless --convert-to docx --outdir OUT FILES...``; FOLDER holds the .docx
that it gives, and gets a line in `calls` for each call.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

MARK = b"asks the converter: "


def asked(*words):
    """The bytes of an RTF file that asks for one of the things below; the last word tells it from others."""
    return b"{\\rtf1 " + MARK + " ".join(map(str, words)).encode() + b"}"


def main(folder, arguments):
    with (folder / "calls").open("a") as calls:
        calls.write(" ".join(Path(each).name for each in arguments[1:]) + "\n")
    if "--version" in arguments:
        print("LibreOffice 1.0")
        return
    at = arguments.index("--outdir")
    out = Path(arguments[at + 1])
    for file in map(Path, arguments[at + 2 :]):
        words = file.read_bytes().partition(MARK)[2].rstrip(b"}").decode().split()
        if not words or words[0] == "convert":
            (out / file.with_suffix(".docx").name).write_bytes((folder / "made.docx").read_bytes())
        elif words[0] == "crash":
            (out / file.with_suffix(".docx").name).write_bytes(b"PK half a file")
            os.abort()
        elif words[0] == "hang":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            Path(words[1]).write_text(f"{os.getpid()} {child.pid}")
            time.sleep(600)
        elif words[0] == "eat":
            eaten = []
            while True:
                eaten.append(bytes(16 * 2**20))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
