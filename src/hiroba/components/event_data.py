"""What an event tells the function: annotate a parameter with one of these classes to receive it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from hiroba.errors import PayloadError
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from hiroba.components.node import Node

__all__ = [
    "CopyData",
    "DeletedFileData",
    "DownloadData",
    "EditData",
    "EventData",
    "KeyUpData",
    "LikeData",
    "RetryData",
    "SelectData",
    "UndoData",
]


class EventData:
    """What any event tells.

    Attributes:
        target: The node at which it happened.
        told: What it tells, by name.
    """

    def __init__(self, target: Node | None, _data: Any = None) -> None:
        self.target = target
        # As in the compatible API: `None` where there is nothing to tell; an empty text is something.
        self._data = None if _data == {} else _data
        self.told: dict[str, Any] = _data if isinstance(_data, dict) else {}

    def __getattr__(self, name: str) -> Any:
        """Return a part of the event's data by its name."""
        data = self.__dict__.get("told", {})
        if name in data:
            return data[name]
        raise AttributeError(f"This event tells no `{name}`. It tells: {', '.join(data) or 'nothing'}.")


class SelectData(EventData):
    """A part of a component was picked.

    Attributes:
        index: Its place: a number, or (row, column) in a table.
        value: Its value.
        row_value: All values of its row, in a table.
        col_value: All values of its column, in a table.
        selected: Whether it is on now; `False` when it was picked off.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        index = self.told.get("index")
        self.index: Any = index
        self.value: Any = self.told.get("value")
        self.row_value: Any = self.told.get("row_value")
        self.col_value: Any = self.told.get("col_value")
        self.selected: bool = self.told.get("selected", True)


class KeyUpData(EventData):
    """A key was let go.

    Attributes:
        key: Its name, as browsers name keys.
        input_value: The text in the field now.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.key: str = self.told.get("key", "")
        self.input_value: str = self.told.get("input_value", "")


class DeletedFileData(EventData):
    """A file was removed.

    Attributes:
        file: The file, as `FileData`.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.file = _file(self.told.get("file", data))


class LikeData(EventData):
    """An answer was rated: a message, or several of one role in a row that are shown as one.

    Attributes:
        index: Place of its first message in the conversation.
        value: What stands in it, as a list: texts, and files and components as dictionaries.
        liked: `True`, `False`, or the text of another rating.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.index: Any = self.told.get("index")
        self.value: Any = self.told.get("value")
        self.liked: bool | str = self.told.get("liked", True)


class RetryData(EventData):
    """Another reply was asked for.

    Attributes:
        index: Place of the user's message that is answered anew.
        value: Its text; data of a file, where that stands last in it.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.index: Any = self.told.get("index")
        self.value: Any = self.told.get("value")


class UndoData(RetryData):
    """A message was taken back.

    Attributes:
        index: Place of the user's message.
        value: Its text; data of a file, where that stands last in it.
    """


class EditData(EventData):
    """A part was edited.

    Attributes:
        index: Its place.
        previous_value: What it was.
        value: What it is now.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.index: Any = self.told.get("index")
        self.previous_value: Any = self.told.get("previous_value")
        self.value: Any = self.told.get("value")


class DownloadData(EventData):
    """A file was downloaded.

    Attributes:
        file: The file, as `FileData`.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.file = _file(self.told.get("file", data))


class CopyData(EventData):
    """Something was copied.

    Attributes:
        value: What was copied.
    """

    def __init__(self, target: Node | None, data: Any = None) -> None:
        super().__init__(target, data)
        self.value: Any = self.told.get("value", data)


def _file(data: Any) -> FileData:
    """Return what a page told of a file, as much of it as is a file's."""
    try:
        return msgspec.convert(data, FileData)
    except msgspec.ValidationError as error:
        raise PayloadError(f"A file was expected, got something else: {error}.") from error
