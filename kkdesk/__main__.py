"""The program's front door: no command opens the window, a command runs without one."""

from __future__ import annotations

import gc
import sys

from kkdesk.cli.arguments import read_arguments
from kkdesk.errors import UsageError, WindowUnavailable


def main() -> None:
    """Run kkdesk with the arguments of the command line and exit with its code."""
    raise SystemExit(run(sys.argv[1:]))


def run(given: list[str]) -> int:
    """Open the window or run the command that was asked for; returns the exit code."""
    try:
        arguments = read_arguments(given)
    except UsageError as error:
        _say(error.message("en" if "--lang=en" in given or "en" in given else "da"))
        return error.exit_code
    if arguments.command:
        from kkdesk.cli.run import run_command  # noqa: PLC0415 -- the window does without it

        return run_command(arguments)
    gc.disable()  # what is imported is no garbage; later the window collects it when it is idle
    try:
        from kkdesk.app import run_window  # noqa: PLC0415 -- commands do without Qt

        return run_window(
            arguments.database,
            lang=arguments.lang,
            read_only=arguments.read_only,
            as_of=arguments.as_of,
        )
    except ImportError as error:  # a bare machine lacks libEGL or the like
        if not (error.name or "").startswith("PySide6"):
            raise
        missing = WindowUnavailable(
            f"et bibliotek mangler ({error})", f"a library is missing ({error})"
        )
    except WindowUnavailable as error:
        missing = error
    finally:
        gc.enable()
    _say(missing.message(arguments.lang or "da"))
    return missing.exit_code


def _say(message: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    main()
