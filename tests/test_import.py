"""Importing the package costs next to nothing, and every public name is there."""

import json
import subprocess
import sys
from operator import attrgetter

import pytest

import hiroba

HEAVY = {"numpy", "pandas", "PIL", "pydantic", "asyncio", "starlette", "uvicorn", "httpx"}
MOST_MODULES = 90


def test_import_loads_nothing_heavy() -> None:
    assert HEAVY & _modules_after("import hiroba") == set()


def test_import_loads_few_modules() -> None:
    added = _modules_after("import hiroba") - _modules_after("pass")

    assert len(added) <= MOST_MODULES, sorted(added)


def test_public_names_are_sorted() -> None:
    assert list(hiroba.__all__) == sorted(hiroba.__all__)


@pytest.mark.parametrize("name", hiroba.__all__)
def test_public_name_can_be_imported(name: str) -> None:
    assert getattr(hiroba, name) is not None


@pytest.mark.parametrize("path", ["components.Textbox", "layouts.Row", "exceptions.Error", "themes.utils.colors.red"])
def test_a_name_is_reached_through_the_module_that_programs_use(path: str) -> None:
    assert attrgetter(path)(hiroba) is not None


def test_a_module_is_reached_before_anything_has_loaded_it() -> None:
    assert "hiroba.components.base" in _modules_after("import hiroba; hiroba.components.base.Component")


def test_a_module_has_no_names_of_others() -> None:
    with pytest.raises(AttributeError, match=r"`hiroba\.components` has no name `Row`"):
        _ = hiroba.components.Row


def test_an_unknown_name_is_refused_by_its_name() -> None:
    with pytest.raises(AttributeError, match="Slyder"):
        _ = hiroba.Slyder  # type: ignore[attr-defined]


def _modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nimport json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))
