"""The shape of the house, enforced: who may import whom, how long things may be, what must not exist.

`docs/architecture.md` explains the packages; the order and the limits below are what counts.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "hiroba"
WEB = ROOT / "web" / "src"

LAYERS = (
    {"errors", "wire", "_version", "_names_data", "_modules_data"},
    {"_public_names"},
    {"files", "themes", "_modules"},
    {"components"},
    {"layout"},
    {"graph"},
    {"sessions"},
    {"interfaces"},
    {"engine", "collab", "explain"},
    {"server", "testing"},
    {"hub", "gallery"},
    {"cli"},
    {"__main__"},
)
"""From the bottom. A package imports those of lower layers only, never a neighbour in its own."""

CLOSED = {"client": {"wire", "errors", "_version"}}
"""Packages beside the order, and all that they may import. Only `cli` imports them."""

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("hiroba.graph.blocks", "server"): "`Blocks.launch()` starts the server, because users start an app from the app.",
    ("hiroba.themes", "gallery"): "`themes.builder()` opens the theme builder, which is an app.",
}
"""Importing module and imported package, with the reason. The import stands inside a function."""

DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff"}
LONGEST = {".py": 500, ".svelte": 250, ".ts": 400}
LONGEST_FUNCTION = 60
LONGEST_CLASS = 350

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def test_every_package_has_a_place_in_the_order() -> None:
    placed = set().union(*LAYERS) | set(CLOSED) | {"__init__"}

    assert {path.stem for path in PACKAGE.iterdir() if _is_module(path)} - placed == set()


def test_imports_point_down_only() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, targets in _imports().items()
        for target in targets
        if not _may_import(module, target)
    ]

    assert wrong == []


@pytest.mark.parametrize(("module", "package"), EXCEPTIONS)
def test_every_exception_to_the_order_is_needed(module: str, package: str) -> None:
    assert any(_package_of(target) == package for target in _imports().get(module, ()))


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    graph = {
        module: {target for target in targets if (module, _package_of(target)) not in EXCEPTIONS}
        for module, targets in _imports().items()
        if module != "hiroba"
    }

    assert _cycle(graph) == []


def test_the_package_does_not_reach_its_parts_through_its_front_door() -> None:
    wrong = [
        module
        for module, targets in _imports().items()
        if "hiroba" in targets and not module.startswith(("hiroba.cli", "hiroba.gallery"))
    ]

    assert wrong == []


def test_files_hold_one_idea() -> None:
    long = [
        f"{_name(path)}: {lines} lines, at most {LONGEST[path.suffix]}"
        for path in _sources()
        if (lines := _text(path).count("\n")) > LONGEST[path.suffix] and not path.stem.endswith("_data")
    ]

    assert long == []


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{_name(path)}:{node.lineno} {node.name}: {size} lines, at most {LONGEST_FUNCTION}"
        for path, node in _definitions(ast.FunctionDef, ast.AsyncFunctionDef)
        if (size := _body_size(node)) > LONGEST_FUNCTION
    ]

    assert long == []


def test_classes_stay_small() -> None:
    long = [
        f"{_name(path)}:{node.lineno} {node.name}: {size} lines, at most {LONGEST_CLASS}"
        for path, node in _definitions(ast.ClassDef)
        if (size := _body_size(node)) > LONGEST_CLASS
    ]

    assert long == []


def test_there_are_no_drawers() -> None:
    assert [_name(path) for path in _sources() if path.name.split(".")[0] in DRAWERS] == []


def test_no_function_writes_a_name_of_its_module() -> None:
    wrong = [
        f"{_name(path)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in _statements(path)
        if isinstance(node, ast.Global)
    ]

    assert wrong == []


def test_web_components_do_not_know_the_app() -> None:
    wrong = [
        f"{_name(path)} imports {address}"
        for path in (WEB / "components").rglob("*.*")
        for address in _web_imports(path)
        if address.startswith(".") and WEB / "app" in (path.parent / address).resolve().parents
    ]

    assert wrong == []


def test_typescript_says_what_it_means_instead_of_any() -> None:
    pattern = re.compile(r"(?::|\bas|<|\|)\s*any\b(?!\s*\()")
    wrong = [
        f"{_name(path)}:{number} {line.strip()}"
        for path in _sources()
        if path.suffix in {".ts", ".svelte"}
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if pattern.search(line) and not line.lstrip().startswith(("*", "//", "/*"))
    ]

    assert wrong == []


def test_every_web_component_has_its_python_class() -> None:
    known = {
        node.name.lower()
        for path, node in _definitions(ast.ClassDef)
        if path.parent.name in {"components", "layout", "graph"}
    }

    folders = [folder.name for folder in (WEB / "components").iterdir() if folder.is_dir()]
    assert [name for name in folders if name.replace("_", "") not in known] == []


# ---- reading the tree


@cache
def _imports() -> dict[str, set[str]]:
    """Return what each module of the package imports from it, by full names; imports for type checkers are left out."""
    files = {_module_name(path): path for path in PACKAGE.rglob("*.py")}
    return {module: set(_imported(path, files)) for module, path in files.items()}


def _imported(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    for node in _statements(path, is_running=True):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "hiroba")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "hiroba":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else str(node.module)


@cache
def _statements(path: Path, is_running: bool = False) -> list[ast.AST]:
    """Return all statements of a file, also those inside of others; only what runs is without what stands under `if TYPE_CHECKING:`."""
    found: list[ast.AST] = []
    waiting: list[ast.AST] = list(_tree(path).body)
    while waiting:
        node = waiting.pop()
        if is_running and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        found.append(node)
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(node, part, ())
    return found


def _may_import(module: str, target: str) -> bool:
    here, there = _package_of(module), _package_of(target)
    if here in {there, "__init__"} or there == "__init__" or (module, there) in EXCEPTIONS:
        return True
    if here in CLOSED:
        return there in CLOSED[here]
    return _layer(there) < _layer(here)


def _layer(package: str) -> int:
    if package in CLOSED:
        return _layer("cli") - 1
    return next(number for number, packages in enumerate(LAYERS) if package in packages)


def _package_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _cycle(graph: dict[str, set[str]]) -> list[str]:
    known = {module: targets & graph.keys() - {module} for module, targets in graph.items()}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@cache
def _sources() -> list[Path]:
    """Return every file of the project that people write, Python and front end."""
    folders = [PACKAGE, WEB, *(ROOT / name for name in ("tests", "examples", "bench", "scripts"))]
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in LONGEST]
    return sorted(path for path in paths if not _is_generated(path))


def _is_generated(path: Path) -> bool:
    inside = path.relative_to(ROOT).parts
    first_lines = _text(path)[:200].lower()
    return "_page" in inside or "generated by" in first_lines or "@generated" in first_lines


def _is_module(path: Path) -> bool:
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def _definitions(*kinds: type[_Definition]) -> Iterator[tuple[Path, _Definition]]:
    for path in _sources():
        if path.suffix == ".py" and not path.stem.endswith("_data"):
            yield from ((path, node) for node in _statements(path) if isinstance(node, kinds))


def _body_size(node: _Definition) -> int:
    """Return the number of lines of a body, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def _web_imports(path: Path) -> list[str]:
    return re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", _text(path)) if path.suffix in LONGEST else []


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), filename=str(path))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
