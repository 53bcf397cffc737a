"""The manifest that a user gives: the option, and its file."""

from pathlib import Path

import click

from commands.exits import Exit
from commands.shared import Refusal, why
from normalise.manifest import Manifest, ManifestError, read_manifest

manifest_option = click.option(
    "--manifest",
    "manifest_file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="CSV that says what papers are: file, authority, committee, date, reference, supersedes.",
)


def manifest_of(path: str | None) -> Manifest:
    """The manifest in a file; an empty one where none is named. Ends the program where it cannot be used."""
    if path is None:
        return Manifest()
    try:
        return read_manifest(Path(path).read_bytes())
    except OSError as error:
        raise Refusal(f"the manifest {path}: {why(error)}", Exit.USAGE) from error
    except ManifestError as error:
        raise Refusal(f"the manifest {path} cannot be used: {error}", Exit.USAGE) from error
