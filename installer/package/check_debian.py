"""Installs the .deb with apt alone in clean systems and runs the program there as a plain person.

Run by `make check-deb`, or: python installer/package/check_debian.py [RELEASE ...]

Each release is a fresh copy of a minimal system (debootstrap), kept below KKDESK_CHROOTS
(/var/tmp/kkdesk-chroots) for the next time. There is no Python in it, and no network while the
program runs. What this machine cannot do is named as skipped and fails nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from places import DIST, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RELEASES: Final = ("bookworm", "trixie")
TOOLS: Final = ("debootstrap", "unshare", "chroot", "Xvfb")
PERSON: Final = "tester"
_SCREENS: Final = Path("/tmp/.X11-unix")  # noqa: S108 -- where X11 has its sockets
_ENTER: Final = (
    f'room=$1; shift; mount -t proc proc "$room/proc"; mkdir -p "$room{_SCREENS}"; '
    f'mount --bind {_SCREENS} "$room{_SCREENS}"; exec chroot "$@"'
)
_SEARCH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class SkippedError(Exception):
    """This machine cannot try it; the text says why."""


class FaultError(Exception):
    """The package does not do what it should; the text says what was seen."""


@dataclass(frozen=True, slots=True)
class Room:
    """A system of its own below a folder."""

    folder: Path

    def as_root(self, *command: str) -> str:
        """Run a command as root, with the network; FaultError with what it said if it fails."""
        return self._run(("unshare", "--mount"), ("/",), command, {"HOME": "/root"})

    def as_person(self, *command: str, **settings: str) -> str:
        """Run a command as the person without rights, and without a network."""
        own = {"HOME": f"/home/{PERSON}", **settings}
        apart = ("unshare", "--mount", "--net")
        return self._run(apart, (f"--userspec={PERSON}:{PERSON}",), command, own)

    def _run(
        self,
        apart: tuple[str, ...],
        who: tuple[str, ...],
        command: tuple[str, ...],
        settings: Mapping[str, str],
    ) -> str:
        options = [one for one in who if one != "/"]
        inside = ("sh", "-euc", _ENTER, "enter", str(self.folder), *options, str(self.folder))
        ended = subprocess.run(
            [*apart, *inside, *command],
            env={"PATH": _SEARCH, "DEBIAN_FRONTEND": "noninteractive", **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        # A warning of Qt's is a fault of the package: something is missing.
        if ended.returncode or (ended.stderr and command[:2] == (NAME, "self-test")):
            raise FaultError(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}")
        return ended.stdout


def check(release: str, package: Path) -> Iterator[str]:
    """Try the package in a release; yields a line on each thing seen, FaultError for a fault."""
    with _room(release) as room:
        shutil.copy(package, room.folder / "tmp" / package.name)
        before = _installed(room)
        if "python3" in before:
            raise FaultError("the clean system has a Python, so nothing would be proven")
        room.as_root("apt-get", "-q", "update")
        quiet = ("-q", "-y", "--no-install-recommends")
        room.as_root("apt-get", "install", *quiet, f"/tmp/{package.name}")  # noqa: S108 -- the room's
        yield f"installed with apt, and {len(_installed(room) - before) - 1} packages it needs"
        room.as_root("useradd", "--create-home", PERSON)
        yield f"offscreen, no locale: {_self_test(room, QT_QPA_PLATFORM='offscreen')}"
        with hidden_screen() as display:
            told = _self_test(room, DISPLAY=display, LANG="C.UTF-8", QT_QPA_PLATFORM="xcb")
            yield f"under Xvfb: {told}"
        home = room.folder / "home" / PERSON
        room.as_person(NAME, "demo", f"/home/{PERSON}/demo", QT_QPA_PLATFORM="offscreen")
        made = sorted(home.glob("demo/**/*.*"))
        kinds = ", ".join(sorted({one.suffix[1:] for one in made}))
        yield f"the demo made {len(made)} files: {kinds}"
        room.as_root("dpkg", "--verify", NAME)
        room.as_root("apt-get", "purge", "-q", "-y", NAME)
        left = [str(one) for one in room.folder.glob(f"usr/**/*{NAME}*")]
        if left or sorted(home.glob("demo/**/*.*")) != made:
            raise FaultError(f"removing it left {left}, or took something of the person's")
        yield "removed without a trace, and the person's files are still there"


def _self_test(room: Room, **settings: str) -> str:
    """Run the program's own test and return how many parts passed."""
    told = room.as_person(NAME, "self-test", "--lang", "en", "--format", "json", **settings)
    parts = [json.loads(line) for line in told.splitlines()]
    if not parts or not all(one["passed"] for one in parts):
        raise FaultError(told)
    return f"{len(parts)} of {len(parts)} parts pass ({parts[0]['seen']}; {parts[-1]['seen']})"


def _installed(room: Room) -> set[str]:
    """Return the packages of the room."""
    return set(room.as_root("dpkg-query", "--show", "--showformat=${Package}\n").split())


@contextmanager
def _room(release: str) -> Iterator[Room]:
    """Give a fresh copy of a release; SkippedError where there can be none."""
    base = _base(release)
    with tempfile.TemporaryDirectory(dir=base.parent, prefix=f"{release}-") as place:
        folder = Path(place, "room")
        subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(folder)], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        # Nothing that apt installs may start a service in here.
        stays_off = folder / "usr/sbin/policy-rc.d"
        stays_off.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        stays_off.chmod(0o755)
        yield Room(folder)


def _base(release: str) -> Path:
    """Return the minimal system of a release, made if there is none yet."""
    base = Path(os.environ.get("KKDESK_CHROOTS") or "/var/tmp/kkdesk-chroots", release)  # noqa: S108
    if (base / "usr/bin/apt-get").exists():
        return base
    draft = base.with_name(f"{release}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", release, str(draft)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        why = (made.stdout + made.stderr).strip().splitlines()
        raise SkippedError(f"debootstrap: {why[-1] if why else made.returncode}")
    return draft.rename(base)


@contextmanager
def hidden_screen() -> Iterator[str]:
    """Give a screen that nobody sees, open to whoever may reach its socket."""
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-ac", "-screen", "0", "1600x1000x24"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            if not number:
                raise SkippedError("Xvfb did not start")
            yield f":{number}"
        finally:
            screen.terminate()


def hindrance() -> str:
    """Say what keeps this machine from trying, or nothing."""
    if sys.platform != "linux":
        return "only on Linux"
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        return f"not installed here: {', '.join(missing)}"
    if os.geteuid() != 0:
        return "a clean system of one's own takes root"
    apart = subprocess.run(
        ["unshare", "--mount", "--net", "true"], capture_output=True, check=False
    )
    return "" if apart.returncode == 0 else f"unshare: {apart.stderr.decode().strip()}"


def main(releases: list[str]) -> int:
    """Try each release and tell what came of it; 1 if one has a fault."""
    package = max(DIST.glob(f"{NAME}_*.deb"), key=lambda one: one.stat().st_mtime)
    failed = False
    for release in releases or RELEASES:
        try:
            if why := hindrance():
                raise SkippedError(why)  # noqa: TRY301 -- told in one place
            for line in check(release, package):
                print(f"{release}: {line}", flush=True)
        except SkippedError as why:
            print(f"{release}: SKIPPED, nothing was tried: {why}", flush=True)
        except FaultError as fault:
            failed = True
            print(f"{release}: FAULT: {fault}", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
