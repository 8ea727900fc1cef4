"""The pitch detector."""

import numpy as np
import pytest

from models.pitch import cents_off, note_name, track_pitch

RATE_HZ = 44_100


def tone(pitch_hz: float, seconds: float = 0.5, overtones: int = 1) -> np.ndarray:
    """int16 samples of a tone, shape (frames,)."""
    time_s = np.arange(int(RATE_HZ * seconds)) / RATE_HZ
    wave = sum(np.sin(2 * np.pi * pitch_hz * part * time_s) / part for part in range(1, overtones + 1))
    return (wave / np.abs(wave).max() * 20_000).astype(np.int16)


def test_440_hz_is_a4():
    track = track_pitch(tone(440), RATE_HZ)
    assert track.notes() == {"A4": pytest.approx(1.0, abs=0.01)}
    assert track.main_pitch_hz() == pytest.approx(440, abs=0.5)


@pytest.mark.parametrize("pitch_hz", [65.4, 82.4, 220.0, 523.25, 1318.5, 1900.0])
@pytest.mark.parametrize("overtones", [1, 8], ids=["pure", "rich"])
def test_tone_is_found_within_ten_cents(pitch_hz: float, overtones: int):
    found = track_pitch(tone(pitch_hz, overtones=overtones), RATE_HZ).main_pitch_hz()
    assert abs(1200 * np.log2(found / pitch_hz)) < 10


def test_other_sample_rates_give_the_same_note():
    assert list(track_pitch(tone(440)[::2], RATE_HZ // 2).notes()) == ["A4"]


def test_channels_are_mixed():
    stereo = np.stack([tone(330), tone(330)], axis=1)
    assert list(track_pitch(stereo, RATE_HZ).notes()) == ["E4"]


def test_melody_has_all_its_notes():
    melody = np.concatenate([tone(262), tone(330), tone(392)])
    assert {"C4", "E4", "G4"} <= set(track_pitch(melody, RATE_HZ).notes())


def test_noise_has_no_note():
    noise = np.random.default_rng(0).normal(size=RATE_HZ)
    assert track_pitch(noise, RATE_HZ).main_pitch_hz() is None


@pytest.mark.parametrize("samples", [np.zeros(RATE_HZ), np.zeros(0), tone(440)[:100]], ids=["silent", "none", "short"])
def test_too_little_sound_has_no_note(samples: np.ndarray):
    assert track_pitch(samples, RATE_HZ).notes() == {}


def test_distance_from_the_note_is_told_in_cents():
    assert cents_off(440 * 2 ** (20 / 1200)) == pytest.approx(20)
    assert note_name(27.5) == "A0"
