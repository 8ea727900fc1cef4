/** The microphone: records samples, tells how loud it is, and gives WAV files. */

import { explain, openMedia } from "./camera.svelte";
import { t } from "./text";
import { resample, toWav } from "./wav";

const WORKLET = new URL("./recorder.worklet.js", import.meta.url);

/** Levels that are kept for drawing: one for each `LEVEL_SAMPLES` samples. */
const LEVEL_SAMPLES = 1024;

export type RecorderPhase = "idle" | "opening" | "recording" | "paused";

export class Recorder {
  phase: RecorderPhase = $state("idle");
  seconds = $state(0);
  /** Loudness over time, 0 to 1, newest last. */
  levels: number[] = $state.raw([]);
  devices: MediaDeviceInfo[] = $state.raw([]);
  deviceId: string | null = $state(null);
  /** Why the microphone cannot be used, in words for people. */
  problem: string | null = $state(null);
  readonly #rateHz: () => number;
  #context: AudioContext | undefined;
  #stream: MediaStream | undefined;
  #pieces: Float32Array[] = [];
  #length = 0;
  /** How many pieces a stream has taken already. */
  #taken = 0;
  #peak = 0;
  #peakLength = 0;

  /** @param rateHz - Samples a second of the files. */
  constructor(rateHz: () => number) {
    this.#rateHz = rateHz;
  }

  async start(): Promise<boolean> {
    this.phase = "opening";
    this.problem = null;
    try {
      await this.#open();
    } catch (error) {
      this.#close();
      this.phase = "idle";
      this.problem = explain(error, t("microphone"));
      return false;
    }
    this.phase = "recording";
    return true;
  }

  pause(): void {
    this.phase = "paused";
  }

  resume(): void {
    this.phase = "recording";
  }

  /** End the recording and return it. */
  async stop(): Promise<File> {
    const rate = this.#context?.sampleRate ?? this.#rateHz();
    const pieces = this.#pieces;
    this.#close();
    this.phase = "idle";
    return this.#toFile(pieces, rate);
  }

  /** Return what was recorded since the last call, nothing if there is none; for streams. */
  async takePiece(): Promise<File | undefined> {
    const pieces = this.#pieces.slice(this.#taken);
    this.#taken = this.#pieces.length;
    return pieces.length ? this.#toFile(pieces, this.#context?.sampleRate ?? this.#rateHz()) : undefined;
  }

  /** Let go of the microphone, and of what was recorded. */
  cancel(): void {
    this.#close();
    this.phase = "idle";
  }

  async choose(deviceId: string): Promise<void> {
    this.deviceId = deviceId;
    if (this.phase !== "idle") {
      this.#close();
      await this.start();
    }
  }

  async #open(): Promise<void> {
    const audio = this.deviceId ? { deviceId: { exact: this.deviceId } } : true;
    this.#stream = await openMedia({ audio, video: false });
    this.deviceId = this.#stream.getAudioTracks()[0]?.getSettings().deviceId ?? null;
    const devices = await navigator.mediaDevices.enumerateDevices();
    this.devices = devices.filter((device) => device.kind === "audioinput");
    this.#context = new AudioContext();
    await this.#context.audioWorklet.addModule(WORKLET);
    const worklet = new AudioWorkletNode(this.#context, "recorder", {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    this.#reset();
    worklet.port.onmessage = (event: MessageEvent<Float32Array>) => this.#take(event.data);
    this.#context.createMediaStreamSource(this.#stream).connect(worklet);
    await this.#context.resume();
  }

  #take(samples: Float32Array): void {
    if (this.phase !== "recording" || !this.#context) return;
    this.#pieces.push(samples);
    this.#length += samples.length;
    for (const sample of samples) this.#peak = Math.max(this.#peak, Math.abs(sample));
    this.#peakLength += samples.length;
    if (this.#peakLength < LEVEL_SAMPLES) return;
    this.levels = [...this.levels.slice(-400), this.#peak];
    this.seconds = this.#length / this.#context.sampleRate;
    this.#peak = 0;
    this.#peakLength = 0;
  }

  async #toFile(pieces: Float32Array[], rateHz: number): Promise<File> {
    const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let place = 0;
    for (const piece of pieces) {
      samples.set(piece, place);
      place += piece.length;
    }
    const target = this.#rateHz();
    return new File([toWav([await resample(samples, rateHz, target)], target)], "audio.wav", { type: "audio/wav" });
  }

  #reset(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#taken = 0;
    this.levels = [];
    this.seconds = 0;
  }

  #close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    void this.#context?.close();
    this.#stream = undefined;
    this.#context = undefined;
  }
}
