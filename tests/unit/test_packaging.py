"""What stands around the program: lock files, the wheel, and finding what a machine lacks."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = (
    *("requirements.lock", "requirements-dev.lock", "requirements-bench.lock"),
    "requirements-build.lock",
)
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<rest>.*(?:\n    .*)*)", re.MULTILINE
)


def normalised(requirement: str) -> str:
    """The name in a requirement, as package indexes spell it."""
    name = re.split(r"[ ;<>=!~\[]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return {normalised(pin["name"]): pin["version"] for pin in PINNED.finditer(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    found = list(PINNED.finditer(text))
    assert found
    assert [pin["name"] for pin in found if "--hash=sha256:" not in pin["rest"]] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_say_nothing_about_where_packages_come_from(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(--index|--extra-index|--find-links|-i )", text, re.MULTILINE)


def test_runtime_lock_holds_what_the_program_asks_for() -> None:
    wanted = {normalised(requirement) for requirement in PYPROJECT["dependencies"]}
    assert wanted <= pins("requirements.lock").keys()


@pytest.mark.parametrize(
    ("extra", "lock"),
    [
        ("test", "requirements-dev.lock"),
        ("bench", "requirements-bench.lock"),
        ("build", "requirements-build.lock"),
    ],
)
def test_each_extra_has_a_lock_that_agrees_with_the_runtime(extra: str, lock: str) -> None:
    wanted = {normalised(requirement) for requirement in PYPROJECT["optional-dependencies"][extra]}
    assert wanted <= pins(lock).keys()
    assert pins("requirements.lock").items() <= pins(lock).items()


def test_validators_and_rivals_are_not_part_of_the_program() -> None:
    assert not {"page-validation", "pdfua", "weasyprint", "typst", "pytest"} & set(
        pins("requirements.lock")
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation"),
            *("--disable-pip-version-check", "--wheel-dir", str(folder), "."),
        ],
        cwd=PROJECT,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_every_module_and_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    modules = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "kkdesk").rglob("*.py")}
    resources = {
        f"kkdesk/{path.relative_to(PROJECT).as_posix()}"
        for path in (PROJECT / "resources").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    guide = {
        f"kkdesk/resources/{path.relative_to(PROJECT / 'docs').as_posix()}"
        for path in (PROJECT / "docs" / "guide").glob("*/**/*")
        if path.is_file()
    }
    assert guide
    assert modules | resources | guide | {"kkdesk/resources/guide/chapters.toml"} <= packed


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"kkdesk", f"kkdesk-{PYPROJECT['version']}.dist-info"}


def test_installed_wheel_finds_its_resources_without_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    target = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    check = (
        "import kkdesk; from kkdesk.paths import guide, resources;"
        "print(kkdesk.__file__); print(resources() / 'icons' / 'app.svg');"
        "print(guide() / 'chapters.toml')"
    )
    finished = subprocess.run(
        [sys.executable, "-c", check],
        cwd=tmp_path,
        env={"PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    for line in finished.stdout.splitlines():
        assert Path(line).is_relative_to(target)
        assert Path(line).is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="wheels elsewhere need no system libraries")
def test_qt_finds_every_library_that_it_links_to() -> None:
    check = "import PySide6; print(PySide6.__path__[0])"
    pyside = Path(subprocess.check_output([sys.executable, "-c", check], text=True).strip())
    parts = [
        *(pyside / "Qt/plugins/platforms").glob("libq[ox]*.so"),
        pyside / "Qt/lib/libQt6Pdf.so.6",
        pyside / "Qt/lib/libQt6Widgets.so.6",
    ]
    for path in parts:
        linked = subprocess.check_output(["ldd", str(path)], text=True)
        assert "not found" not in linked, f"{path.name}: {linked}"


def test_make_help_lists_what_one_can_do() -> None:
    listed = subprocess.check_output(["make", "help"], cwd=PROJECT, text=True)
    for target in ("demo", "test", "bench", "lint", "types", "lock", "clean"):
        assert re.search(rf"^{target} +\S", listed, re.MULTILINE), target
