from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.components.films import RATE_HZ, film

import hiroba as gr
from hiroba.components.video import Video
from hiroba.errors import ArgumentError, FileNotAllowedError, PayloadError, ReturnError
from hiroba.files.access import AccessRules
from hiroba.files.context import set_rules
from hiroba.files.media.film import probe_film
from hiroba.testing import User
from hiroba.wire.values import FileData, file_mark

av = pytest.importorskip("av")


def uploaded(path: Path, **meta: object) -> FileData:
    return FileData(path=str(path), orig_name=path.name, meta=file_mark() | meta)


def first_pixels(path: str | Path) -> np.ndarray:
    with av.open(str(path)) as source:
        return next(source.decode(video=0)).to_ndarray(format="rgb24")


def loudness(path: Path) -> np.ndarray:
    """The loudest sample of each hundredth of a second."""
    with av.open(str(path)) as source:
        samples = np.abs(np.concatenate([frame.to_ndarray()[0] for frame in source.decode(audio=0)]))
    window = RATE_HZ // 100
    return samples[: len(samples) // window * window].reshape(-1, window).max(axis=1)


def test_a_film_arrives_as_the_path_of_the_upload_itself(tmp_path):
    path = film(tmp_path / "film.mp4")

    assert Video().preprocess(uploaded(path)) == str(path)
    assert Video().preprocess(None) is None


def test_a_film_arrives_in_the_format_that_was_asked_for(tmp_path, store):
    got = Video(format="webm").preprocess(uploaded(film(tmp_path / "film.mp4")))

    assert got.endswith("film.webm")
    assert (probe_film(got).picture, probe_film(got).sound) == ("vp8", "opus")


def test_a_film_loses_its_sound_where_it_is_not_wanted(tmp_path, store):
    got = Video(include_audio=False).preprocess(uploaded(film(tmp_path / "film.mp4")))

    assert probe_film(got).sound is None


def test_a_silent_film_is_not_written_again(tmp_path):
    path = film(tmp_path / "film.mp4", has_sound=False)

    assert Video(include_audio=False).preprocess(uploaded(path)) == str(path)


def test_the_part_that_a_visitor_kept_arrives(tmp_path, store):
    got = Video().preprocess(uploaded(film(tmp_path / "film.mp4", 2), cut=[0.5, 1.25]))

    assert probe_film(got).duration_s == pytest.approx(0.8, abs=0.1)


@pytest.mark.parametrize("cut", [[1], [2, 1], ["a", "b"], [-1, 3], [0, float("inf")], 7])
def test_a_part_that_is_none_is_refused(tmp_path, cut):
    with pytest.raises(PayloadError, match="first second, last second"):
        Video().preprocess(uploaded(tmp_path / "film.mp4", cut=cut))


def test_what_is_no_film_is_refused_when_it_has_to_be_converted(tmp_path, store):
    (tmp_path / "poem.mp4").write_text("roses")

    with pytest.raises(PayloadError, match=r"'poem\.mp4' cannot be read as a film"):
        Video(format="webm").preprocess(uploaded(tmp_path / "poem.mp4"))
    with pytest.raises(PayloadError, match="A film was expected, got 3"):
        Video().preprocess(3)


def test_a_film_that_browsers_play_is_shown_as_it_is(tmp_path):
    path = film(tmp_path / "film.webm", codec="libvpx")

    file = Video().postprocess(path)

    assert (file.path, file.mime_type) == (str(path), "video/webm")


def test_a_film_that_browsers_do_not_play_becomes_mp4(tmp_path, store):
    file = Video().postprocess(film(tmp_path / "film.avi", codec="mpeg4"))

    assert file.orig_name == "film.mp4"
    assert probe_film(file.path).is_playable


def test_an_empty_text_is_no_film():
    assert Video().postprocess("") is None


def test_an_address_stays_where_it_is():
    assert Video().postprocess("https://example.com/a/film.mp4?x=1").path == "https://example.com/a/film.mp4?x=1"


def test_a_mark_is_laid_over_the_film(tmp_path, store):
    Image.new("RGB", (8, 8), "lime").save(tmp_path / "mark.png")
    mark = gr.WatermarkOptions(str(tmp_path / "mark.png"), (4, 4))

    file = Video(watermark=mark).postprocess(film(tmp_path / "film.mp4"))

    pixels = first_pixels(file.path)
    assert pixels[8, 8, 1] > 180 > 60 > pixels[8, 8, 0]
    assert pixels[30, 40, 0] > 180


def test_a_film_that_must_not_be_given_out_is_not_converted_either(tmp_path, store):
    (tmp_path / "app").mkdir()
    token = set_rules(AccessRules(working_dir=tmp_path / "app", temp_dir=tmp_path / "app"))

    with pytest.raises(FileNotAllowedError):
        Video(format="webm").postprocess(film(tmp_path / "secret.mp4"))

    token.var.reset(token)


def test_subtitles_come_with_the_film_or_with_the_component(tmp_path):
    (tmp_path / "lines.srt").write_text("1\n00:00:00,500 --> 00:00:01,000\nHello\n")
    (tmp_path / "lines.json").write_text('[{"text": "Hello", "timestamp": [0.5, 1]}]')
    line = {"start": 0.5, "end": 1.0, "text": "Hello"}

    file = Video().postprocess((film(tmp_path / "film.mp4"), tmp_path / "lines.srt"))

    assert file.meta["subtitles"] == [line]
    assert Video(subtitles=tmp_path / "lines.json").subtitles == [line]


def test_wrong_values_are_refused(tmp_path, store):
    with pytest.raises(ReturnError, match="A film must be a path"):
        Video().postprocess(3)
    with pytest.raises(ArgumentError, match="sources"):
        Video(sources=["clipboard"])
    with pytest.raises(ReturnError, match="must be one of 'mp4'"):
        Video(format="exe").postprocess(film(tmp_path / "film.mp4"))


def test_films_of_a_generator_are_one_film_without_a_gap(tmp_path, store):
    def shoot():
        for i in range(3):
            yield film(tmp_path / f"part-{i}.ts", phase_s=i)

    with gr.Blocks() as demo:
        shown = gr.Video(streaming=True)
        button = gr.Button()
        button.click(shoot, None, shown)
    with User(demo) as user:
        pieces = []
        user.start(button.click)
        while user.step():
            value = user.value(shown)
            if value and value["is_stream"] and len(value["meta"]["stream"]["pieces"]) > len(pieces):
                pieces = value["meta"]["stream"]["pieces"]
        whole = user.value(shown)
        path = Path(user.received(shown))
        seconds = probe_film(path).duration_s
        loud = loudness(path)

    assert [piece["seconds"] for piece in pieces] == [1, 1, 1]
    assert not whole["is_stream"]
    assert seconds == pytest.approx(3, abs=0.1)
    # The first and the last hundredths hold what every encoder puts around sound.
    assert loud[3:-5].min() > 0.15


def test_a_playable_video_is_a_video_in_mp4():
    playable = gr.PlayableVideo()

    assert (playable.kind, playable.format) == ("video", "mp4")
