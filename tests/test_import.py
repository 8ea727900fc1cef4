"""Importing the package costs next to nothing, and every public name is there."""

import json
import subprocess
import sys

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


def test_an_unknown_name_is_refused_by_its_name() -> None:
    with pytest.raises(AttributeError, match="Slyder"):
        _ = hiroba.Slyder  # type: ignore[attr-defined]


def _modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nimport json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))
