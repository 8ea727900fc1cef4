import pytest

from hiroba.components.textbox import Textbox
from hiroba.engine.report import report_error
from hiroba.errors import FileNotAllowedError, FileTooLargeError, MissingFileError
from hiroba.graph.blocks import Blocks


@pytest.fixture
def binding():
    with Blocks() as app:
        box = Textbox()
        box.change(str.upper, box, box)
    return app.bindings.items[0]


def test_a_visitor_is_told_what_is_wrong_with_a_file(binding):
    assert report_error(FileTooLargeError("The file is too large."), False, binding).message == "The file is too large."


@pytest.mark.parametrize("kind", [FileNotAllowedError, MissingFileError])
def test_a_visitor_is_not_told_paths_of_the_server(binding, kind):
    assert "/etc/hostname" not in report_error(kind("/etc/hostname"), False, binding).message
    assert "/etc/hostname" in report_error(kind("/etc/hostname"), True, binding).message
