"""A wheel carries the built page and serves an app with neither Node nor an installer's help."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = "hiroba/_page/.vite/manifest.json"
PROGRAM = """
import json, re, urllib.parse, urllib.request
import hiroba

def fetch(address):
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        return answer.status, answer.headers.get("Content-Encoding"), answer.read()

with hiroba.Blocks() as app:
    hiroba.Textbox(label="Name")
_, address, _ = app.launch(prevent_thread_lock=True, quiet=True)
root = address.rstrip("/")
with urllib.request.urlopen(root) as answer:
    html = answer.read().decode()
files = re.findall(r'<(?:script[^>]+src|link rel="modulepreload" href)="([^"]+)"', html)
answers = [fetch(urllib.parse.urljoin(root + "/", file)) for file in files]
status, encoding, body = max(answers, key=lambda answer: len(answer[2]))
print(json.dumps({"file": hiroba.__file__, "status": status, "encoding": encoding, "size": len(body)}))
app.close()
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that has the wheel, and this environment's packages for the rest."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "present.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_wheel_holds_the_page_and_its_manifest(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        files = {f"hiroba/_page/{chunk['file']}" for chunk in json.loads(archive.read(MANIFEST)).values()}

    assert files - names == set()


def test_wheel_holds_compressed_assets(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
    large = [
        name for name, size in sizes.items() if name.endswith((".js", ".css")) and "/_page/" in name and size > 2048
    ]

    assert [name for name in large if f"{name}.br" not in sizes or f"{name}.gz" not in sizes] == []


def test_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"hiroba"}


def test_wheel_names_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA"))

    assert "License-Expression: Apache-2.0" in metadata


def test_source_archive_holds_what_a_build_needs(tmp_path: Path) -> None:
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}

    needed = {"hatch_build.py", "scripts/web.py", "web/package-lock.json", "web/src/main.ts", "web/vite.config.ts"}
    assert needed - names == set()
    assert [name for name in names if "node_modules" in name or "_page/" in name] == []


def test_installed_wheel_serves_its_page_without_node(installed: Path, tmp_path: Path) -> None:
    answer = _run(installed, PROGRAM, tmp_path)

    assert Path(answer["file"]).is_relative_to(installed.parent.parent)
    assert answer["status"] == 200
    assert answer["encoding"] == "br"
    assert answer["size"] > 0


def _build(target: str, folder: Path) -> Path:
    """Pack the tree with the page that is there: `make page` builds it, and `make test` calls that first."""
    assert (ROOT / "src" / MANIFEST).is_file(), "The page is not built. Run `make page`, then the tests again."
    environment = os.environ | {"HIROBA_PAGE": "as-is"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    return next(folder.iterdir())


def _run(python: Path, program: str, folder: Path) -> dict[str, Any]:
    """Run a program in a folder of its own, with no program but Python to be found."""
    environment = {"PATH": str(folder), "HOME": str(folder), "TMPDIR": str(folder)}
    done = subprocess.run(
        [str(python), "-I", "-c", program], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
