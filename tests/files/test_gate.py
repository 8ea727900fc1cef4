import pytest

from hiroba.errors import FileNotAllowedError, UnknownFileError, UnsafeAddressError
from hiroba.files.access import AccessRules
from hiroba.files.fetch import FetchedFile
from hiroba.files.gate import FileGate
from hiroba.files.store import UNCLAIMED
from hiroba.wire.values import FileData


@pytest.fixture
def gate(store, tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a.txt").write_bytes(b"words")
    return FileGate(store, AccessRules(working_dir=tmp_path / "app", temp_dir=tmp_path / "temp"))


def test_a_local_file_becomes_one_of_the_session(gate):
    file = gate.take(FileData(path="a.txt"), "s")
    entry = gate.store.find(file.path)
    assert (entry.owner, entry.path.read_bytes()) == ("s", b"words")
    assert (file.url, file.size, file.orig_name, file.mime_type) == (
        f"hiroba/files/{file.path}",
        5,
        "a.txt",
        "text/plain",
    )


def test_what_the_function_said_of_the_file_stands(gate):
    file = gate.take(FileData(path="a.txt", orig_name="letter.txt", mime_type="text/x", meta={"_type": "x"}), "s")
    assert (file.orig_name, file.mime_type, file.meta) == ("letter.txt", "text/x", {"_type": "x"})
    assert gate.store.find(file.path).name == "letter.txt"


def test_a_file_that_is_in_the_store_already_keeps_its_token(gate):
    kept = gate.store.put_bytes(b"x", "a.png", owner="s")
    assert gate.take(kept, "s") == kept


def test_a_file_that_came_in_goes_out_with_the_same_token(gate):
    upload = gate.store.put_bytes(b"x", "a.png", owner=UNCLAIMED)
    assert gate.take(gate.load(upload, "s"), "s").path == upload.path


def test_a_file_elsewhere_is_left_there(gate):
    file = gate.take(FileData(path="https://example.com/a.png", url="javascript:alert(1)"), "s")
    assert file.path == file.url == "https://example.com/a.png"


def test_an_address_that_came_with_a_file_is_not_believed(gate):
    assert gate.take(FileData(path="a.txt", url="https://example.com/"), "s").url.startswith("hiroba/files/")


def test_a_file_that_may_not_leave_does_not(gate, tmp_path):
    (tmp_path / "secret.txt").touch()
    with pytest.raises(FileNotAllowedError):
        gate.take(FileData(path=str(tmp_path / "secret.txt"), url="hiroba/files/x"), "s")


def test_a_token_becomes_a_local_path_and_nothing_else_is_believed(gate):
    upload = gate.store.put_bytes(b"x", "a.png", owner=UNCLAIMED)
    sent = FileData(path=upload.path, url="http://evil/", size=99, orig_name="../b.html", mime_type="text/html")
    file = gate.load(sent, "s")
    assert file == FileData(path=str(gate.store.resolve(upload.path)), size=1, orig_name="a.png", mime_type="image/png")
    assert gate.store.find(upload.path).owner == "s"


def test_a_file_elsewhere_is_fetched_once_a_session(store):
    asked = []

    def fetch(url, max_bytes):
        asked.append((url, max_bytes))
        return FetchedFile(b"x", "a.png", "image/png")

    gate = FileGate(store, AccessRules(), fetch, max_bytes=10)
    first, again = (gate.load(FileData(path="https://example.com/a.png"), "s") for _ in range(2))
    assert asked == [("https://example.com/a.png", 10)]
    assert first == again
    store.release("s")
    assert gate.load(FileData(path="https://example.com/a.png"), "s").size == 1
    assert len(asked) == 2


def test_addresses_are_not_remembered_without_end(store):
    asked = []

    def fetch(url, max_bytes):
        asked.append(url)
        return FetchedFile(b"x", "a.png", "image/png")

    gate = FileGate(store, AccessRules(), fetch)
    for number in [*range(1001), 0]:
        gate.load(FileData(path=f"https://example.com/{number}"), "s")
    assert asked.count("https://example.com/0") == 2


def test_a_file_inside_of_its_address_is_read(gate):
    file = gate.load(FileData(path="data:text/plain;base64,d29yZHM="), "s")
    assert (file.size, file.mime_type) == (5, "text/plain")


def test_addresses_of_this_machine_are_refused(gate):
    with pytest.raises(UnsafeAddressError):
        gate.load(FileData(path="http://127.0.0.1/"), "s")


@pytest.mark.parametrize("path", ["a.txt", "/etc/passwd", "", "file:///etc/passwd"])
def test_a_browser_cannot_name_anything_but_a_token(gate, path):
    with pytest.raises(UnknownFileError):
        gate.load(FileData(path=path), "s")
