"""Make this checkout importable in the running virtual environment, with the kkdesk commands.

What `pip install --editable` does, without a build back end that would have to be fetched first:
one .pth file that names the checkout, and one start script for each command in pyproject.toml.
"""

import sys
import sysconfig
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

START_SCRIPT = """\
#!{python}
import sys

from {module} import {function}

sys.exit({function}())
"""


def commands() -> dict[str, str]:
    """Command names and their `module:function`, as pyproject.toml declares them."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {**project["scripts"], **project["gui-scripts"]}


def link() -> None:
    """Write the .pth file and the start scripts; writing them again changes nothing."""
    if sys.prefix == sys.base_prefix:
        sys.exit("link_project.py must run with the virtual environment's Python")
    packages = Path(sysconfig.get_path("purelib"))
    (packages / "kkdesk.pth").write_text(f"{PROJECT}\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts"))
    for name, target in commands().items():
        module, function = target.split(":")
        script = scripts / name
        script.write_text(
            START_SCRIPT.format(python=sys.executable, module=module, function=function),
            encoding="utf-8",
        )
        script.chmod(0o755)


if __name__ == "__main__":
    link()
