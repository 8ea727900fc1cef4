import pytest

from hiroba.errors import FileTooLargeError, UnsafeAddressError
from hiroba.files.data_url import read_data_url


@pytest.mark.parametrize(
    ("url", "content", "name", "kind"),
    [
        ("data:image/png;base64,eA==", b"x", "file.png", "image/png"),
        ("data:image/png;base64,eA%3D%3D", b"x", "file.png", "image/png"),
        ("data:text/plain;charset=utf-8,a%20b", b"a b", "file.txt", "text/plain"),
        ("data:,x", b"x", "file.txt", "text/plain"),
        ("data:;base64,eA==", b"x", "file.bin", "application/octet-stream"),
        ("data:application/x-none,x", b"x", "file", "application/x-none"),
    ],
)
def test_the_file_is_taken_out_of_its_address(url, content, name, kind):
    file = read_data_url(url, 10)
    assert (file.content, file.name, file.mime_type) == (content, name, kind)


@pytest.mark.parametrize("url", ["", "data:", "data:image/png;base64", "data:image/png;base64,a", "http://a/,x"])
def test_what_holds_no_file_is_refused(url):
    with pytest.raises(UnsafeAddressError, match="must look like"):
        read_data_url(url, 10)


@pytest.mark.parametrize("url", ["data:," + "x" * 11, "data:," + "x" * 1000])
def test_a_long_one_is_refused(url):
    with pytest.raises(FileTooLargeError):
        read_data_url(url, 10)
