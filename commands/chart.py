"""``ragw chart``: pictures of the history."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.asking import filter_options, filters_of, history_at
from commands.exits import Exit
from commands.outputs import to_file
from commands.shared import Refusal, database_option, quiet_option, say
from query.pictures import KINDS, NoFonts, TooMany, draw, to_png

if TYPE_CHECKING:
    from query.pictures import Picture


@click.command(epilog="Example: ragw chart timeline --report legitimacy --out timeline.svg")
@click.argument("picture", type=click.Choice(KINDS))
@database_option
@filter_options()
@click.option(
    "--out",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    required=True,
    help="A file that ends in .svg or .png; several pictures are numbered: FILE-1.svg, FILE-2.svg …",
)
@quiet_option
def chart(picture: str, db: str, out: str, quiet: bool, **conditions: Any) -> None:
    """Draw pictures: the status by period, the timeline, or how due dates slipped."""
    file = Path(out)
    if file.suffix.lower() not in (".svg", ".png"):
        raise Refusal(f"--out is a file that ends in .svg or .png, not {out}", Exit.USAGE)
    filters = filters_of(conditions)
    with history_at(db) as database:
        try:
            pictures = draw(database, picture, filters)
        except TooMany as error:
            raise Refusal(str(error), Exit.USAGE) from error
    if not pictures:
        what = "due dates that changed, of " if picture == "slippage" else ""
        raise Refusal(f"there is nothing to draw: no {what}{filters}", Exit.USAGE)
    for drawn, path in zip(pictures, names(file, len(pictures)), strict=True):
        _write(drawn, path)
        if not quiet:
            say(f"{path}: {drawn.shown}")


def names(file: Path, number: int) -> list[Path]:
    """The files of so many pictures: the one that was asked for, or as many with numbers of one length.

    >>> [path.name for path in names(Path("red.svg"), 1)], [path.name for path in names(Path("red.svg"), 12)][8:10]
    (['red.svg'], ['red-09.svg', 'red-10.svg'])
    """
    if number == 1:
        return [file]
    digits = len(str(number))
    return [file.with_name(f"{file.stem}-{n:0{digits}}{file.suffix}") for n in range(1, number + 1)]


def _write(picture: "Picture", path: Path) -> None:
    try:
        content = to_png(picture) if path.suffix.lower() == ".png" else picture.svg.encode()
    except NoFonts as error:
        raise Refusal(f"{path}: {error}", Exit.USAGE) from error
    to_file(str(path), lambda file: file.write(content))
