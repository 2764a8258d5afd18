"""A status form as a file says what the form says, and nobody but its owner can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings

from kkdesk.domain.status_forms import made_at_of
from kkdesk.exchange.status_forms import read_form, write_form
from tests.unit.exchange.form_desk import (
    SUFFIXES,
    any_form,
    expected,
    head_of,
    said,
    sample_form,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import StatusForm

pytestmark = pytest.mark.parametrize("suffix", SUFFIXES)
MANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@MANY
@given(form=any_form())
@example(form=sample_form())
def test_any_form_comes_back_as_it_was_written(
    form: StatusForm, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"skema{suffix}"
    write_form(form, path, replace=True)
    returned = read_form(path)
    moment = made_at_of(form.number)
    assert head_of(returned) == (form.round_code, form.department_code, moment)
    assert said(returned.lines) == expected(form)
