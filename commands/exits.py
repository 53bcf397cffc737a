"""How the program ends."""

from enum import IntEnum


class ReaderGone(Exception):  # noqa: N818 - named for what happened
    """Whoever reads our results has seen enough: ``ragw history | head``. Nothing is wrong."""


class Exit(IntEnum):
    """Exit statuses; docs/commands.md says them to users."""

    WELL = 0
    OURS = 1
    USAGE = 2
    WANTS_AN_EYE = 3
    SOME_UNREAD = 4
    NONE_READ = 5
    NO_DATABASE = 6
    INTERRUPTED = 130  # as a shell has it: 128 and the number of SIGINT
    TERMINATED = 143  # and of SIGTERM
