"""Whether a file lies on another machine, as the operating system tells it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_REMOTE: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "9p", "ncpfs"),
        *("webdav", "davfs", "davfs2", "sshfs", "ceph", "glusterfs", "lustre", "beegfs"),
    }
)
"""File systems whose files another machine keeps, by the names that mounts have."""
_DRIVE_REMOTE: Final = 4
"""What GetDriveTypeW says of a network drive."""
_PATIENCE: Final = 5.0

Mount = tuple[str, str]
"""A place and the kind of file system there."""


def is_on_share(path: Path) -> bool:
    """Tell whether a file lies on a network share; False where nobody can say."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    try:
        return is_remote(path.resolve(), _mounts())
    except (OSError, subprocess.SubprocessError):
        return False


def is_remote(path: PurePath, mounts: Iterable[Mount]) -> bool:
    """Tell whether the innermost of the places that hold a path is another machine's."""
    found = [
        (len(place), number, kind)
        for number, (place, kind) in enumerate(mounts)
        if path.is_relative_to(place)
    ]
    kind = max(found)[2] if found else ""
    return kind.removeprefix("fuse.").lower() in _REMOTE


def linux_mounts(text: str) -> list[Mount]:
    """Read ``/proc/self/mountinfo``: the fifth field is the place, the kind follows " - "."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.partition(" ")[0]
        if len(fields) > 4 and kind:  # noqa: PLR2004 -- proc(5)
            found.append((_unescaped(fields[4]), kind))
    return found


def mac_mounts(text: str) -> list[Mount]:
    """Read what ``mount`` prints: //who@where/what on /Volumes/what (smbfs, nodev, …)."""
    found = []
    for line in text.splitlines():
        place, _, options = line.partition(" on ")[2].rpartition(" (")
        if place:
            found.append((place, options.partition(",")[0].rstrip(")")))
    return found


def _mounts() -> list[Mount]:
    if sys.platform == "darwin":
        said = subprocess.run(
            ["/sbin/mount"], capture_output=True, check=True, text=True, timeout=_PATIENCE
        )
        return mac_mounts(said.stdout)
    return linux_mounts(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))


def _unescaped(field: str) -> str:
    """Return a field of the mount table with its blanks and backslashes."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field


def names_a_machine(path: PurePath) -> bool:
    """Tell whether a path of Windows begins with another machine's name."""
    return path.drive.startswith("\\\\")


def _is_remote_drive(path: Path) -> bool:
    """Ask Windows what a drive letter stands for."""
    import ctypes  # noqa: PLC0415 -- only on Windows

    whole = path.absolute()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- not there elsewhere
    return names_a_machine(whole) or kernel.GetDriveTypeW(f"{whole.drive}\\") == _DRIVE_REMOTE
