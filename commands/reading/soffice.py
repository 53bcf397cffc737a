"""LibreOffice as a program: where it is, which one it is, and one run of it over a batch of files.

A run has a folder of its own for its profile, its home and its temporary files, which goes when it ends: it
knows nothing of the user's LibreOffice, and leaves nothing in it. Macros are off, links are not followed, and a
proxy that answers nobody stands before the network.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final, Literal

from commands.reading.limits import Limits

_USUAL: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
)
_HOW: Final = {
    "win32": "winget install TheDocumentFoundation.LibreOffice",
    "darwin": "brew install --cask libreoffice",
    "linux": "sudo apt install libreoffice-writer, or your system's package of that name",
}

_LEAST_MEMORY: Final = 1_024
"""MB of address space with which LibreOffice can start; it takes some 620 for a paper of ten pages."""

_LARGEST: Final = 512
"""MB of a file that it may write."""

_GLANCE: Final = 0.05
"""Seconds between two looks at what has been written."""

_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/History", "PickListSize", "0"),
    ("org.openoffice.Office.Common/Save/Document", "AutoSave", "false"),
    ("org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
"""By path in LibreOffice's registry: no macros, nothing followed, nothing remembered, nothing fetched."""

End = Literal["ended", "crashed", "stuck"]
"""How a run ended: by itself, by a fault of its own, or by us since it got no further."""


def find(environment: Mapping[str, str] = os.environ) -> str | None:
    """The program: where ``RAGW_SOFFICE`` says, on the ``PATH``, or in one of the usual places."""
    named = environment.get("RAGW_SOFFICE")
    if named:
        return shutil.which(named)
    path = environment.get("PATH", "")
    on_path = shutil.which("soffice", path=path) or shutil.which("libreoffice", path=path)
    return on_path or next((place for place in _USUAL if _may_run(place)), None)


def how_to_get(platform: str = sys.platform) -> str:
    """What installs it, on this system."""
    return _HOW.get(platform, "see libreoffice.org")


def version(program: str, room: Path) -> str:
    """What it says of itself, such as "LibreOffice 7.4.7.2 40(Build:2)"; "" where it says nothing in time."""
    command = [program, _profile(room), "--headless", "--version"]
    try:
        done = subprocess.run(  # noqa: S603 - the program that the user has installed, nothing of a paper
            command, env=_environment(room), capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def run(program: str, files: list[Path], room: Path, limits: Limits, patience: Callable[[], bool]) -> End:
    """Makes .docx files in ``room/out`` of `files`, in their order.

    `patience` is asked again and again whether to wait any longer. Whatever happens, also Ctrl-C, the program and
    all that it started have ended when this returns. Raises `OSError` where it cannot be started.
    """
    _settle_in(room)
    command = [
        program, _profile(room), "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(room / "out"),
        *map(str, files),
    ]  # fmt: skip
    silent = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the same; the files' names are ours
        command,
        env=_environment(room),
        cwd=room,
        stdin=silent,
        stdout=silent,
        stderr=silent,
        start_new_session=sys.platform != "win32",
    )
    try:
        _restrict(process.pid, limits, len(files))
        while patience():
            with suppress(subprocess.TimeoutExpired):
                return "ended" if process.wait(_GLANCE) == 0 else "crashed"
        return "stuck"
    finally:
        _end(process)


def steps(folder: Path, seconds: float) -> Callable[[], bool]:
    """Patience with a program for as long as another file comes into a folder every so many seconds."""
    written, last = 0, monotonic()

    def still() -> bool:
        nonlocal written, last
        now = len(list(folder.iterdir())) if folder.exists() else 0
        if now > written:
            written, last = now, monotonic()
        return monotonic() - last < seconds

    return still


def _may_run(place: str) -> bool:
    return os.access(place, os.X_OK)


def _profile(room: Path) -> str:
    return f"-env:UserInstallation={(room / 'profile').as_uri()}"


def _environment(room: Path) -> dict[str, str]:
    """The user's environment, but for what names places to write to, ways out, and a language."""
    nowhere = "http://127.0.0.1:9"
    ours = {
        **dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"), str(room)),
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), nowhere),
        "no_proxy": "",
        "NO_PROXY": "",
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",  # no window, whatever the desktop
    }
    return {**os.environ, **ours}


def _settle_in(room: Path) -> None:
    """A new profile with `_SETTINGS`, and a folder for what is written."""
    user = room / "profile" / "user"
    user.mkdir(parents=True)
    (room / "out").mkdir()
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        "utf-8",
    )


def _restrict(pid: int, limits: Limits, files: int) -> None:
    """Bounds memory, processor time and the size of files, for it and all that it starts (Linux)."""
    if sys.platform != "linux":
        return
    import resource

    memory = max(limits.memory, _LEAST_MEMORY) * 2**20
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: _LARGEST * 2**20,
        # should we be killed ourselves, it ends all the same
        resource.RLIMIT_CPU: limits.seconds * files + 60,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, allowed = resource.prlimit(pid, kind)
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.prlimit(pid, kind, (least, least))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kills it with all that it started, and waits until it has gone."""
    if sys.platform == "win32":
        taskkill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603 - nothing of a paper
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
