"""The layers of the house, enforced on the source of every module.

Imports run one way: __main__ → cli, app → ui → services → {reports, exchange, db} → domain, with
errors, paths, settings and fault_log as leaves that everyone may use. `session` opens a database
for a person, on behalf of cli and app.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "kkdesk"

LEAVES = frozenset({"errors", "paths", "settings", "fault_log"})
BELOW_SERVICES = frozenset({"reports", "exchange", "db"})
INNER = frozenset({"domain"}) | LEAVES

# Which parts of kkdesk a part may import, besides itself.
ALLOWED = {
    "domain": LEAVES,
    "errors": frozenset({"domain"}),  # a message is written in a Lang
    "paths": frozenset({"errors"}),
    "fault_log": frozenset({"errors", "paths"}),
    "settings": frozenset({"errors", "paths", "domain"}),
    "reports": INNER,
    "exchange": INNER,
    "db": INNER,
    "services": INNER | BELOW_SERVICES,
    "ui": INNER | {"services"},
    "session": INNER | BELOW_SERVICES | {"services"},
    "selftest": INNER | BELOW_SERVICES | {"services", "session", "ui", "demo"},
    "app": INNER | BELOW_SERVICES | {"services", "session", "ui"},
    "demo_prints": INNER | BELOW_SERVICES | {"services"},
    "demo": INNER | BELOW_SERVICES | {"services", "session", "ui", "app", "demo_prints"},
    "cli": INNER | BELOW_SERVICES | {"services", "session", "ui", "app", "demo", "selftest"},
    "__main__": INNER | {"app", "cli"},
}

# Which parts may import an outside package; a package not named here is free for all.
OUTSIDE = {
    "PySide6": frozenset({"ui", "app", "selftest", "demo"}),
    "qt_material": frozenset({"ui"}),
    "sqlalchemy": frozenset({"db", "services", "exchange"}),
    "sqlmodel": frozenset({"db"}),
    "alembic": frozenset({"db"}),
    "sqlite3": frozenset({"db", "exchange"}),
    "reportlab": frozenset({"reports"}),
    "pikepdf": frozenset({"reports"}),
    "typer": frozenset({"cli"}),
}

MAX_FILE_LINES = 600
MAX_CLASS_LINES = 350

# Each of these opens a window inside the call and stops everything behind it until it is closed.
NESTED_LOOPS = {
    "QMessageBox": {"information", "question", "warning", "critical", "about"},
    "QInputDialog": {"getText", "getMultiLineText", "getInt", "getDouble", "getItem"},
    "QFileDialog": {
        *("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    },
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports, and where."""

    module: str
    target: str
    line: int
    typing_only: bool
    at_start: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def module_name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def sources() -> dict[str, Path]:
    return {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree(module: str) -> ast.Module:
    path = sources()[module]
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def is_typing_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def import_nodes(
    node: ast.AST, *, typing_only: bool = False, at_start: bool = True
) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool, bool]]:
    """Import statements below a node: (statement, only for types, executed with the module)."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, typing_only, at_start
        else:
            yield from import_nodes(
                child,
                typing_only=typing_only or is_typing_guard(child),
                at_start=at_start
                and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda),
            )


def targets(module: str, node: ast.Import | ast.ImportFrom) -> list[str]:
    """Full names of what a statement imports: the submodule where there is one of that name."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    if node.level:
        package = module.split(".")
        if sources()[module].name != "__init__.py":
            package = package[:-1]
        package = package[: len(package) - node.level + 1]
        base = ".".join([*package, *([node.module] if node.module else [])])
    submodules = [f"{base}.{alias.name}" for alias in node.names]
    return [name if name in sources() else base for name in submodules]


@cache
def imports() -> tuple[Import, ...]:
    return tuple(
        Import(module, target, node.lineno, typing_only, at_start)
        for module in sources()
        for node, typing_only, at_start in import_nodes(tree(module))
        for target in dict.fromkeys(targets(module, node))
    )


def part(module: str) -> str:
    """The room that a module lies in: the name after kkdesk."""
    return module.split(".")[1] if "." in module else ""


def report(offences: list[str]) -> str:
    return "\n".join(["", *offences])


def test_every_module_belongs_to_a_known_part() -> None:
    unknown = [module for module in sources() if part(module) not in {*ALLOWED, ""}]
    assert not unknown, report(
        [f"{module} is in no part that the rules name" for module in unknown]
    )


def test_imports_run_from_the_outside_to_the_inside() -> None:
    offences = [
        f"{each}: {part(each.module)} may import only {', '.join(sorted(allowed))}"
        for each in imports()
        if each.target.startswith("kkdesk.")
        for name in [part(each.module)]
        for allowed in [ALLOWED.get(name, frozenset())]
        if part(each.target) not in {name, *allowed}
    ]
    assert not offences, report(offences)


def test_outside_packages_stay_in_the_parts_that_own_them() -> None:
    offences = [
        f"{each}: only {', '.join(sorted(owners))} may"
        for each in imports()
        if (owners := OUTSIDE.get(each.target.split(".")[0])) is not None
        and part(each.module) not in owners
    ]
    assert not offences, report(offences)


def test_only_the_pdf_reports_know_reportlab() -> None:
    offences = [
        str(each)
        for each in imports()
        if each.target.split(".")[0] == "reportlab"
        and not each.module.startswith("kkdesk.reports.pdf")
    ]
    assert not offences, report(offences)


def test_read_queries_know_neither_sqlmodel_nor_the_models() -> None:
    offences = [
        f"{each}: reading must not wait for SQLModel's import"
        for each in imports()
        if each.module.startswith("kkdesk.db.queries")
        and (each.target.split(".")[0] == "sqlmodel" or each.target.startswith("kkdesk.db.models"))
    ]
    assert not offences, report(offences)


def test_domain_opens_no_files() -> None:
    opening = {"open", "read_text", "write_text", "read_bytes", "write_bytes"}
    offences = [
        f"{module}:{node.lineno} calls {name}()"
        for module in sources()
        if part(module) == "domain"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and (name := called_name(node)) in opening
    ]
    assert not offences, report(offences)


def called_name(call: ast.Call) -> str:
    """The last part of what is called: `exec` for `dialog.exec()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_no_module_imports_itself_through_others() -> None:
    edges: dict[str, set[str]] = {module: set() for module in sources()}
    for each in imports():
        if not each.typing_only and each.target in edges and each.target != each.module:
            edges[each.module].add(each.target)
    cycle = find_cycle(edges)
    assert not cycle, f"import cycle: {' → '.join(cycle)}"


def find_cycle(edges: dict[str, set[str]]) -> list[str]:
    """One cycle as the list of its modules, the first repeated at the end; empty if none."""
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for target in sorted(edges[module]):
            if cycle := visit(target, [*path, module]):
                return cycle
        done.add(module)
        return []

    for module in sorted(edges):
        if cycle := visit(module, []):
            return cycle
    return []


def test_the_finder_of_cycles_finds_one() -> None:
    assert find_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert find_cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("slow", ["sqlmodel", "reportlab", "alembic", "qt_material"])
def test_the_window_is_imported_without(slow: str) -> None:
    """Each of these costs a good part of a second, which the first paint must not wait for."""
    check = f"import kkdesk.app, sys; sys.exit({slow!r} in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", check], cwd=PROJECT, check=False)
    assert finished.returncode == 0, f"importing kkdesk.app imports {slow}"


def test_files_stay_short() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("kkdesk", "tests", "benchmarks", "installer")
        for path in sorted((PROJECT / folder).rglob("*.py"))
        if "versions" not in path.parts  # a migration is a record of one step, not a room
    }
    offences = [
        f"{path.relative_to(PROJECT)} has {lines} lines, at most {MAX_FILE_LINES}"
        for path, lines in lengths.items()
        if lines > MAX_FILE_LINES
    ]
    assert not offences, report(offences)


def test_classes_stay_short() -> None:
    offences = [
        f"{module}:{node.lineno} class {node.name} has {lines} lines, at most {MAX_CLASS_LINES}"
        for module in sources()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_CLASS_LINES
    ]
    assert not offences, report(offences)


def test_no_dialog_runs_a_loop_of_its_own() -> None:
    offences = [
        f"{module}:{node.lineno} calls {ast.unparse(node.func)}(); use open() and a signal"
        for module in sources()
        if part(module) == "ui"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and runs_nested_loop(node.func)
    ]
    assert not offences, report(offences)


def runs_nested_loop(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute):
        return False
    owner = ast.unparse(function.value).split(".")[-1]
    return function.attr in {"exec", "exec_"} | NESTED_LOOPS.get(owner, set())


def test_public_functions_and_classes_say_what_they_mean() -> None:
    offences = [
        f"{module}:{node.lineno} {node.name} has no docstring"
        for module in sources()
        for node in tree(module).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert not offences, report(offences)
