"""Films and pictures that lead to other files, or unpack to more than a machine holds."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

LIST = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{path}\n#EXT-X-ENDLIST\n"


def _film(path: Path, container: str) -> None:
    """Write a film that belongs to the machine, and to no visitor."""
    with av.open(str(path), "w", format=container) as output:
        stream = output.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), "uint8"), format="rgb24")
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            output.mux(packet)


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("private")
    _film(folder / "film.ts", "mpegts")
    _film(folder / "film.mp4", "mp4")
    return folder


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with gr.Blocks() as demo:
        out = gr.Textbox()
        gr.Button().click(str, gr.Video(format="mp4"), out, api_name="video")
        gr.Button().click(lambda film: film, gr.Video(), gr.Video(format="webm"), api_name="shown")
        gr.Button().click(lambda picture: f"{picture.shape}", gr.Image(), out, api_name="image")
        gr.Button().click(lambda layers: "read", gr.ImageEditor(), out, api_name="editor")
    with TestClient(create_app(demo, Settings(storage=tmp_path_factory.mktemp("files")))) as client:
        yield client


@pytest.mark.parametrize("endpoint", ["video", "shown"])
@pytest.mark.parametrize("name", ["a.m3u8", "a.mov", "a.ffconcat"])
@pytest.mark.parametrize("target", ["film.ts", "film.mp4"])
def test_a_playlist_shows_no_film_of_the_machine(
    client: TestClient, private: Path, endpoint: str, name: str, target: str
) -> None:
    path = private / target
    text = f"ffconcat version 1.0\nfile {path}\n" if name.endswith("concat") else LIST.format(path=path)
    (token,) = client.post("/gradio_api/upload", files={"files": (name, text.encode())}).json()
    answer = client.post(f"/gradio_api/run/{endpoint}", json={"data": [_file(token)]})
    assert answer.status_code in (422, 500)
    assert "cannot be read as a film" in answer.text or answer.status_code == 500


@pytest.mark.parametrize("endpoint", ["image", "editor"])
def test_a_picture_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(
    client: TestClient, endpoint: str
) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    (token,) = client.post("/gradio_api/upload", files={"files": ("a.png", content)}).json()
    value = _file(token) if endpoint == "image" else {"background": None, "layers": [], "composite": _file(token)}
    answer = client.post(f"/gradio_api/run/{endpoint}", json={"data": [value]})
    assert (answer.status_code, "too many pixels" in answer.text) == (422, True)


def _file(token: str) -> dict[str, object]:
    return {"path": token, "meta": {"_type": "gradio.FileData"}}
