"""Files to try a component with: each is what its name says."""

from collections.abc import Callable

import pandas as pd
import pytest
from PIL import Image

import hiroba as gr
from hiroba.errors import MissingFileError
from hiroba.files.demo_media import AUDIO, DATA, IMAGES, MODELS, VIDEOS

STARTS = {
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".gif": b"GIF8",
    ".wav": b"RIFF",
    ".mp3": b"",
    ".avi": b"RIFF",
    ".glb": b"glTF\x02",
    ".gltf": b"{",
    ".obj": b"v ",
    ".stl": b"\0",
    ".vtt": b"WEBVTT",
    ".srt": b"1\n00:00:00,000 --> 00:00:00,500\n",
    ".json": b"[",
}
ALL = [
    (get, name)
    for get, names in (
        (gr.get_image, IMAGES),
        (gr.get_video, VIDEOS),
        (gr.get_audio, AUDIO),
        (gr.get_model3d, MODELS),
        (gr.get_file, DATA),
    )
    for name in names
]


@pytest.mark.parametrize(("get", "name"), ALL, ids=[name for _, name in ALL])
def test_a_file_is_what_its_name_says(get: Callable[[str], str], name: str) -> None:
    path = get(name)

    with open(path, "rb") as file:
        content = file.read()
    assert path.endswith(f"/{name}")
    assert len(content) > 10
    assert content.startswith(STARTS.get(f".{name.rsplit('.')[-1]}", b""))


def test_a_logo_is_transparent_around() -> None:
    assert Image.open(gr.get_image("logo.png")).getchannel("A").getextrema() == (0, 255)


def test_the_table_has_its_columns() -> None:
    table = pd.read_csv(gr.get_file("titanic.csv"))

    assert table.shape == (891, 12)
    assert set(table["Survived"]) == {0, 1}
    assert table["Age"].isna().any()


def test_without_a_name_any_comes() -> None:
    assert gr.get_audio().endswith(".wav")


def test_an_address_stays_one() -> None:
    assert gr.get_video("https://example.org/a.mp4") == "https://example.org/a.mp4"


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(MissingFileError, match=r"tower\.jpg.*'\.\./secret\.png'"):
        gr.get_image("../secret.png")
