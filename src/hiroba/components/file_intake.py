"""What `File` and `UploadButton` share: a value of one file or several."""

from __future__ import annotations

from typing import Any

from hiroba.components.component import Component
from hiroba.components.file_schema import example_file, file_schema
from hiroba.components.file_types import check_file_types
from hiroba.components.one_of import require_one_of
from hiroba.components.uploads import FILE_COUNTS, UPLOAD_TYPES, FileCount, UploadType, files_of, receive_files
from hiroba.wire.values import FileData

__all__ = ["FileIntake"]


class FileIntake(Component):
    """A component whose value is the files that a visitor chose."""

    file_count: FileCount
    file_types: list[str] | None
    type: UploadType

    def _accept(self, file_count: FileCount, file_types: list[str] | None, type: UploadType) -> None:
        """Set how many files are taken, of which kinds, and what functions get of them.

        Raises:
            ArgumentError: One of them is no such choice.
        """
        require_one_of("file_count", file_count, FILE_COUNTS)
        require_one_of("type", type, UPLOAD_TYPES)
        self.file_count = file_count
        self.file_types = check_file_types(file_types)
        self.type = type

    def preprocess(self, payload: Any) -> Any:
        """Return paths or contents: one, or a list unless `file_count` is `"single"`; `None` for none."""
        return receive_files(payload, self.file_count, self.type, self.file_types)

    def postprocess(self, value: Any) -> FileData | list[FileData] | None:
        """Return the files for a path or a list of paths."""
        return files_of(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file, or of a list of files."""
        if self.file_count == "single":
            return file_schema()
        return {"title": "ListFiles", "type": "array", "items": file_schema()}

    def example_payload(self) -> Any:
        """Return a file on the web, or a list with one."""
        return self._one_or_list(example_file("paper.pdf"))

    def example_value(self) -> Any:
        """Return the address of a file, or a list with one."""
        return self._one_or_list(example_file("paper.pdf")["url"])

    def _one_or_list(self, example: Any) -> Any:
        return example if self.file_count == "single" else [example]
