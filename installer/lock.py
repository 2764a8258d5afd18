"""Write the lock files from pyproject.toml: exact versions with hashes for every platform.

Run by `make lock`. The annotations name packages only, never an index: where packages come from is
the business of the machine that installs them.
"""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.lock"
# The extras of pyproject.toml and their locks, each complete in itself and agreeing with RUNTIME.
EXTRAS = {
    "test": "requirements-dev.lock",
    "bench": "requirements-bench.lock",
    "build": "requirements-build.lock",
}
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-annotate", "--custom-compile-command", "make lock"),
    "pyproject.toml",
)


def compile_lock(output: str, *options: str) -> None:
    """Resolve into `output`; versions already locked there stay unless options say --upgrade."""
    command = [sys.executable, "-m", *COMPILE, "--output-file", output, *options]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Write all locks."""
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    compile_lock(RUNTIME, *upgrade)
    for extra, output in EXTRAS.items():
        compile_lock(output, "--extra", extra, "--constraints", RUNTIME, *upgrade)


if __name__ == "__main__":
    main()
