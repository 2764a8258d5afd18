"""The shell scripts that prepare a machine, run on a machine made of a few pretended commands."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
TOOLS = ("sh", "env", "cat", "grep", "tr", "mktemp", "rm", "sed", "uname")

COMPLETE = (
    *("libglib-2.0.so.0", "libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libxkbcommon.so.0"),
    *("libdbus-1.so.3", "libgssapi_krb5.so.2", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0"),
    *("libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxcb-shape.so.0"),
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the scripts act on Linux only")


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder of commands that is the whole PATH, and a log of what apt-get was asked for."""

    folder: Path

    @property
    def asked(self) -> str:
        log = self.folder / "apt.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def command(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def libraries(self, *names: str) -> None:
        listed = "\\n".join(f"\\t{name} (libc6) => /lib/{name}" for name in names)
        self.command("ldconfig", f"printf '{listed}\\n'")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", *command],
            cwd=self.folder,
            env={"PATH": str(self.folder / "bin"), "TMPDIR": str(self.folder), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def prepare(self, group: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(INSTALLER / "system_libraries.sh"), group, **environment)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian 12 whose user may not install anything, with every library in place."""
    made = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    made.libraries(*COMPLETE)
    made.command("id", "echo 1000")
    made.command("apt-get", f'echo "$@" >> {tmp_path / "apt.log"}')
    # This release does not know the package names with t64 in them.
    made.command("apt-cache", 'case $2 in *t64) ;; *) echo "  Candidate: 1.0" ;; esac')
    return made


def without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in COMPLETE if name not in names)


def test_a_complete_machine_is_left_alone_without_a_word(machine: Machine) -> None:
    finished = machine.prepare(DISPLAY=":0")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert machine.asked == ""


def test_a_user_who_may_not_install_is_told_exactly_the_missing_packages(machine: Machine) -> None:
    machine.libraries(*without("libglib-2.0.so.0", "libEGL.so.1"))
    finished = machine.prepare()
    assert finished.returncode == 1
    assert finished.stderr.rstrip().endswith(
        "apt-get install --no-install-recommends libglib2.0-0 libegl1"
    )
    assert machine.asked == ""


def test_a_newer_release_is_asked_for_its_own_package_names(machine: Machine) -> None:
    machine.command("apt-cache", 'echo "  Candidate: 1.0"')
    machine.libraries(*without("libglib-2.0.so.0"))
    assert "libglib2.0-0t64" in machine.prepare().stderr


def test_a_machine_without_a_display_needs_no_window_libraries(machine: Machine) -> None:
    machine.libraries(*without("libxcb-cursor.so.0"))
    assert machine.prepare().returncode == 0
    finished = machine.prepare(DISPLAY=":0")
    assert finished.returncode == 1
    assert "libxcb-cursor0" in finished.stderr


def test_a_library_with_a_longer_name_does_not_stand_in(machine: Machine) -> None:
    machine.libraries(*without("libGL.so.1"), "libGL.so.1.7.0")
    assert "libgl1" in machine.prepare().stderr


def test_root_gets_the_missing_packages_installed(machine: Machine) -> None:
    machine.command("id", "echo 0")
    machine.libraries(*without("libdbus-1.so.3"))
    complete = machine.folder / "complete"
    complete.write_text("".join(f"\t{name} (libc6)\n" for name in COMPLETE), encoding="utf-8")
    # Installing makes the library appear.
    ldconfig = machine.folder / "bin" / "ldconfig"
    machine.command(
        "apt-get",
        f"""echo "$@" >> {machine.folder / "apt.log"}
        case "$*" in *install*) echo 'cat {complete}' > {ldconfig} ;; esac""",
    )
    finished = machine.prepare()
    assert finished.returncode == 0, finished.stderr
    assert "install -y --no-install-recommends libdbus-1-3" in machine.asked


def test_an_installation_that_fails_names_what_is_still_missing(machine: Machine) -> None:
    machine.command("id", "echo 0")
    machine.libraries(*without("libdbus-1.so.3"))
    machine.command("apt-get", "echo no network >&2; exit 100")
    finished = machine.prepare()
    assert finished.returncode == 1
    assert "no network" in finished.stderr
    assert "libdbus-1.so.3" in finished.stderr


def test_a_distribution_without_apt_is_told_the_library_names(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    machine.libraries(*without("libGL.so.1"))
    finished = machine.prepare()
    assert finished.returncode == 1
    assert "libGL.so.1" in finished.stderr
    assert "apt-get" not in finished.stderr


def test_an_old_python_is_refused_with_its_version(machine: Machine) -> None:
    machine.command("python3", 'case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    finished = machine.run(str(INSTALLER / "environment.sh"), "requirements.lock")
    assert finished.returncode == 1
    assert "Python 3.11 or newer" in finished.stderr
    assert "Python 3.9.2" in finished.stderr


def test_a_machine_without_python_is_told_how_to_get_it(machine: Machine) -> None:
    finished = machine.run(str(INSTALLER / "environment.sh"), "requirements.lock")
    assert finished.returncode == 1
    assert "apt-get install python3" in finished.stderr


def test_scripts_are_read_by_a_plain_posix_shell() -> None:
    for script in INSTALLER.glob("*.sh"):
        assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
        subprocess.run(["sh", "-n", str(script)], check=True, env=dict(os.environ))
