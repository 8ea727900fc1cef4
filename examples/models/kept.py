"""Trained models, kept in the user's cache folder under a key of what they were made from."""

import hashlib
import os
import pickle
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

Model = TypeVar("Model")


def train_once(name: str, train: Callable[[], Model], folder: Path | None = None) -> Model:
    """Return what `train()` returned the first time, as long as its code and its libraries stay the same.

    A file that cannot be read is made again. Pickle is safe here because the folder belongs to the person who runs the
    program: whoever can write there can already run code as them.

    Args:
        name: Names the file; also told on the terminal while training runs.
        train: Makes the model. Called at most once.
        folder: Where models are kept; `None` for `cache_folder()`.

    Side effects: writes one file; prints a line when it trains.
    """
    path = (folder or cache_folder()) / f"{name}-{_key()}.pickle"
    if path.exists():
        try:
            kept: Model = pickle.loads(path.read_bytes())
            return kept
        except Exception:  # a damaged pickle raises nearly anything, and the remedy is the same
            path.unlink(missing_ok=True)
    started = time.perf_counter()
    print(f"Training {name} (once) …", end=" ", flush=True)
    model = train()
    print(f"{time.perf_counter() - started:.1f} s")
    _write(path, pickle.dumps(model, protocol=pickle.HIGHEST_PROTOCOL))
    return model


def cache_folder() -> Path:
    """Return the folder of kept models and sample files, made if it is not there, open to its owner alone."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "hiroba" / "examples"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _key() -> str:
    """Return 12 hex digits that change with any model's code, with Python, NumPy and scikit-learn."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    for part in (platform.python_version(), version("numpy"), version("scikit-learn")):
        digest.update(part.encode())
    return digest.hexdigest()[:12]


def _write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step, so that a second program never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_bytes(data)
    partial.replace(path)
