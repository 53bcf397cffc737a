"""The committed samples are what `samples/make.py` writes from `samples/content/`.

Those that LibreOffice makes (`samples/office.py`) are not the same bytes twice: they hold times and numbers of its
own. `tests/test_formats.py` holds them to say what the Word file says, word for word.
"""

import csv
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.samples.truths import PAPERS, SAMPLES

FOLDERS = ("formats", "papers", "truth", "without-trackers")
ENDINGS = ("doc", "docx", "html", "odt", "pdf", "rtf", "txt")
BY_LIBREOFFICE = (".doc", ".odt", ".rtf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, SAMPLES / "make.py", folder], check=True)
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for part in FOLDERS for path in (folder / part).iterdir()}


def members(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    with ZipFile(path) as file:
        return [(info.filename, info.date_time, file.read(info)) for info in file.infolist()]


def test_no_sample_is_missing_and_none_is_without_its_content(made: Path) -> None:
    """A file that the script does not write would be a sample that nobody can make again."""
    assert names(made) == {name for name in names(SAMPLES) if not name.endswith(BY_LIBREOFFICE)}


def test_making_the_samples_again_gives_the_committed_bytes(made: Path) -> None:
    """Word files are compared unpacked: another zlib packs the same words into other bytes."""
    differ = [
        name
        for name in sorted(names(made))
        if (
            members(made / name) != members(SAMPLES / name)
            if name.endswith(".docx")
            else (made / name).read_bytes() != (SAMPLES / name).read_bytes()
        )
    ]
    assert differ == []


def test_every_paper_stands_in_seven_formats_and_once_in_the_history() -> None:
    """The history must not hold the same content seven times."""
    formats = {path.name for path in (SAMPLES / "formats").iterdir()}
    assert formats == {f"{paper}.{ending}" for paper in PAPERS for ending in ENDINGS}
    history = {path.name for path in (SAMPLES / "papers").iterdir()}
    assert len(history) == len(PAPERS)
    assert {name.partition(".")[0] for name in history} == set(PAPERS)


def test_the_manifest_dates_all_papers_but_the_one_whose_name_does() -> None:
    """November 2020 shows that a blank cell says nothing and the file's name is asked."""
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as file:
        dates = {row["file"]: row["date"] for row in csv.DictReader(file)}
    assert set(dates) == {path.name for path in (SAMPLES / "papers").iterdir()}
    assert [name for name, date in dates.items() if not date] == ["appendix-2020-11.pdf"]


def test_the_samples_stay_small() -> None:
    """They travel with every clone; half of it is RTF, which packs well."""
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 2_500_000
