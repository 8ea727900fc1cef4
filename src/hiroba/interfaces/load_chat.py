"""`load_chat`: a chat with a model behind a server that speaks as OpenAI's does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from hiroba.components.chat_message import ChatMessage
from hiroba.components.chatbot import Chatbot
from hiroba.components.multimodaltextbox import MultimodalTextbox
from hiroba.errors import ArgumentError
from hiroba.interfaces.chat_completions import ChatServer, Piece, to_request_messages
from hiroba.interfaces.chat_interface import ChatInterface
from hiroba.interfaces.conversation import saying

__all__ = ["load_chat"]

FileTypes = Literal["text_encoded", "image"]

TEXT_EXTENSIONS = """
.txt .md .markdown .rst .csv .tsv .json .jsonl .xml .yaml .yml .toml .ini .cfg .conf .log .html .htm .css .js .jsx .ts .tsx
.py .ipynb .java .c .h .cpp .hpp .cs .go .rs .rb .php .pl .lua .r .jl .swift .kt .scala .sh .bat .ps1 .sql .tex .srt .vtt
.svelte .vue .diff .patch
"""
EXTENSIONS = {
    "text_encoded": TEXT_EXTENSIONS.split(),
    "image": [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"],
}
THOUGHT = "Reasoning"


def load_chat(
    base_url: str,
    model: str,
    token: str | None = None,
    *,
    file_types: FileTypes | list[FileTypes] | None = "text_encoded",
    system_message: str | None = None,
    streaming: bool = True,
    **kwargs: Any,
) -> ChatInterface:
    """Return an app in which visitors talk with a model of a server, over HTTP and without further packages.

    Args:
        base_url: Address under which the server has `chat/completions`, such as `http://localhost:11434/v1/`.
        model: Name of the model there.
        token: Sent to the server with each request; visitors never see it.
        file_types: What visitors may send along: `"text_encoded"` files become part of the message, an `"image"` goes as one.
            `None` takes no files.
        system_message: What the model is told before every conversation.
        streaming: Whether the answer is shown as it grows.
        **kwargs: As `ChatInterface` takes them.

    Raises:
        ArgumentError: The address is not one of HTTP, or a file type is neither.
    """
    types = [file_types] if isinstance(file_types, str) else list(file_types or [])
    unknown = [name for name in types if name not in EXTENSIONS]
    if unknown:
        raise ArgumentError(f'`file_types` may hold "text_encoded" and "image", got {unknown[0]!r}.')
    server = ChatServer(base_url, model, token)

    def request(message: Any, history: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return to_request_messages([*history, saying(message)], system_message)

    def answer(message: Any, history: list[dict[str, Any]]) -> Any:
        return _shown(server.answer(request(message, history)), is_done=True)

    def answer_in_pieces(message: Any, history: list[dict[str, Any]]) -> Iterator[Any]:
        text = thought = ""
        for piece in server.pieces(request(message, history)):
            text, thought = text + piece.text, thought + piece.thought
            if text or thought:
                yield _shown(Piece(text, thought), is_done=bool(text))

    kwargs.setdefault("chatbot", Chatbot(scale=1, allow_tags=True, render=False))
    if types and kwargs.get("textbox") is None:
        extensions = [extension for name in types for extension in EXTENSIONS[name]]
        kwargs["textbox"] = MultimodalTextbox(
            file_types=extensions, file_count="multiple", show_label=False, render=False
        )
    return ChatInterface(answer_in_pieces if streaming else answer, multimodal=bool(types), **kwargs)


def _shown(piece: Piece, is_done: bool) -> Any:
    if not piece.thought:
        return piece.text
    status: Literal["done", "pending"] = "done" if is_done else "pending"
    thought = ChatMessage(piece.thought, metadata={"title": THOUGHT, "status": status})
    return [thought, piece.text] if piece.text else [thought]
