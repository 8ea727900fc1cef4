from pathlib import Path

import pytest

from hiroba.components.downloadbutton import DownloadButton
from hiroba.components.file import File
from hiroba.components.uploadbutton import UploadButton
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData


@pytest.fixture
def poem(tmp_path):
    """An uploaded text."""
    (tmp_path / "poem.txt").write_text("roses")
    return FileData(path=str(tmp_path / "poem.txt"), orig_name="poem.txt", size=5)


@pytest.mark.parametrize("component", [File, UploadButton])
def test_one_file_gives_its_path(component, poem):
    path = component().preprocess(poem)

    assert isinstance(path, str)
    assert (path, path.name) == (poem.path, poem.path)


@pytest.mark.parametrize("component", [File, UploadButton])
def test_several_files_give_a_list(component, poem):
    several = component(file_count="multiple")

    assert several.preprocess([poem, poem]) == [poem.path, poem.path]
    assert several.preprocess(poem) == [poem.path]


def test_one_file_is_taken_out_of_a_list(poem):
    assert File().preprocess([poem]) == poem.path


def test_file_gives_bytes_when_asked(poem):
    assert File(type="binary").preprocess(poem) == b"roses"


def test_no_file_gives_none_and_an_empty_list_an_empty_list():
    assert File(file_count="multiple").preprocess(None) is None
    assert File(file_count="multiple").preprocess([]) == []


@pytest.mark.parametrize("types", [[".txt"], ["text"], ["text/plain"], ["text/*"], ["file"], None, ["image", ".TXT"]])
def test_file_takes_files_of_its_types(poem, types):
    assert File(file_types=types).preprocess(poem) == poem.path


@pytest.mark.parametrize("types", [["image"], [".csv"], ["image/*"], ["text/html"]])
def test_file_refuses_files_of_other_types(poem, types):
    with pytest.raises(PayloadError, match=r"Invalid file type: poem\.txt"):
        File(file_types=types).preprocess(poem)


def test_file_refuses_a_payload_that_is_no_file():
    with pytest.raises(PayloadError, match=r"A file was expected, got 'poem\.txt'"):
        File().preprocess("poem.txt")


def test_file_sends_a_path_with_name_and_size(poem):
    assert File().postprocess(Path(poem.path)) == FileData(path=poem.path, orig_name="poem.txt", size=5)


def test_file_sends_a_list_of_paths_and_addresses(poem):
    address = "https://example.com/paper.pdf"

    files = File(file_count="multiple").postprocess([poem.path, address])

    assert [file.orig_name for file in files] == ["poem.txt", "paper.pdf"]
    assert files[1].url == address


@pytest.mark.parametrize("value", [None, "", []])
def test_file_sends_none_for_nothing(value):
    assert File().postprocess(value) is None


@pytest.mark.parametrize("component", [File, UploadButton, DownloadButton])
def test_what_is_no_path_is_refused(component):
    with pytest.raises(ReturnError, match="A path of a file was expected, got 3"):
        component().postprocess(3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"file_count": "two"}, "`file_count` must be one of 'single', 'multiple', 'directory', got 'two'"),
        ({"type": "text"}, "`type` must be one of"),
        ({"file_types": ".txt"}, "`file_types` must be a list such as"),
        ({"file_types": [3]}, "`file_types` must hold texts"),
    ],
)
@pytest.mark.parametrize("component", [File, UploadButton])
def test_wrong_arguments_are_explained(component, arguments, message):
    with pytest.raises(ArgumentError, match=message):
        component(**arguments)


def test_download_button_gives_and_sends_a_path(poem):
    button = DownloadButton("Save")

    assert button.preprocess(poem) == poem.path
    assert button.postprocess(poem.path).orig_name == "poem.txt"
    assert button.label == "Save"


def test_file_describes_one_file_or_a_list():
    assert File().api_info()["title"] == "FileData"
    assert File(file_count="directory").api_info()["items"]["title"] == "FileData"
    assert isinstance(File(file_count="multiple").example_payload(), list)


@pytest.mark.parametrize("count", ["single", "multiple"])
def test_existing_clients_see_files_as_paths(count):
    client_utils = pytest.importorskip("gradio_client.utils")

    told = client_utils.json_schema_to_python_type(File(file_count=count).api_info())

    assert told == {"single": "filepath", "multiple": "list[filepath]"}[count]
