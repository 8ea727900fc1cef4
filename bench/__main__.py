"""Measure and print the table: `python -m bench [--only NAME …] [--rounds N] [--write]`."""

import argparse
import sys
from pathlib import Path

from bench import report
from bench.figures import FIGURES
from bench.library import find_libraries
from bench.page import chromium_version
from bench.run import measure

_DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> int:
    """Run the figures that the command line names, all by default; return 1 if there was nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = [figure.name for figure in FIGURES]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"some of: {', '.join(names)}")
    parser.add_argument("--rounds", type=int, help="how often each is measured, instead of its own number")
    parser.add_argument("--library", nargs="+", default=["gradio", "hiroba"], choices=["gradio", "hiroba"])
    parser.add_argument("--write", action="store_true", help=f"put the table into {_DOCUMENT.name}")
    options = parser.parse_args()
    libraries = find_libraries(options.library)
    if not libraries:
        print("No library to measure was found. Set PEER_PYTHON to an interpreter that has one.", file=sys.stderr)
        return 1
    chosen = [figure for figure in FIGURES if options.only is None or figure.name in options.only]
    results = [measure(figure, libraries, options.rounds) for figure in chosen]
    print(report.as_text(results))
    print(f"\n{report.machine()}")
    if options.write:
        report.write(_DOCUMENT, results, libraries, chromium_version())
    return 0


if __name__ == "__main__":
    sys.exit(main())
