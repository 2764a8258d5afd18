"""Taking the pictures, one scene after the other, each on a database of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from guide_pictures.camera import camera
from guide_pictures.png import ALL_COLOURS, image_of, side_by_side, smaller, write
from guide_pictures.scenes import scenes
from guide_pictures.stage import Stage
from kkdesk.ui.faults import qt_messages_to_log
from kkdesk.ui.theme import ThemeMode, application_arguments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PIL import Image

    from guide_pictures.scenes import Scene
    from kkdesk.errors import Lang


_IN_README: Final = ("overview", "plans", "timeline")


def take(
    folder: Path, target: Path, languages: Iterable[Lang], names: Iterable[str] = ()
) -> Iterator[Path]:
    """Write each picture below ``target``, and return its path; ``folder`` is for the work."""
    app, known = _program(), scenes()
    chosen = [known[name] for name in names] or list(known.values())
    stage = Stage(folder / "stage")
    with qt_messages_to_log():
        for lang in languages:
            for one in chosen:
                path = target / lang / "pictures" / f"{one.name}.png"
                _take(app, stage, one, lang, path)
                yield path


def both_schemes(folder: Path, path: Path) -> Path:
    """Write one picture of a few pages, light at the left and dark at the right."""
    known, stage = scenes(), Stage(folder / "schemes")
    columns: list[list[Image.Image]] = []
    for theme in (ThemeMode.LIGHT, ThemeMode.DARK):
        columns.append([])
        for name in _IN_README:
            one = known[name]
            with camera(_program(), stage, one.database(stage), "da", theme=theme) as made:
                columns[-1].append(smaller(image_of(made.shoot(one.bring(made)))))
    write(side_by_side(columns), path, ALL_COLOURS)
    return path


def _program() -> QApplication:
    found = QApplication.instance() or QApplication(application_arguments())
    assert isinstance(found, QApplication)
    return found


def _take(app: QApplication, stage: Stage, one: Scene, lang: Lang, path: Path) -> None:
    with camera(app, stage, one.database(stage), lang, opens=one.opens) as made:
        picture = image_of(made.shoot(one.bring(made)))
    write(picture, path)
