"""The table of figures."""

from pathlib import Path

import pytest
from bench.figure import Figure, Row
from bench.library import Library
from bench.run import Result, measure

from bench import report

HIROBA, GRADIO = Library("hiroba", "python"), Library("gradio", "python")


def figure(row: Row) -> Figure:
    """A figure of which Hiroba takes 2 and Gradio 10."""
    return Figure("speed", "Speed", (row,), lambda library: {row.key: 2.0 if library.name == "hiroba" else 10.0}, 3)


def line(row: Row, *libraries: Library) -> report.Line:
    """The only line of the table."""
    return report.lines([measure(figure(row), libraries)])[0]


def test_line_has_both_numbers_and_their_ratio():
    assert line(Row("t", "time", "ms", at_most=0.5), GRADIO, HIROBA)[:4] == ("Speed", "10 ms", "2 ms", "0.2")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("t", "time", "ms", at_most=0.3), "met"),
        (Row("t", "time", "ms", at_most=0.1), "missed"),
        (Row("t", "calls", "/s", at_least=0.1), "met"),
        (Row("t", "calls", "/s", at_least=15), "missed"),
        (Row("t", "time", "ms", limit=2), "met"),
        (Row("t", "time", "ms", at_most=0.3, limit=1), "missed"),
    ],
)
def test_verdict_compares_with_the_target(row: Row, verdict: str):
    assert line(row, GRADIO, HIROBA)[-1] == verdict


def test_without_the_peer_only_the_number_itself_is_judged():
    assert line(Row("t", "time", "ms", at_most=0.1), HIROBA)[-1] == ""
    assert line(Row("t", "time", "ms", at_most=0.1, limit=3), HIROBA)[-1] == "met"


def test_libraries_take_turns():
    turns: list[str] = []
    measure(Figure("f", "F", (), lambda library: turns.append(library.name) or {}, 2), [GRADIO, HIROBA])
    assert turns == ["gradio", "hiroba", "gradio", "hiroba"]


def test_failure_is_told_and_the_other_library_goes_on():
    def fail_in_gradio(library: Library) -> dict[str, float]:
        if library is GRADIO:
            raise RuntimeError("no page came")
        return {"t": 2.0}

    result = measure(Figure("f", "Speed", (Row("t", "time", "ms"),), fail_in_gradio, 3), [GRADIO, HIROBA])
    assert "Not measured: Speed, Gradio: RuntimeError: no page came" in report.as_text([result])
    assert result.numbers["hiroba"]["t"] == [2.0, 2.0, 2.0]


def test_middle_number_counts():
    result = Result(figure(Row("t", "time", "ms")), {"hiroba": {"t": [1.0, 50.0, 3.0]}})
    assert result.median("hiroba", "t") == 3.0


def test_only_the_part_between_the_marks_is_written(tmp_path: Path):
    path = tmp_path / "performance.md"
    path.write_text(
        "Before\n<!-- figures: written by python -m bench --write -->\nold\n<!-- end of figures -->\nAfter\n"
    )
    report.write(path, [measure(figure(Row("t", "time", "ms")), [HIROBA])], [HIROBA], "Chromium")
    text = path.read_text()
    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert "| Speed | – | 2 ms |" in text
    assert "old" not in text


def test_a_figure_is_written_anew_in_its_place_and_says_once_how_it_was_taken(tmp_path: Path):
    path = tmp_path / "performance.md"
    path.write_text("<!-- figures: written by python -m bench --write -->\n<!-- end of figures -->\n")
    first, second = (
        Figure(title, title, (Row("t", "time", "ms"),), lambda _: {"t": 2.0}, 1) for title in ("Calls, many", "Speed")
    )
    results = [measure(first, [HIROBA]), measure(second, [HIROBA])]
    report.write(path, results, [HIROBA], "Chromium 1")
    once = path.read_text()
    report.write(path, results, [HIROBA], "Chromium 1")
    assert path.read_text().count("\n- ") == once.count("\n- ") == 1

    report.write(path, results[:1], [HIROBA], "Chromium 2")
    text = path.read_text()
    notes = [line for line in text.splitlines() if line.startswith("- ")]
    assert [(note.split(": ")[0], note.split("Chromium ")[1][0]) for note in notes] == [
        ("- Calls, many", "2"),
        ("- Speed", "1"),
    ]
    assert text.index("| Calls, many |") < text.index("| Speed |")
    assert text.count("| figure |") == 1


def test_document_without_marks_is_refused(tmp_path: Path):
    path = tmp_path / "performance.md"
    path.write_text("nothing here")
    with pytest.raises(ValueError, match="Expected the marks"):
        report.write(path, [], [HIROBA], "Chromium")
