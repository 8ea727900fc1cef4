/** What an Audio is doing: what becomes of a sound that came, was recorded or was trimmed. */

import { untrack } from "svelte";

import { Intake } from "../../lib/intake.svelte";
import { isUnderWay, type Node } from "../../lib/node.svelte";
import { isWhole, streamOf } from "../../lib/pieces";
import { noteReached, settle } from "../../lib/reached";
import { Recorder } from "../../lib/recorder.svelte";
import { t } from "../../lib/text";
import { cut } from "../../lib/wav";
import type { FileData } from "../../wire/values";
import type { PlayerEvents } from "./player.svelte";
import { SoundFeed } from "./soundFeed.svelte";
import type { AudioProps, AudioSource, WaveformOptions } from "./types";

const ALL_SOURCES: AudioSource[] = ["upload", "microphone"];
const TYPES = ["audio"];

export class AudioState {
  readonly types = TYPES;
  readonly intake: Intake;
  readonly recorder: Recorder;
  readonly playerEvents: PlayerEvents;
  /** The part that is kept while trimming, in seconds. */
  trim: { start: number; end: number } | null = $state(null);
  /** The stream that is played. */
  feed: SoundFeed | null = $state.raw(null);
  /** Whether what is shown was played already, in pieces. */
  wasPlayed = $state(false);
  /** Pieces go one after the other. */
  #sending: Promise<boolean> = Promise.resolve(true);
  #stopping: Promise<void> | undefined;
  /** Where playing stood last. */
  #told = 0;
  readonly #node: Node<AudioProps>;

  constructor(node: Node<AudioProps>) {
    this.#node = node;
    untrack(() => settle(node, this.shown));
    this.intake = new Intake(node, () => TYPES);
    this.recorder = new Recorder(() => this.options.sample_rate ?? 44100);
    this.playerEvents = {
      play: () => node.emit("play"),
      pause: () => node.emit("pause"),
      stop: () => node.emit("stop"),
      move: (seconds) => {
        this.#told = seconds;
        noteReached(node, this.shown, seconds);
        node.set({ playback_position: seconds });
      },
    };
  }

  get sources(): AudioSource[] {
    return this.#node.props.sources ?? ALL_SOURCES;
  }

  get options(): WaveformOptions {
    return this.#node.props.waveform_options ?? {};
  }

  /** Where the author wants playing to stand; not where it came to by itself, in the sound before this one. */
  get place(): number | undefined {
    const place = this.#node.props.playback_position;
    return place === this.#told ? undefined : place;
  }

  /** The sound that is shown. */
  get shown(): FileData | null {
    return this.#node.props.value ?? null;
  }

  /** A value came from a function: a sound, one more piece of a stream, or its whole. */
  follow(value: FileData | null): void {
    if (settle(this.#node, value)) this.#told = 0;
    const stream = streamOf(value);
    if (stream) {
      if (this.feed?.id !== stream.id) this.#begin(stream.id);
      this.feed?.take(stream.pieces, (piece) => this.#node.fileUrl({ path: piece.path, url: piece.url } as FileData));
      if (!stream.is_live && !isUnderWay(this.#node.status)) this.feed?.end();
    } else if (isWhole(value)) this.feed?.end();
    else {
      this.wasPlayed = false;
      this.#drop();
    }
  }

  close(): void {
    this.recorder.cancel();
    this.#drop();
  }

  get isRecording(): boolean {
    return this.recorder.phase === "recording" || this.recorder.phase === "paused";
  }

  /** Files were chosen or dropped: the first one becomes the value. */
  take(files: File[], ...events: string[]): Promise<void> {
    const work = this.#take(files, events);
    this.#node.hold(work);
    return work;
  }

  async #take(files: File[], events: string[]): Promise<void> {
    const sent = await this.intake.send(files.slice(0, 1));
    if (!sent?.[0]) return;
    this.trim = null;
    this.#node.set({ value: sent[0] }, ...(events.length ? events : ["upload", "input"]));
  }

  clear(): void {
    this.intake.problem = null;
    this.trim = null;
    this.#node.set({ value: null }, "clear", "input");
  }

  /** A function says whether to record: it begins, or ends, where that is not so already. */
  followRecording(isWanted: boolean): void {
    if (isWanted && this.recorder.phase === "idle") void this.record();
    else if (!isWanted && this.isRecording) void this.stopRecording();
  }

  async record(): Promise<void> {
    const hasBegun = await this.recorder.start();
    this.#mark(hasBegun);
    if (!hasBegun) return;
    this.#node.emit("start_recording");
    if (this.#node.props.streaming) void this.#stream();
  }

  pauseRecording(): void {
    this.recorder.pause();
    this.#node.emit("pause_recording");
  }

  /** Whatever else ends the recording while its last piece is on its way, it ends once. */
  stopRecording(): Promise<void> {
    this.#stopping ??= this.#stop().finally(() => (this.#stopping = undefined));
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#mark(false);
    if (this.#node.props.streaming) {
      await this.#sendPiece();
      this.recorder.cancel();
      this.#node.emit("stop_recording");
      return;
    }
    await this.take([await this.recorder.stop()], "stop_recording", "input");
  }

  /** Replace the sound by the part that is kept. */
  async applyTrim(url: string, name: string): Promise<void> {
    if (!this.trim) return;
    const { start, end } = this.trim;
    try {
      const part = await cut(await (await fetch(url)).arrayBuffer(), start, end);
      await this.take([new File([part], name.replace(/\.\w+$/, "") + ".wav", { type: "audio/wav" })], "input");
    } catch {
      this.intake.problem = t("The browser cannot trim this sound.");
    }
  }

  /** Note on this screen alone whether it records, so that what a function wants next is told from what is so. */
  #mark(isRecording: boolean): void {
    this.#node.props = { ...this.#node.props, recording: isRecording };
  }

  #begin(id: string): void {
    this.#drop();
    this.wasPlayed = false;
    this.feed = new SoundFeed(id, this.#node.props.autoplay ?? false, {
      play: () => this.#node.emit("play"),
      pause: () => this.#node.emit("pause"),
      end: () => {
        this.wasPlayed = true;
        this.feed = null;
        this.#node.emit("stop");
      },
    });
  }

  #drop(): void {
    this.feed?.close();
    this.feed = null;
  }

  async #stream(): Promise<void> {
    const { everyMs, limitMs = Infinity } = this.#node.stream;
    let isFirst = true;
    while (this.isRecording) {
      if (this.recorder.seconds * 1000 >= limitMs) return this.stopRecording();
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      if (!this.isRecording) return;
      if (!(await this.#sendPiece(isFirst))) return this.stopRecording();
      isFirst = false;
    }
  }

  /** Send what was recorded since the last piece. Resolves to whether more is wanted. */
  #sendPiece(isFirst = false): Promise<boolean> {
    this.#sending = this.#sending.then(async () => {
      const piece = await this.recorder.takePiece();
      return piece ? this.#node.sendFrame(piece, isFirst) : true;
    });
    return this.#sending;
  }
}
