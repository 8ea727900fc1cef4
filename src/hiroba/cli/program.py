"""`Program`: an author's Python file, run in this process as often as it changes."""

from __future__ import annotations

import importlib
import linecache
import sys
import sysconfig
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks

__all__ = ["Program"]

APP = "demo"
"""Name under which an app is looked for when the program launches none."""


class Program:
    """A Python file that builds an app.

    Each run is made in the module of the run before, so that what stands under `if hiroba.NO_RELOAD:` is still there. Modules of
    its own folder are loaded anew; all others, such as a large framework, stay.

    Args:
        file: The file.
        argv: What the program sees as `sys.argv`.
        name: Name of the app in it, for programs that launch none.

    Attributes:
        folder: Where it and its own modules are.
    """

    def __init__(self, file: Path, argv: Sequence[str], name: str | None = None) -> None:
        self.file = file
        self.folder = file.parent
        self._argv = list(argv)
        self._name = name
        self._module = ModuleType("__main__")
        self._module.__file__ = str(file)

    def run(self) -> None:
        """Run the program from its first line. Whatever it raises is raised."""
        self._forget_modules()
        linecache.checkcache()
        importlib.invalidate_caches()
        sys.argv = list(self._argv)
        if str(self.folder) not in sys.path:
            sys.path.insert(0, str(self.folder))
        sys.modules["__main__"] = self._module
        code = compile(self.file.read_bytes(), str(self.file), "exec", dont_inherit=True)
        exec(code, self._module.__dict__)

    def app(self) -> Blocks:
        """Return the app of a program that launched none.

        Raises:
            ArgumentError: There is none of this name.
        """
        name = self._name or APP
        found = getattr(self._module, name, None)
        if not isinstance(found, Blocks):
            raise ArgumentError(
                f"`{self.file.name}` launches no app, and `{name}` in it is {found!r}. Call `.launch()` in it, "
                f"or name the app: `hiroba run {self.file.name}:NAME`."
            )
        return found

    def concerns(self, paths: Iterable[str]) -> bool:
        """Tell whether one of these files is the program, or a module that it has loaded."""
        loaded = {self.file, *(Path(file).resolve() for module in self._modules() if (file := module.__file__))}
        return any(Path(path).resolve() in loaded for path in paths)

    def tell(self, error: BaseException) -> str:
        """Return the traceback of an error of the program, from its own first line on."""
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != str(self.file):
            trace = trace.tb_next
        return "".join(traceback.format_exception(type(error), error, trace)).rstrip()

    def summary(self, error: BaseException) -> str:
        """Return an error of the program, and where it stands, in a line."""
        frames = traceback.extract_tb(error.__traceback__)
        line = error.lineno if isinstance(error, SyntaxError) else None
        own = [frame for frame in frames if Path(frame.filename).is_relative_to(self.folder)]
        place = f"{Path(own[-1].filename).name}, line {own[-1].lineno}" if own else f"{self.file.name}, line {line}"
        return f"{place}: {''.join(traceback.format_exception_only(error)).strip().splitlines()[-1]}"

    def _modules(self) -> list[ModuleType]:
        """The loaded modules that belong to the program: of its folder, and not installed."""
        installed = [Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib", "stdlib")]
        return [
            module
            for name, module in list(sys.modules.items())
            if name != "__main__"
            and (file := getattr(module, "__file__", None))
            and (path := Path(file).resolve()).is_relative_to(self.folder)
            and not any(path.is_relative_to(place) for place in installed)
            and name.partition(".")[0] != "hiroba"
        ]

    def _forget_modules(self) -> None:
        own = {id(module) for module in self._modules()}
        for name in [name for name, module in sys.modules.items() if id(module) in own]:
            del sys.modules[name]
