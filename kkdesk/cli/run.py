"""Runs one command. Exit codes: 0 done, 1 the job failed, 2 it was asked wrongly."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import typer
import typer.main

from kkdesk import __version__, paths
from kkdesk.cli.commands import app
from kkdesk.cli.wording import command_help, program_help, refusal, unknown_command
from kkdesk.errors import Cancelled, DiskFull, KkdeskError, OutputNotWritable, UnexpectedFault
from kkdesk.fault_log import log_fault
from kkdesk.session import spoken_language, stored_settings

if TYPE_CHECKING:
    from types import TracebackType

    from kkdesk.cli.arguments import Arguments
    from kkdesk.errors import Lang

_HELP: Final = {"--help", "-h"}
_INTERRUPTED: Final = 130
"""What Typer returns after Ctrl+C."""

_OUTPUT: Final = "stdout"


def run_command(arguments: Arguments) -> int:
    """Run a command and print what it says; no failure ever shows a traceback."""
    lang = spoken_language(stored_settings(), arguments.lang)
    _hide_tracebacks(lang)
    _write_every_letter()
    try:
        return _print(_answer(replace(arguments, lang=lang), lang))
    except KkdeskError as error:
        return _refuse(error, lang)
    except typer.TyperException as error:
        return _refuse(refusal(error), lang)
    except KeyboardInterrupt:
        return _refuse(Cancelled(), lang)
    except BrokenPipeError:
        return _stop_printing()


def _answer(arguments: Arguments, lang: Lang) -> str:
    """Run the command and return what it prints."""
    program = typer.main.get_command(app)
    commands = getattr(program, "commands", {})
    words = arguments.command
    own = words[: words.index("--")] if "--" in words else words
    name = words[0]
    if name == "--version":
        return f"kkdesk {__version__}\n"
    if _HELP.intersection(own):
        if name in commands:
            return command_help(name, commands[name], lang)
        return program_help(str(program.help), commands, lang)
    if not name.startswith("-") and name not in commands:
        raise unknown_command(name, commands)
    said = program.main(list(words), prog_name="kkdesk", standalone_mode=False, obj=arguments)
    if said == _INTERRUPTED:
        raise Cancelled
    return str(said or "")


def _print(text: str) -> int:
    """Write to standard output; a reader who has seen enough is no failure."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return _stop_printing()
    except OSError as error:
        _stop_printing()
        raise _output_fault(error) from error
    return 0


def _output_fault(error: OSError) -> KkdeskError:
    import errno  # noqa: PLC0415 -- only in this rare case

    return DiskFull(_OUTPUT) if error.errno == errno.ENOSPC else OutputNotWritable(_OUTPUT)


def _stop_printing() -> int:
    """Send the rest nowhere, so that Python does not complain about it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 0


def _refuse(error: KkdeskError, lang: Lang) -> int:
    sys.stderr.write(f"{error.message(lang)}\n")
    return error.exit_code


def _write_every_letter() -> None:
    """Write a letter that the terminal's encoding lacks as its number rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _hide_tracebacks(lang: Lang) -> None:
    """Write a fault of the program to the log and say so in one message."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log_fault(kind, error, trace)
        sys.stderr.write(f"{UnexpectedFault(paths.log_file()).message(lang)}\n")

    sys.excepthook = hook
