"""``kkdesk self-test``: does this installation work. The help is in Danish here."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer  # noqa: TC002 -- Typer reads the annotations

from kkdesk.cli.commands import Format, _form, _lang, _refuse_past, _say, app
from kkdesk.errors import SelfTestFailed

if TYPE_CHECKING:
    from kkdesk.errors import Lang
    from kkdesk.selftest import Result


@app.command(name="self-test")
def self_test(context: typer.Context, form: Format = "text") -> str:
    """Prøv hver del af installationen på et eksempel; intet af dit læses eller ændres."""
    from kkdesk.selftest import run_self_test  # noqa: PLC0415 -- loads everything there is

    _refuse_past(context)
    as_form, lang = _form(form), _lang(context)
    failed: list[str] = []
    for result in run_self_test(lang):
        told = json.dumps(asdict(result), ensure_ascii=False)
        _say(_line(result, lang) if as_form == "text" else told)
        if not result.passed:
            failed.append(result.name)
    if failed:
        raise SelfTestFailed(tuple(failed))
    return ""


def _line(result: Result, lang: Lang) -> str:
    fault = "FEJL" if lang == "da" else "FAIL"
    return f"{'ok' if result.passed else fault:4} {result.name}: {result.seen}"
