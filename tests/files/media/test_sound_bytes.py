import io
import struct
import sys

import numpy as np
import pytest

from hiroba.errors import MissingPackageError, NotAnAudioFileError
from hiroba.files.media.audio import write_audio
from hiroba.files.media.sound_bytes import SoundBytes

RATE_HZ = 24_000
TONE = (np.sin(np.arange(RATE_HZ) * 2 * np.pi * 440 / RATE_HZ) * 12_000).astype(np.int16)
WAV = write_audio(RATE_HZ, TONE[:5000])
MP3 = write_audio(RATE_HZ, TONE, "mp3")


def aac():
    import av

    file = io.BytesIO()
    with av.open(file, "w", format="adts") as output:
        stream = output.add_stream("aac", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray((TONE / 32768).astype(np.float32)[None], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        output.mux([*stream.encode(frame), *stream.encode(None)])
    return file.getvalue()


def tagged(sound, tag_bytes):
    """A sound behind an ID3 tag, which holds what looks like frames."""
    size = bytes(tag_bytes >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\0\0" + size + (b"\xff\xfb\x90\xc4" * tag_bytes)[:tag_bytes] + sound


def endless(claimed):
    """A WAV file whose writer did not know how long it would be."""
    return WAV[:40] + struct.pack("<I", claimed) + WAV[44:]


def heard(data, size):
    sound = SoundBytes()
    pieces = [piece for at in range(0, len(data), size) for piece in sound.add(data[at : at + size])] + sound.end()
    assert {rate_hz for rate_hz, _ in pieces} == {RATE_HZ}
    return np.concatenate([samples for _, samples in pieces])


@pytest.mark.parametrize("size", [333, 1500])
@pytest.mark.parametrize("data", [MP3, tagged(MP3, 3000), aac(), aac() * 2], ids=["mp3", "tag", "aac", "two"])
def test_frames_that_are_cut_are_heard_without_a_gap(data, size):
    samples = heard(data, size)

    assert len(samples) == pytest.approx(len(TONE) * (2 if data == aac() * 2 else 1), abs=4100)
    loud = np.abs(samples[3000 : len(TONE) - 2000]).reshape(-1, 100).max(axis=1)
    assert loud.min() > 10_000
    # What steps between samples of a tone is bounded: a seam that was decoded anew would click.
    assert np.abs(np.diff(samples[3000 : len(TONE) - 2000].astype(int))).max() < 2000


@pytest.mark.parametrize("size", [40, 1001, 60_000])
@pytest.mark.parametrize("data", [WAV, endless(0), endless(0xFFFFFFFF), WAV + b"LIST\4\0\0\0note"])
def test_a_wav_file_that_is_cut_is_heard_as_it_is(data, size):
    assert np.array_equal(heard(data, size), TONE[:5000])


def test_whole_files_are_heard_one_after_the_other():
    sound = SoundBytes()

    lengths = [len(sound.add(data)[0][1]) for data in (WAV, MP3, WAV, write_audio(RATE_HZ, TONE, "flac"), MP3)]

    assert lengths == [5000, len(TONE), 5000, len(TONE), len(TONE)]


def test_a_new_file_begins_where_one_was_cut():
    sound = SoundBytes()
    sound.add(MP3[:2000])

    pieces = sound.add(WAV)

    assert np.array_equal(pieces[-1][1], TONE[:5000])


@pytest.mark.parametrize("data", [b"no sound at all", b"", MP3[1000:], b"\xff\xd8\xff\xe0" * 100])
def test_what_is_no_sound_is_refused(data):
    with pytest.raises(NotAnAudioFileError, match="cannot be read as sound"):
        SoundBytes().add(data)


def test_what_is_no_sound_after_a_cut_is_refused():
    sound = SoundBytes()
    sound.add(MP3[:2000])

    with pytest.raises(NotAnAudioFileError, match="cannot be read as sound"):
        sound.add(b"no sound at all " * 5000)


@pytest.mark.parametrize("piece", [MP3[:150], b"ID3" + bytes(60)], ids=["a frame", "a tag"])
def test_sound_that_is_cut_names_the_package_that_joins_it(monkeypatch, piece):
    monkeypatch.setitem(sys.modules, "av", None)

    with pytest.raises(MissingPackageError, match=r"hiroba\[video\]"):
        SoundBytes().add(piece)
