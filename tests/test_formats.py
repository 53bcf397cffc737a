"""The same paper in every format gives the same observations: every field, but for the place on its pages."""

import functools
from pathlib import Path

import msgspec
import pytest

from commands.reading import soffice
from commands.reading.limits import Limits
from commands.reading.office import Office, Source
from extract import CONVERTED, extract, read
from normalise import normalise
from schemas import Observation
from tests.test_papers import ACCEPTANCE, _all_rows, needs_acceptance

FOLDER = Path(__file__).parents[1] / "samples" / "formats"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.docx"))
needs_libreoffice = pytest.mark.skipif(
    soffice.find() is None, reason="LibreOffice is not installed (apt-get install libreoffice-writer-nogui)"
)
FORMATS = [
    pytest.param(ending, marks=needs_libreoffice if ending in CONVERTED else ())
    for ending in ("doc", "odt", "rtf", "html", "pdf")
]


@pytest.fixture(scope="session")
def conversions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | str]:
    """What LibreOffice makes of all samples, in one call, by the paper's name."""
    return _converted(
        [FOLDER / f"{stem}.{ending}" for stem in PAPERS for ending in CONVERTED], tmp_path_factory
    )


def _converted(paths: list[Path], folders: pytest.TempPathFactory) -> dict[str, bytes | str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAGW_CACHE", str(folders.mktemp("cache")))
        sources = [Source(path.read_bytes(), path.suffix.removeprefix(".")) for path in paths]
        made = Office(Limits()).convert(sources)
    return dict(zip((path.name for path in paths), made, strict=True))


def observations(path: Path, converted: bytes | None = None) -> tuple[Observation, ...]:
    return normalise(extract(read(path.read_bytes(), path.name, converted))).observations


@functools.cache
def of_word(stem: str) -> list[dict]:
    return told(observations(FOLDER / f"{stem}.docx"))


def told(found: tuple[Observation, ...]) -> list[dict]:
    """The observations without what names the file or the spot in it."""
    records = msgspec.to_builtins(found)
    for record in records:
        for field in ("paper", "paper_sha256", "place", "places"):
            del record[field]
        for problem in record["problems"]:
            problem.pop("place", None)
    return records


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("stem", PAPERS)
def test_a_paper_says_the_same_in_every_format(
    stem: str, ending: str, request: pytest.FixtureRequest
) -> None:
    """As in its Word file: every field of every observation."""
    path = FOLDER / f"{stem}.{ending}"
    converted = request.getfixturevalue("conversions")[path.name] if ending in CONVERTED else None
    found = observations(path, converted)
    assert found
    assert {each.paper for each in found} == {path.name}
    assert told(found) == of_word(stem)


@needs_acceptance
@needs_libreoffice
def test_a_real_old_word_file_gives_its_actions_with_their_colours(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """An action log of 28 actions, whose status is told by words on coloured cells."""
    assert ACCEPTANCE
    (truth,) = ACCEPTANCE.rglob("real-actions.jsonl")
    for name in sorted({row["paper"] for row in _all_rows(truth) if row["paper"].endswith(".doc")}):
        (path,) = ACCEPTANCE.rglob(name)
        made = _converted([path], tmp_path_factory)[name]
        assert isinstance(made, bytes), made
        rows = [row for row in _all_rows(truth) if row["paper"] == name]
        found = observations(path, made)
        assert len(found) == 28
        assert [(each.colour, each.due_raw, each.status_raw) for each in found] == [
            (row["colour"], row["deadline"], row["status_text"]) for row in rows
        ]
        assert [_words(each.text) for each in found] == [_words(row["action"]) for row in rows]


def _words(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_the_samples_stand_in_every_format() -> None:
    """Nothing is skipped because it is not there."""
    assert len(PAPERS) == 4
    for stem in PAPERS:
        assert {path.suffix for path in FOLDER.glob(f"{stem}.*")} == {
            *(f".{ending}" for ending in CONVERTED), ".docx", ".html", ".pdf", ".txt"
        }  # fmt: skip
