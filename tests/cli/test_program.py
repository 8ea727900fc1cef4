from pathlib import Path

import pytest

import hiroba as gr
from hiroba.cli.program import Program
from hiroba.errors import ArgumentError


@pytest.fixture(autouse=True)
def _kept_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program becomes `__main__` and sees arguments of its own; the tests' process gets its own back."""
    import sys

    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setattr(sys, "path", [*sys.path])


def program(folder: Path, text: str, name: str | None = None) -> Program:
    file = folder / "app.py"
    file.write_text(text)
    return Program(file, ["app.py", "--fast"], name)


def test_a_program_runs_as_main_with_its_own_arguments(tmp_path: Path) -> None:
    run = program(
        tmp_path, "import sys, hiroba\nassert __name__ == '__main__'\ndemo = hiroba.Blocks(title=sys.argv[1])"
    )

    run.run()

    assert run.app().title == "--fast"


def test_modules_of_the_program_are_loaded_anew_and_names_of_the_run_before_are_there(tmp_path: Path) -> None:
    words = tmp_path / "own_words_of_a_test.py"
    words.write_text("word = 'one'")
    run = program(
        tmp_path,
        "import hiroba, own_words_of_a_test as words\ncount = globals().get('count', 0) + 1\n"
        "demo = hiroba.Blocks(title=f'{words.word} {count}')",
    )
    run.run()
    words.write_text("word = 'another'")

    run.run()

    assert run.app().title == "another 2"
    assert run.concerns([str(words)])
    assert not run.concerns([str(tmp_path / "elsewhere.py")])


def test_a_program_without_an_app_says_how_to_name_one(tmp_path: Path) -> None:
    run = program(tmp_path, "x = 1", name="page")
    run.run()

    with pytest.raises(ArgumentError, match=r"hiroba run app\.py:NAME"):
        run.app()


def test_a_failure_is_told_with_its_place_in_the_program(tmp_path: Path) -> None:
    run = program(tmp_path, "x = 1\ny = x / 0\n")

    with pytest.raises(ZeroDivisionError) as raised:
        run.run()

    assert run.summary(raised.value) == "app.py, line 2: ZeroDivisionError: division by zero"
    assert "cli" not in run.tell(raised.value)


def test_a_syntax_error_is_told_with_its_line(tmp_path: Path) -> None:
    run = program(tmp_path, "x = 1\ny = (\n")

    with pytest.raises(SyntaxError) as raised:
        run.run()

    assert run.summary(raised.value).startswith("app.py, line 2: SyntaxError")


def test_no_reload_is_true_where_no_one_runs_programs_again() -> None:
    assert gr.NO_RELOAD
