import numpy as np
import pytest

import hiroba as gr
from hiroba.components.audio import Audio
from hiroba.components.sound_stream import SoundStream
from hiroba.components.subtitles import read_subtitles
from hiroba.components.waveform_options import WaveformOptions
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.media.audio import read_audio, write_audio
from hiroba.testing import User
from hiroba.wire.values import FileData

TONE = (8000, (np.sin(np.arange(4000) / 5) * 9000).astype(np.int16))


@pytest.fixture
def tone(tmp_path):
    """An uploaded sound of half a second."""
    (tmp_path / "tone.wav").write_bytes(write_audio(*TONE))
    return FileData(path=str(tmp_path / "tone.wav"), orig_name="tone.wav")


def test_audio_gives_rate_and_samples(tone):
    rate_hz, samples = Audio().preprocess(tone)

    assert rate_hz == 8000
    assert np.array_equal(samples, TONE[1])


def test_audio_gives_the_path_of_the_upload_itself(tone):
    assert Audio(type="filepath").preprocess(tone) == tone.path


def test_audio_gives_a_path_in_the_format_asked_for(tone, store):
    path = Audio(type="filepath", format="mp3").preprocess(tone)

    assert path.endswith("tone.mp3")
    assert read_audio(path)[0] == 8000


def test_audio_gives_none_for_none():
    assert Audio().preprocess(None) is None


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize("format", [None, "wav"])
def test_audio_sends_nothing_for_nothing(value, format):
    assert Audio(format=format).postprocess(value) is None


def test_audio_says_what_is_wrong_with_a_file_that_is_none(tmp_path):
    (tmp_path / "poem.wav").write_text("roses")

    with pytest.raises(PayloadError, match=r"poem\.wav cannot be read as sound"):
        Audio().preprocess(FileData(path=str(tmp_path / "poem.wav"), orig_name="poem.wav"))


def test_audio_refuses_a_payload_that_is_no_file():
    with pytest.raises(PayloadError, match="A file with sound was expected, got 3"):
        Audio().preprocess(3)


def test_audio_sends_samples_as_a_file(store):
    file = Audio().postprocess(TONE)

    assert (file.orig_name, file.mime_type) == ("audio.wav", "audio/wav")
    assert read_audio(store.resolve(file.path))[1].tolist() == TONE[1].tolist()


def test_audio_sends_bytes_as_they_are(store):
    file = Audio(format="mp3").postprocess(b"ID3")

    assert store.resolve(file.path).read_bytes() == b"ID3"
    assert file.orig_name == "audio.mp3"


def test_audio_converts_a_path_of_another_format(tone, store):
    file = Audio(format="mp3").postprocess(tone.path)

    assert file.orig_name == "tone.mp3"


def test_audio_leaves_paths_and_addresses_as_they_are():
    address = "https://example.com/rain.mp3"

    assert Audio().postprocess("sounds/rain.mp3").path == "sounds/rain.mp3"
    assert Audio(format="wav").postprocess(address) == FileData(path=address, url=address, orig_name="rain.mp3")


@pytest.mark.parametrize("value", [3, (8000, np.array(["a"])), (0, np.zeros(3, np.int16))])
def test_audio_refuses_what_is_no_sound(store, value):
    with pytest.raises(ReturnError):
        Audio().postprocess(value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"type": "bytes"}, "`type` must be one of 'numpy', 'filepath', got 'bytes'"),
        ({"format": "ogg"}, "`format` must be one of 'wav', 'mp3', None, got 'ogg'"),
        ({"streaming": True, "sources": ["upload"]}, "`streaming` needs"),
        ({"waveform_options": {"colour": "red"}}, "`waveform_options` has no 'colour'"),
        ({"waveform_options": 3}, "`waveform_options` must be"),
        ({"subtitles": 3}, "`subtitles` must be"),
    ],
)
def test_audio_explains_wrong_arguments(arguments, message):
    with pytest.raises(ArgumentError, match=message):
        Audio(**arguments)


def test_audio_records_alone_while_streaming():
    assert Audio(streaming=True).sources == ["microphone"]


def test_audio_takes_waveform_options_as_a_dictionary():
    audio = Audio(waveform_options={"sample_rate": 16000})

    assert audio.waveform_options == WaveformOptions(sample_rate=16000)
    assert audio.props()["waveform_options"]["sample_rate"] == 16000


@pytest.mark.parametrize("wrong", [{"skip_length": 0}, {"sample_rate": 10}])
def test_waveform_options_explain_wrong_numbers(wrong):
    with pytest.raises(ArgumentError):
        WaveformOptions(**wrong)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lines.srt", "1\r\n00:00:01,500 --> 00:00:03,000\r\nHello\r\n\r\n2\r\n00:01:00,000 --> 01:00:00,000\r\nBye"),
        ("lines.vtt", "WEBVTT\n\n00:01.500 --> 00:03.000\nHello\n\n01:00.000 --> 01:00:00.000\nBye"),
    ],
    ids=["srt", "vtt"],
)
def test_subtitles_are_read_from_files(tmp_path, name, text):
    (tmp_path / name).write_text(text, newline="")

    assert read_subtitles(tmp_path / name) == [
        {"start": 1.5, "end": 3.0, "text": "Hello"},
        {"start": 60.0, "end": 3600.0, "text": "Bye"},
    ]


def test_subtitles_are_taken_from_a_list():
    assert read_subtitles([{"text": "Hello", "timestamp": [0, 1]}]) == [{"start": 0.0, "end": 1.0, "text": "Hello"}]


@pytest.mark.parametrize("wrong", ["lines.txt", [{"text": "Hello"}]])
def test_subtitles_explain_what_is_wrong(wrong):
    with pytest.raises(ArgumentError, match="subtitles"):
        read_subtitles(wrong)


def test_a_subtitle_file_without_times_is_refused(tmp_path):
    (tmp_path / "empty.srt").write_text("nothing")

    with pytest.raises(ArgumentError, match="There are no lines with times"):
        read_subtitles(tmp_path / "empty.srt")


def test_bytes_of_a_generator_may_be_cut_anywhere(store):
    data = write_audio(TONE[0], np.tile(TONE[1], 4), "mp3")

    def speak():
        for at in range(0, len(data), 700):
            yield data[at : at + 700]

    with gr.Blocks() as demo:
        shown = gr.Audio(streaming=True, autoplay=True)
        button = gr.Button()
        button.click(speak, None, shown)
    with User(demo) as user:
        seconds = []
        user.start(button.click)
        while user.step():
            value = user.value(shown)
            if value and value["is_stream"]:
                seconds = [piece["seconds"] for piece in value["meta"]["stream"]["pieces"]]
        rate_hz, samples = user.received(shown)

    assert len(seconds) > 3
    assert sum(seconds) == pytest.approx(2, abs=0.2)
    assert len(samples) / rate_hz == pytest.approx(2, abs=0.2)


def test_what_was_streamed_before_an_error_is_one_sound(store):
    def speak():
        yield TONE
        yield TONE
        raise gr.Error("The voice broke.")

    with gr.Blocks() as demo:
        shown = gr.Audio(streaming=True)
        button = gr.Button()
        button.click(speak, None, shown)
    with User(demo) as user:
        user.fire(button.click)
        _, samples = user.received(shown)

    assert len(samples) == 2 * len(TONE[1])


def test_what_was_streamed_before_a_cancel_is_one_sound(store):
    def speak():
        while True:
            yield TONE

    with gr.Blocks() as demo:
        shown = gr.Audio(streaming=True)
        button, stop, clear = gr.Button(), gr.Button(), gr.Button()
        speaking = button.click(speak, None, shown)
        stop.click(None, cancels=speaking)
        clear.click(lambda: None, None, shown, cancels=speaking)
    with User(demo) as user:
        user.start(button.click)
        for _ in range(3):
            user.step()
        user.fire(stop.click)
        _, samples = user.received(shown)
        user.start(button.click)
        user.step()
        user.fire(clear.click)
        emptied = user.value(shown)

    assert len(samples) == 3 * len(TONE[1])
    assert emptied is None


def test_two_streams_of_one_sound_are_told_apart(store):
    streams = [SoundStream().add(TONE).meta["stream"] for _ in range(2)]

    assert streams[0]["pieces"][0]["path"] == streams[1]["pieces"][0]["path"]
    assert streams[0]["id"] != streams[1]["id"]


def test_nothing_among_the_pieces_of_a_stream_adds_nothing(store):
    def speak():
        yield None
        yield TONE
        yield None
        yield TONE
        yield None

    with gr.Blocks() as demo:
        shown = gr.Audio(streaming=True)
        button = gr.Button()
        button.click(speak, None, shown)
    with User(demo) as user:
        counts = []
        user.start(button.click)
        while user.step():
            value = user.value(shown) or {}
            counts.append(len(value.get("meta", {}).get("stream", {}).get("pieces", [])))
        _, samples = user.received(shown)

    assert counts == sorted(counts[:-1]) + counts[-1:]
    assert len(samples) == 2 * len(TONE[1])
