"""Forms with files (`multipart/form-data`), received straight to disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hiroba.errors import PayloadError, PayloadTooLargeError
from hiroba.files.uploads import Upload
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartParser

__all__ = ["MultipartReceiver"]

_MAX_PARTS = 1000
_MAX_TEXT_BYTES = 4 * 1024 * 1024


@dataclass
class _Part:
    """The part that is being received; with neither `upload` nor `text` it is passed over."""

    headers: dict[str, bytes] = field(default_factory=dict)
    header_name: bytes = b""
    header_value: bytes = b""
    upload: Upload | None = None
    text: bytearray | None = None


class MultipartReceiver:
    """Takes the body of a form piece by piece, and makes files of its parts.

    Where one field is named, other parts are passed over; otherwise those without a file name are kept as texts. Used as a context manager, because what was not finished at its end is discarded. Everything
    here blocks for as long as the disk takes.

    Args:
        content_type: The header of the request.
        open_upload: Begins a file, given its name and its type, as the sender says.
        field_name: Name of the field whose parts become files; `None` takes all fields.

    Raises:
        PayloadError: The header does not announce a form with files.
    """

    def __init__(
        self, content_type: str, open_upload: Callable[[str, str | None], Upload], field_name: str | None = "files"
    ) -> None:
        self._open_upload = open_upload
        self._field_name = field_name.encode() if field_name is not None else None
        self._uploads: list[Upload] = []
        self._fields: list[str] = []
        self._texts: list[tuple[str, bytearray]] = []
        self._text_bytes = 0
        self._part = _Part()
        self._part_count = 0
        self._pending = bytearray()
        self._is_whole = False
        self._parser = self._make_parser(content_type)

    @property
    def received(self) -> list[tuple[str, int]]:
        """Name and bytes so far of each file, in the order of the form."""
        return [(upload.name, upload.offset) for upload in self._uploads]

    @property
    def fields(self) -> list[str]:
        """The field of each file, in the order of the form."""
        return list(self._fields)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Field and text of the parts that are no files, in the order of the form."""
        return [(name, text.decode(errors="replace")) for name, text in self._texts]

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the body.

        Raises:
            PayloadError: The body is not what its header says.
            PayloadTooLargeError: The head of a part is too long.
            FileTooLargeError: A file passes the limit.
            StorageFullError: The disk or the space of the store is full.
        """
        from python_multipart.exceptions import FormParserError

        try:
            self._parser.write(piece)
        except FormParserError as error:
            # The parser tells its limits of heads from other faults by words alone.
            if "header" in str(error).lower() and "exceeded" in str(error):
                raise PayloadTooLargeError(
                    "The head of a part of the form is too long. Give the file a shorter name."
                ) from error
            message = f"The uploaded form cannot be read: {error}. Send it as `multipart/form-data`."
            raise PayloadError(message) from error
        self._write_pending()

    def finish(self) -> list[FileData]:
        """Make the parts files of the store and return them, in the order of the form.

        Raises:
            PayloadError: The body ended too early.
            StorageFullError: The disk is full.
        """
        if not self._is_whole:
            raise PayloadError("The uploaded form ended before its last part did. Send it again.")
        return [upload.finish() for upload in self._uploads]

    def __enter__(self) -> Self:
        """Return the receiver."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Delete what arrived, unless it was finished."""
        for upload in self._uploads:
            upload.discard()

    def _make_parser(self, content_type: str) -> MultipartParser:
        from python_multipart.exceptions import FormParserError
        from python_multipart.multipart import MultipartParser, parse_options_header

        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            message = (
                f"A form with files (`multipart/form-data` with a boundary) was expected, got {content_type[:80]!r}."
            )
            raise PayloadError(message)
        try:
            return MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin_part,
                    "on_header_field": self._take_header_name,
                    "on_header_value": self._take_header_value,
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._end_headers,
                    "on_part_data": self._take_data,
                    "on_part_end": self._write_pending,
                    "on_end": self._end,
                },
            )
        except FormParserError as error:
            raise PayloadError(f"The uploaded form cannot be read: {error}.") from error

    def _begin_part(self) -> None:
        self._part_count += 1
        if self._part_count > _MAX_PARTS:
            raise PayloadError(f"A form may have at most {_MAX_PARTS} parts. Send the files in several forms.")
        self._part = _Part()

    def _take_header_name(self, data: bytes, start: int, end: int) -> None:
        self._part.header_name += data[start:end]

    def _take_header_value(self, data: bytes, start: int, end: int) -> None:
        self._part.header_value += data[start:end]

    def _end_header(self) -> None:
        part = self._part
        part.headers[part.header_name.decode("latin-1").lower()] = part.header_value
        part.header_name = part.header_value = b""

    def _end_headers(self) -> None:
        from python_multipart.multipart import parse_options_header

        headers = self._part.headers
        _, options = parse_options_header(headers.get("content-disposition", b""))
        name = options.get(b"filename")
        field_name = options.get(b"name", b"")
        if self._field_name is not None and (field_name != self._field_name or not name):
            return
        if not name:
            self._part.text = bytearray()
            self._texts.append((field_name.decode(errors="replace"), self._part.text))
            return
        kind = headers.get("content-type", b"").decode("latin-1") or None
        self._part.upload = self._open_upload(name.decode(errors="replace"), kind)
        self._uploads.append(self._part.upload)
        self._fields.append(field_name.decode(errors="replace"))

    def _take_data(self, data: bytes, start: int, end: int) -> None:
        # The parser hands out small slices where the data looks like the begin of a boundary; they go to disk together.
        if self._part.upload is not None:
            self._pending += memoryview(data)[start:end]
        elif self._part.text is not None:
            self._text_bytes += end - start
            if self._text_bytes > _MAX_TEXT_BYTES:
                raise PayloadError(
                    f"The texts of a form may have at most {_MAX_TEXT_BYTES} bytes. Send long ones as files."
                )
            self._part.text += memoryview(data)[start:end]

    def _write_pending(self) -> None:
        if self._part.upload is not None and self._pending:
            self._part.upload.write(self._pending)
        self._pending = bytearray()

    def _end(self) -> None:
        self._is_whole = True
