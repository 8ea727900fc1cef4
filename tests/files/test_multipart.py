import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.errors import FileTooLargeError, PayloadError
from hiroba.files.multipart import MultipartReceiver
from hiroba.files.store import FileStore

TYPE = "multipart/form-data; boundary=XX"


def part(name, content, filename=None, kind=None):
    head = f'--XX\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{filename}"' if filename is not None else ""
    head += f"\r\nContent-Type: {kind}" if kind else ""
    return head.encode() + b"\r\n\r\n" + content + b"\r\n"


END = b"--XX--\r\n"


@pytest.fixture
def receiver(store):
    with MultipartReceiver(
        TYPE, lambda name, kind: store.open_upload(name, mime_type=kind, max_bytes=5000)
    ) as receiver:
        yield receiver


def test_files_arrive_in_the_order_of_the_form(store, receiver):
    receiver.feed(part("files", b"one", "a.txt") + part("files", b"two", "статья.bin", "image/png") + END)
    files = receiver.finish()
    assert [store.resolve(file.path).read_bytes() for file in files] == [b"one", b"two"]
    assert [(file.orig_name, file.mime_type) for file in files] == [
        ("a.txt", "text/plain"),
        ("статья.bin", "image/png"),
    ]


def test_other_fields_are_passed_over(receiver):
    receiver.feed(part("other", b"x", "a.txt") + part("files", b"no file") + part("files", b"", "") + END)
    assert receiver.finish() == []


def test_received_tells_how_far_it_is(receiver):
    receiver.feed(part("files", b"one", "a.txt") + part("files", b"x" * 100, "b.txt"))
    assert receiver.received == [("a.txt", 3), ("b.txt", 100)]


def form_store(folder):
    store = FileStore(folder)
    receiver = MultipartReceiver(TYPE, lambda name, kind: store.open_upload(name, mime_type=kind))
    return store, receiver


def receive(receiver, body):
    with receiver:
        receiver.feed(body)
        return receiver.finish()


@given(
    contents=st.lists(st.binary() | st.sampled_from([b"\r\n--X", b"--XX-", b"\r\r\n\n--XX", b"\r" * 50]), max_size=4),
    step=st.integers(1, 40),
)
def test_any_content_survives_in_pieces_of_any_size(contents, step, tmp_path_factory):
    store, receiver = form_store(tmp_path_factory.getbasetemp() / "forms")
    body = b"".join(part("files", content.replace(b"\r\n--XX", b""), "a.bin") for content in contents) + END
    for place in range(0, len(body), step):
        receiver.feed(body[place : place + step])
    kept = [store.resolve(file.path).read_bytes() for file in receiver.finish()]
    store.close()
    assert kept == [content.replace(b"\r\n--XX", b"") for content in contents]


@given(noise=st.binary(max_size=300))
def test_noise_is_an_error_of_ours_and_leaves_nothing_behind(noise, tmp_path_factory):
    store, receiver = form_store(tmp_path_factory.getbasetemp() / "noise")
    with pytest.raises(PayloadError):
        receive(receiver, part("files", b"one", "a.txt") + noise)
    assert store.total_bytes == 0
    store.close()


def test_a_file_over_the_limit_ends_the_form(store):
    with (
        pytest.raises(FileTooLargeError),
        MultipartReceiver(TYPE, lambda name, _: store.open_upload(name, max_bytes=10)) as receiver,
    ):
        receiver.feed(part("files", b"fits", "a.txt") + part("files", b"x" * 11, "b.txt") + END)
    assert store.total_bytes == 0


def test_a_form_of_endless_parts_is_refused(receiver):
    with pytest.raises(PayloadError, match="at most 1000 parts"):
        receiver.feed(part("other", b"") * 1001)


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "multipart/form-data",
        "application/json; boundary=XX",
        "multipart/form-data; boundary=" + "X" * 999,
    ],
)
def test_what_is_no_form_is_refused(content_type, store):
    with pytest.raises(PayloadError):
        MultipartReceiver(content_type, lambda name, _: store.open_upload(name))


def test_a_body_that_is_not_as_announced_is_refused(receiver):
    with pytest.raises(PayloadError, match="cannot be read"):
        receiver.feed(b"words")


def test_a_body_that_ends_early_is_refused(receiver):
    receiver.feed(part("files", b"one", "a.txt"))
    with pytest.raises(PayloadError, match="Send it again"):
        receiver.finish()
