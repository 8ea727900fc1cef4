import struct
import sys
import wave

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hiroba.errors import ArgumentError, FileTooLargeError, MissingPackageError, NotAnAudioFileError
from hiroba.files.media.audio import read_audio, to_int16, write_audio

TONE = (np.sin(np.arange(2000) / 5) * 12000).astype(np.int16)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sound.wav"


@given(samples=arrays.arrays(np.int16, arrays.array_shapes(max_dims=2, max_side=8)), rate_hz=st.integers(1, 192_000))
def test_samples_come_back_from_their_file(samples, rate_hz, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "round.wav"
    path.write_bytes(write_audio(rate_hz, samples))
    rate, back = read_audio(path)
    assert rate == rate_hz
    assert np.array_equal(back.reshape(samples.shape), samples)


def test_the_standard_library_reads_what_is_written(file):
    file.write_bytes(write_audio(8000, np.stack([TONE, -TONE], axis=1)))
    with wave.open(str(file)) as read:
        assert read.getparams()[:4] == (2, 2, 8000, 2000)
        assert read.readframes(2000) == np.stack([TONE, -TONE], axis=1).tobytes()


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("container", ["WAV", "WAVEX"])
def test_every_depth_gives_the_same_samples(file, subtype, container):
    soundfile.write(file, TONE / 32768, 22050, subtype=subtype, format=container)
    rate, samples = read_audio(file)
    assert (rate, samples.dtype, samples.shape) == (22050, np.int16, TONE.shape)
    assert np.abs(samples.astype(int) - TONE).max() <= (256 if subtype == "PCM_U8" else 1)


def test_one_channel_is_flat_and_two_are_columns(file):
    file.write_bytes(write_audio(8000, TONE[:, None]))
    assert read_audio(file)[1].shape == (2000,)
    file.write_bytes(write_audio(8000, np.stack([TONE, TONE], axis=1)))
    assert read_audio(file)[1].shape == (2000, 2)


def test_floats_beyond_full_scale_are_clipped(file):
    soundfile.write(file, np.array([2.0, -2.0, 0.5, np.nan, np.inf]), 8000, subtype="FLOAT")
    assert read_audio(file)[1].tolist() == [32767, -32768, 16384, 0, 32767]


@pytest.mark.parametrize("format", ["flac", "mp3", "ogg", "opus", "aiff"])
def test_other_formats_are_written_and_read_through_soundfile(tmp_path, format):
    path = tmp_path / f"sound.{format}"
    path.write_bytes(write_audio(48000, np.tile(TONE, 10), format))
    rate, samples = read_audio(path)
    assert rate == 48000
    assert samples.dtype == np.int16
    assert np.corrcoef(samples[4000:16000], np.tile(TONE, 10)[4000:16000])[0, 1] > 0.9


def test_a_packed_wav_is_left_to_soundfile(file):
    soundfile.write(file, TONE, 8000, subtype="ULAW")
    assert np.abs(read_audio(file)[1].astype(int) - TONE).max() < 1000


@pytest.mark.parametrize(
    ("samples", "values"),
    [
        pytest.param(np.array([0.5, -1, 2], np.float32), [8191, -16383, 32767], id="float32"),
        pytest.param(np.zeros(2), [0, 0], id="silence"),
        pytest.param(np.zeros(0), [], id="nothing"),
        pytest.param(np.array([2**30, -(2**31)], np.int32), [16384, -32768], id="int32"),
        pytest.param(np.array([0, 32768, 65535], np.uint16), [-32768, 0, 32767], id="uint16"),
        pytest.param(np.array([0, 128, 255], np.uint8), [-32768, 0, 32512], id="uint8"),
        pytest.param(np.array([-128, 0, 127], np.int8), [-32768, 0, 32512], id="int8"),
        pytest.param(np.array([1, -2], np.int16), [1, -2], id="int16"),
    ],
)
def test_to_int16_scales_every_type(samples, values):
    converted = to_int16(samples)
    assert (converted.dtype, converted.tolist()) == (np.int16, values)


@pytest.mark.parametrize(
    ("samples", "message"),
    [(np.array([1], np.int64), "got dtype int64"), (np.array([np.nan]), "finite"), (np.array([np.inf]), "finite")],
)
def test_samples_of_no_sound_are_refused(samples, message):
    with pytest.raises(ArgumentError, match=message):
        write_audio(8000, samples)


@pytest.mark.parametrize("shape", [(2, 3, 4), (2, 0), (2, 48000), ()])
def test_shapes_of_no_sound_are_refused(shape):
    with pytest.raises(ArgumentError, match=r"array\.T"):
        write_audio(8000, np.zeros(shape, np.int16))


@pytest.mark.parametrize("rate_hz", [0, -1, 0.5, True, 2**31])
def test_rates_of_no_sound_are_refused(rate_hz):
    with pytest.raises(ArgumentError, match="hertz"):
        write_audio(rate_hz, TONE)


def test_a_format_that_cannot_be_written_is_named():
    with pytest.raises(ArgumentError, match=r"'wav', 'flac'.*got 'docx'"):
        write_audio(8000, TONE, "docx")


def test_a_format_that_does_not_take_the_rate_says_so():
    with pytest.raises(ArgumentError, match="44100 Hz and 1 channels cannot be written as opus"):
        write_audio(44100, TONE, "opus")


def test_a_sound_too_long_for_its_format_is_refused():
    with pytest.raises(ArgumentError, match="4 GiB"):
        write_audio(8000, np.broadcast_to(np.int16(0), 2**31))


def header(kind=1, channels=1, rate_hz=8000, bits=16):
    fmt = struct.pack("<HHIIHH", kind, channels, rate_hz, 0, 0, bits)
    return b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", 16) + fmt


def test_the_file_of_a_stream_that_claims_more_than_there_is_can_be_read(file):
    file.write_bytes(header() + b"data\xff\xff\xff\xff" + TONE.tobytes() + b"\1")
    assert np.array_equal(read_audio(file)[1], TONE)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"words", id="text"),
        pytest.param(b"RIFF\0\0\0\0AVI ", id="other RIFF"),
        pytest.param(header(), id="no data"),
        pytest.param(b"RIFF\0\0\0\0WAVEfmt \4\0\0\0\0\0\0\0data\0\0\0\0", id="short header"),
        pytest.param(header(channels=0) + b"data\0\0\0\0", id="no channels"),
        pytest.param(header(rate_hz=0) + b"data\0\0\0\0", id="no rate"),
        pytest.param(header(kind=0xFFFE) + b"data\0\0\0\0", id="extensible without its part"),
    ],
)
def test_what_is_no_sound_is_refused(file, data):
    file.write_bytes(data)
    with pytest.raises(NotAnAudioFileError, match=r"'sound\.wav' cannot be read as sound"):
        read_audio(file)


def test_a_long_sound_is_refused_unread(tmp_path):
    path = tmp_path / "silence.flac"
    path.write_bytes(write_audio(8000, np.zeros(100_000, np.int16), "flac"))
    with pytest.raises(FileTooLargeError, match="at most 99,999 samples"):
        read_audio(path, max_samples=99_999)


@pytest.mark.parametrize("max_samples", [10, 1999], ids=["by the size of the file", "by the samples in it"])
def test_a_long_wav_is_refused(file, max_samples):
    file.write_bytes(write_audio(8000, TONE))
    with pytest.raises(FileTooLargeError, match="too long"):
        read_audio(file, max_samples)


def test_without_soundfile_wav_works_and_the_rest_names_the_extra(tmp_path, monkeypatch):
    path = tmp_path / "sound.flac"
    path.write_bytes(write_audio(8000, TONE, "flac"))
    monkeypatch.setitem(sys.modules, "soundfile", None)
    (tmp_path / "sound.wav").write_bytes(write_audio(8000, TONE))
    assert read_audio(tmp_path / "sound.wav")[0] == 8000
    with pytest.raises(MissingPackageError, match=r"pip install 'hiroba\[audio\]'"):
        read_audio(path)
