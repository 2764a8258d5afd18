"""The sample's file, and how a window on it is marked."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QCoreApplication

SAMPLE: Final = "kkdesk-eksempel.kkdesk"
"""The sample's file in a person's folder of databases."""
translate = QCoreApplication.translate


def is_sample(address: str) -> bool:
    """Tell whether a database is the sample that the assistant made."""
    return PurePath(address).name == SAMPLE


def sample_words() -> tuple[str, str]:
    """Return what marks a window on the sample, and what that means."""
    return (
        translate("SampleSign", "Eksempel"),
        translate(
            "SampleSign",
            "Du ser eksempelporteføljen. Intet af det er dine egne data. Din egen database laver du"
            " med Filer → Ny database …",
        ),
    )
