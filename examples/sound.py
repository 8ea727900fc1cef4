"""Sing, whistle, play or upload a tone: a pitch detector names the note and shows the pitch over time.

Run: `python examples/sound.py`
"""

import wave
from typing import Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure

import hiroba as gr
from models.kept import cache_folder
from models.pitch import PitchTrack, cents_off, note_name, track_pitch

matplotlib.use("Agg")

RATE_HZ = 44_100

Recording = tuple[int, np.ndarray]


def detect(recording: Recording | None) -> tuple[dict[str, float] | None, float | None, float | None, Figure | None]:
    """Return the notes with confidences, the main frequency in hertz, its distance from the note in cents, a plot.

    Args:
        recording: Sample rate in hertz and samples, shape (frames,) or (frames, channels); `None` for no recording.

    Raises:
        gr.Error: No tone was found.
    """
    if recording is None:
        return None, None, None, None
    rate_hz, samples = recording
    track = track_pitch(samples, rate_hz)
    pitch_hz = track.main_pitch_hz()
    if pitch_hz is None:
        raise gr.Error("No tone was found in this recording. A single voice or instrument, close by, works best.")
    return track.notes(), round(pitch_hz, 2), round(cents_off(pitch_hz), 1), plot(track)


def plot(track: PitchTrack) -> Figure:
    """Return the pitch over time, with a line for each note that sounds."""
    figure = Figure(figsize=(7, 3.2), layout="constrained")
    axes = figure.subplots()
    axes.scatter(track.times_s, track.pitches_hz, c=track.confidences, cmap="viridis", vmin=0.8, vmax=1.0, s=14)
    heard = track.pitches_hz[~np.isnan(track.pitches_hz)]
    axes.set(xlabel="Time (s)", ylabel="Pitch (Hz)", yscale="log", ylim=(heard.min() / 1.12, heard.max() * 1.12))
    names = np.array([note_name(float(pitch)) for pitch in heard])
    clear = [name for name, confidence in track.notes().items() if confidence > 0.04]  # not the slides between notes
    middles = [float(np.median(heard[names == name])) for name in clear]
    axes.set_yticks(middles, [f"{name}  {pitch:.0f}" for name, pitch in zip(clear, middles, strict=True)])
    axes.minorticks_off()
    axes.grid(alpha=0.25)
    return figure


def sample_sounds() -> list[str]:
    """Return paths of three sounds, made here: a tuning fork, the open strings of a guitar, a scale."""
    return [
        _write_sound("a4-tuning-fork", [440.0], overtones=1),
        _write_sound("guitar-strings", [82.41, 110.0, 146.83, 196.0, 246.94, 329.63], overtones=6),
        _write_sound("c-major-scale", [261.63, 293.66, 329.63, 349.23, 392.0, 440.0, 493.88, 523.25], overtones=3),
    ]


def _write_sound(name: str, pitches_hz: list[float], overtones: int) -> str:
    """Write decaying tones one after the other to a WAV file, return its path."""
    time_s = np.arange(int(RATE_HZ * (1.6 if len(pitches_hz) == 1 else 0.5))) / RATE_HZ
    envelope = np.minimum(time_s / 0.01, 1.0) * np.exp(-1.5 * time_s)
    tones = [
        envelope * sum(np.sin(2 * np.pi * pitch * part * time_s) / part**1.5 for part in range(1, overtones + 1))
        for pitch in pitches_hz
    ]
    samples: Any = np.concatenate(tones)
    path = cache_folder() / f"{name}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((samples / np.abs(samples).max() * 28_000).astype("<i2").tobytes())
    return str(path)


with gr.Blocks(title="Pitch") as demo:
    gr.Markdown(
        "## Which note is it?\n"
        "The YIN method looks for the delay after which a wave repeats itself. "
        "From 55 to 2,000 Hz, one voice at a time."
    )
    with gr.Row():
        with gr.Column():
            sound = gr.Audio(label="Sound", sources=["microphone", "upload"], type="numpy")
            find = gr.Button("Find the note", variant="primary")
            gr.Examples(sample_sounds(), sound, label="Sounds to try")
        with gr.Column():
            notes = gr.Label(label="Note", num_top_classes=4)
            with gr.Row():
                pitch = gr.Number(label="Frequency (Hz)", interactive=False, min_width=120)
                cents = gr.Number(label="Off by (cents)", interactive=False, min_width=120)
            curve = gr.Plot(label="Pitch over time")
    gr.on([find.click, sound.change], detect, sound, [notes, pitch, cents, curve], api_name="detect")

if __name__ == "__main__":
    demo.launch(allowed_paths=[cache_folder()])
