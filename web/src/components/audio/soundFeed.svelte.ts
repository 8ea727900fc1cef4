/**
 * A sound that plays while it is made: its pieces are put one after the other, sample by sample, on the clock of the sound card.
 *
 * Source: W3C, "Web Audio API", `AudioBufferSourceNode.start`.
 */

import type { Piece } from "../../lib/pieces";

/** How long the first piece, and one that came late, waits so that it begins whole. */
const AHEAD_S = 0.05;
const LEVELS_PER_S = 20;

export interface SoundFeedEvents {
  play(): void;
  pause(): void;
  /** All of it was played. */
  end(): void;
}

interface Scheduled {
  /** When it begins, on the clock of the context. */
  at: number;
  /** Seconds of sound before it. */
  before: number;
  seconds: number;
}

export class SoundFeed {
  /** Of the stream. */
  readonly id: string;
  isPlaying = $state(false);
  current = $state(0);
  /** Seconds that are here. */
  duration = $state(0);
  /** Loudness over time, 0 to 1, newest last. */
  levels: number[] = $state.raw([]);
  /** Seams where a piece did not begin at the very sample at which the one before it ended, because it came too late. */
  gaps = 0;
  readonly #events: SoundFeedEvents;
  #context: AudioContext | undefined;
  #scheduled: Scheduled[] = [];
  #waiting: AudioBuffer[] = [];
  #nextAt = 0;
  #taken = 0;
  #isWanted: boolean;
  #hasBegun = false;
  /** Whether no more pieces will come. */
  hasEnded = $state(false);
  #isOver = false;
  #work: Promise<void> = Promise.resolve();

  /**
   * @param id - Of the stream.
   * @param isWanted - Whether it plays without being asked to.
   */
  constructor(id: string, isWanted: boolean, events: SoundFeedEvents) {
    this.id = id;
    this.#isWanted = isWanted;
    this.#events = events;
  }

  /** Take in the pieces so far. A page that comes late begins with the last one. */
  take(pieces: readonly Piece[], urlOf: (piece: Piece) => string): void {
    if (this.#taken === 0) {
      this.#taken = Math.max(0, pieces.length - 1);
      this.duration = this.current = pieces.slice(0, -1).reduce((sum, piece) => sum + piece.seconds, 0);
    }
    for (const piece of pieces.slice(this.#taken)) {
      const data = fetch(urlOf(piece)).then((answer) => answer.arrayBuffer());
      data.catch(() => undefined);
      this.#work = this.#work.then(async () => this.#add(await data)).catch(() => undefined);
    }
    this.#taken = Math.max(this.#taken, pieces.length);
  }

  /** No more pieces will come. */
  end(): void {
    this.#work = this.#work.then(() => {
      this.hasEnded = true;
      this.#checkEnd();
    });
  }

  async toggle(): Promise<void> {
    this.#isWanted = !this.isPlaying;
    if (this.isPlaying) {
      await this.#context?.suspend();
      this.isPlaying = false;
      this.#events.pause();
    } else {
      this.#schedule();
      await this.#context?.resume();
      this.#follow();
    }
  }

  close(): void {
    this.#isOver = true;
    this.isPlaying = false;
    void this.#context?.close().catch(() => undefined);
  }

  #add(data: ArrayBuffer): void {
    if (this.#isOver) return;
    const buffer = fromWav(data);
    this.duration += buffer.duration;
    this.levels = [...this.levels.slice(-600), ...levelsOf(buffer)];
    this.#waiting.push(buffer);
    if (this.#isWanted) this.#schedule();
  }

  #schedule(): void {
    const rateHz = this.#waiting[0]?.sampleRate;
    if (!rateHz || this.#isOver) return;
    if (!this.#context) {
      // At the rate of the sound itself, so that no piece is converted on its own.
      this.#context = new AudioContext({ sampleRate: rateHz });
      this.#context.onstatechange = () => this.#follow();
    }
    const context = this.#context;
    for (const buffer of this.#waiting.splice(0)) {
      const soonest = context.currentTime + AHEAD_S;
      if (this.#hasBegun && this.#nextAt < context.currentTime) this.gaps += 1;
      const at = this.#nextAt < context.currentTime ? soonest : Math.max(this.#nextAt, this.#hasBegun ? 0 : soonest);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      source.onended = () => this.#checkEnd();
      source.start(at);
      const last = this.#scheduled.at(-1);
      this.#scheduled.push({ at, before: last ? last.before + last.seconds : this.current, seconds: buffer.duration });
      this.#nextAt = at + buffer.duration;
      this.#hasBegun = true;
    }
    this.#follow();
  }

  /** Note where it stands, at every frame while it plays. */
  #follow(): void {
    const context = this.#context;
    if (!context || this.#isOver) return;
    const isRunning = context.state === "running" && this.#isWanted;
    if (isRunning && !this.isPlaying) {
      this.isPlaying = true;
      this.#events.play();
      requestAnimationFrame(() => this.#step());
    }
  }

  #step(): void {
    if (!this.isPlaying || !this.#context) return;
    const now = this.#context.currentTime;
    while (this.#scheduled.length > 1 && (this.#scheduled[1]?.at ?? Infinity) <= now) this.#scheduled.shift();
    const part = this.#scheduled[0];
    if (part) this.current = part.before + Math.min(Math.max(now - part.at, 0), part.seconds);
    requestAnimationFrame(() => this.#step());
  }

  #checkEnd(): void {
    const isDone = !this.#context || this.#context.currentTime >= this.#nextAt - 0.01;
    if (this.#isOver || !this.hasEnded || this.#waiting.length || !isDone) return;
    this.close();
    this.#events.end();
  }
}

/** Return the sound in a WAV file of 16 bits, as our server writes it. */
function fromWav(data: ArrayBuffer): AudioBuffer {
  const view = new DataView(data);
  const channels = view.getUint16(22, true);
  const rateHz = view.getUint32(24, true);
  const samples = new Int16Array(data, 44, Math.floor((data.byteLength - 44) / 2));
  const frames = Math.max(1, Math.floor(samples.length / channels));
  const buffer = new AudioBuffer({ length: frames, numberOfChannels: channels, sampleRate: rateHz });
  for (let channel = 0; channel < channels; channel++) {
    const target = buffer.getChannelData(channel);
    for (let i = 0; i < frames; i++) target[i] = (samples[i * channels + channel] ?? 0) / 32768;
  }
  return buffer;
}

function levelsOf(buffer: AudioBuffer): number[] {
  const samples = buffer.getChannelData(0);
  const size = Math.max(1, Math.floor(buffer.sampleRate / LEVELS_PER_S));
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, i) =>
    samples.subarray(i * size, (i + 1) * size).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
  );
}
