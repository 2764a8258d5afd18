"""Compiles the Windows installer with a stand-in for the program, and plays it through in Wine.

Run by `make nsis-check`, or: python installer/package/check_windows.py

Compiling takes makensis, playing it Wine (64-bit is enough): silent installation, upgrade in place,
what it refuses, and removal that keeps the person's files. What cannot be done here is named as
skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from check_debian import hidden_screen
from check_reproducible import digest
from places import NAME
from windows_installer import FILES, compile_installer, makensis, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNNING, TOO_OLD = 5, 6
OPEN_COMMAND: Final = rf"HKCU\Software\Classes\{NAME}.database\shell\open\command"
UNINSTALL_KEY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
_OURS: Final = (
    UNINSTALL_KEY,
    OPEN_COMMAND,
    r"HKCU\Software\Classes\.kkdesk",
    rf"HKCU\Software\{NAME}",
)
_STUB: Final = (
    "amd64-unicode"  # NSIS's own starter is of 32 bits, for which Wine would need as much again
)
_STARTING: Final = 6  # seconds that a window takes at most


class FaultError(Exception):
    """The installer does not do what it should; the text says what was seen."""


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows of its own below a folder (Wine)."""

    folder: Path

    @property
    def home(self) -> Path:
        """Where the person's programs and data lie."""
        return next((self.folder / "drive_c/users").glob("*/AppData/Local"))

    @property
    def program(self) -> Path:
        """Where the installer puts the program unless it is told otherwise."""
        return self.home / "Programs" / NAME

    def run(self, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        return subprocess.run(
            ["wine", *command],
            env=self.settings(**settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def settings(self, **more: str) -> dict[str, str]:
        """Return the environment of programs in here."""
        return {**os.environ, "WINEPREFIX": str(self.folder), "WINEDEBUG": "-all", **more}

    def value(self, key: str, name: str = "") -> str:
        """Return a text of the registry; empty if there is none."""
        told = self.run("reg", "query", key, *(("/v", name) if name else ("/ve",))).stdout
        return next(
            (line.split("REG_SZ")[1].strip() for line in told.splitlines() if "REG_SZ" in line), ""
        )


def expect(seen: object, wanted: object, what: str) -> None:
    """Raise FaultError unless two things are the same."""
    if seen != wanted:
        raise FaultError(f"{what}: {seen!r} instead of {wanted!r}")


def play(windows: Windows, old: Path, new: Path) -> Iterator[str]:
    """Install, upgrade, refuse and remove; yields a line on each, FaultError for a fault."""
    expect(windows.run(str(old), "/S", "/LANG=en").returncode, 0, "silent installation")
    there = _files(windows.program)
    expect(set(FILES) - set(there), set(), "files that are missing")
    expect(windows.value(OPEN_COMMAND), rf'"{_dos(windows)}\{NAME}.exe" "--database=%1"', "opening")
    expect(windows.value(OPEN_COMMAND.partition(r"\shell")[0]), "kkdesk database", "in English")
    yield f"installed silently: {len(there)} files, start menu, .kkdesk opens"

    own = (windows.program / "mine.sqlite", windows.home / NAME / "kkdesk.sqlite")
    for file in own:
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine", encoding="utf-8")
    expect(windows.run(str(new), "/S", "/LANG=da").returncode, 0, "upgrade")
    there = _files(windows.program)
    expect(("new.txt" in there, "_internal/base_library.zip" in there), (True, False), "its files")
    expect(windows.value(UNINSTALL_KEY, "DisplayVersion"), "9.9.9", "its version")
    yield "upgraded in place: new files came, old ones went, the person's stayed"

    with _running(windows, new):
        expect(windows.run(str(old), "/S").returncode, RUNNING, "while it runs")
    expect(_files(windows.program), there, "the files while it runs")
    windows.run("winecfg", "-v", "win7")
    expect(windows.run(str(old), "/S").returncode, TOO_OLD, "on Windows 7")
    windows.run("winecfg", "-v", "win10")
    yield "refused: while the program runs, and on an old Windows"

    windows.run(str(windows.program / "uninstall.exe"), "/S", f"_?={_dos(windows)}")
    (windows.program / "uninstall.exe").unlink()  # with _? it waits, but cannot remove itself
    expect(_files(windows.program), ["mine.sqlite"], "what is left of the program")
    expect([file.read_text("utf-8") for file in own], ["mine", "mine"], "the person's files")
    expect([windows.value(key) for key in _OURS], ["" for _ in _OURS], "the registry")
    expect(list(windows.folder.rglob(f"{NAME}.lnk")), [], "the start menu")
    yield "removed: files, start menu and registry; the person's files are still there"

    elsewhere = r"C:\andetsteds"
    expect(windows.run(str(new), "/S", "/NOASSOC", f"/D={elsewhere}").returncode, 0, "elsewhere")
    there = _files(windows.folder / "drive_c/andetsteds")
    expect((f"{NAME}.exe" in there, windows.value(OPEN_COMMAND)), (True, ""), "another folder")
    yield "installed in a folder of choice, without taking over the ending"


def _files(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )


def _dos(windows: Windows) -> str:
    inner = windows.program.relative_to(windows.folder / "drive_c")
    return "C:\\" + str(inner).replace("/", "\\")


@contextmanager
def _running(windows: Windows, real: Path) -> Iterator[None]:
    """Put a program in the stand-in's place that runs until stopped: an installer's window."""
    program = windows.program / f"{NAME}.exe"
    shutil.copyfile(real, program)
    with (
        hidden_screen() as display,
        subprocess.Popen(["wine", str(program)], env=windows.settings(DISPLAY=display)) as process,
    ):
        time.sleep(_STARTING)
        try:
            yield
        finally:
            process.terminate()


def compiled(scratch: Path) -> Iterator[Path]:
    """Compile an older and a newer installer; FaultError if the same files make other bytes."""
    payload = stand_in(scratch / "payload")
    for name in ("once", "twice"):
        compile_installer(payload, scratch / f"{NAME}-{name}.exe", scratch / name)
    expect(
        digest(scratch / f"{NAME}-once.exe"), digest(scratch / f"{NAME}-twice.exe"), "two builds"
    )
    yield compile_installer(payload, scratch / f"{NAME}-old.exe", scratch / "old", stub=_STUB)
    (payload / "_internal/base_library.zip").unlink()
    (payload / "new.txt").write_text("new", encoding="utf-8")
    yield compile_installer(
        payload, scratch / f"{NAME}-new.exe", scratch / "new", told="9.9.9", stub=_STUB
    )


def main() -> int:
    """Compile and play; 1 if something has a fault."""
    if not shutil.which(makensis()):
        print("Windows installer: SKIPPED, nothing was compiled: makensis is not installed here")
        return 0
    with tempfile.TemporaryDirectory(prefix="kkdesk-windows-") as place:
        try:
            old, new = compiled(Path(place))
            print("Windows installer: compiles without a warning, the same bytes twice")
            if not shutil.which("wine"):
                print("Windows installer: SKIPPED, it was not played: wine is not installed here")
                return 0
            windows = Windows(Path(place, "wine"))
            windows.run("winecfg", "-v", "win10")
            try:
                for line in play(windows, old, new):
                    print(f"Windows installer: {line}", flush=True)
            finally:
                subprocess.run(["wineserver", "-k"], env=windows.settings(), check=False)
        except (FaultError, subprocess.CalledProcessError) as fault:
            print(f"Windows installer: FAULT: {fault}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
