"""Installs the wheel with pip in an empty environment and runs the program's own test from there.

Run by `make check-wheel`, or: python installer/package/check_wheel.py

What the wheel needs is installed as requirements.lock has it, checked against its hashes, from
wherever pip looks; `pip check` then tells whether the wheel asks for anything more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from places import DIST, NAME, PROJECT, version


def main() -> int:
    """Try the wheel and tell what came of it; 1 if it has a fault."""
    wheel = DIST / f"{NAME}-{version()}-py3-none-any.whl"
    with tempfile.TemporaryDirectory(prefix="kkdesk-wheel-") as scratch:
        place = Path(scratch, "empty")
        venv.create(place, with_pip=True)
        programs = place / ("Scripts" if os.name == "nt" else "bin")
        pip = (str(programs / "python"), "-m", "pip", "-qq", "--disable-pip-version-check")
        lock = (
            "--require-hashes",
            "--no-deps",
            "--requirement",
            str(PROJECT / "requirements.lock"),
        )
        for step in (("install", *lock), ("install", "--no-deps", str(wheel)), ("check",)):
            if subprocess.run([*pip, *step], cwd=scratch, check=False).returncode:
                print(f"{wheel.name}: FAULT in pip {' '.join(step)}")
                return 1
        home = Path(scratch, "home")
        home.mkdir()
        left_out = ("PYTHONPATH", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY")
        settings = {key: value for key, value in os.environ.items() if key not in left_out}
        tried = subprocess.run(
            [str(programs / NAME), "self-test", "--lang", "en"],
            cwd=scratch,
            env={**settings, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
    print(f"{wheel.name}: {'FAULT' if tried.returncode else 'installed with pip and passes'}")
    return int(tried.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
