"""What the documentation names is there."""

import json
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLACES = (ROOT, ROOT / "src" / "hiroba", ROOT / "src", ROOT / "web" / "src")
"""A path in `architecture.md` is written from one of these."""


def test_every_path_in_the_architecture_page_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert [path for path in _paths_in(text) if not any((place / path).exists() for place in PLACES)] == []


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=lambda page: page.name
)
def test_every_link_in_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_advisory_names_a_test_that_is_there() -> None:
    rows = re.findall(r"\| `([\w/.]+)(?:::(\w+))?` \|$", (ROOT / "docs" / "advisories.md").read_text(), re.MULTILINE)
    texts = {file: (ROOT / "tests" / file).read_text(encoding="utf-8") for file, _ in rows}

    assert len(rows) > 56
    assert [name for file, name in rows if f"def {name}" not in texts[file] and name] == []


def test_every_make_target_in_the_readme_is_in_the_makefile() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert named - known == set()


def test_every_change_names_its_issue_and_kind() -> None:
    pattern = re.compile(r"\d+(-[a-z0-9-]+)?\.(feature|fix|breaking|deprecated|docs)\.md|README\.md")

    assert [path.name for path in (ROOT / "changes").iterdir() if not pattern.fullmatch(path.name)] == []


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")

    assert [name for name in sorted(_python_packages() | _node_packages()) if f"`{name}`" not in page] == []


def _python_packages() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    return {re.split(r"[\s<>=;\[]", item)[0] for item in wanted} - {"hiroba"}


def _node_packages() -> set[str]:
    package = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    return {*package["dependencies"], *package["devDependencies"]}


def _paths_in(text: str) -> set[str]:
    """Return what is written as code and looks like a file or folder: it ends in `/` or in a suffix that we use."""
    words = set(re.findall(r"`([\w@.-]+(?:/[\w@.-]+)*/?)`", text))
    return {word for word in words if re.search(r"\w/$|/.*\.(py|ts|svelte|css|md|toml|json)$", word)}
