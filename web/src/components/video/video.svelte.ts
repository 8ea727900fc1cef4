/** What a Video is doing: which way in is open, what becomes of a film that came, what is played. */

import { untrack } from "svelte";

import { Feed } from "../../lib/film/feed";
import type { FilmEvents, Part, Subtitle } from "../../lib/film/film.svelte";
import { FilmRecorder } from "../../lib/film/filmRecorder.svelte";
import type { CameraInUse } from "../../lib/camera.svelte";
import { Fullscreen } from "../../lib/fullscreen.svelte";
import { Intake } from "../../lib/intake.svelte";
import { isUnderWay, type Node } from "../../lib/node.svelte";
import { isWhole, type PieceStream, streamOf } from "../../lib/pieces";
import { noteReached, settle } from "../../lib/reached";
import type { FileData } from "../../wire/values";
import type { VideoProps, VideoSource } from "./types";

const ALL_SOURCES: VideoSource[] = ["upload", "webcam"];
const TYPES = ["video"];

export class VideoState {
  readonly types = TYPES;
  readonly intake: Intake;
  readonly recorder = new FilmRecorder();
  readonly fullscreen = new Fullscreen();
  readonly filmEvents: FilmEvents;
  /** The part that is kept while trimming, in seconds. */
  trim: Part | null = $state(null);
  /** The stream that is played. */
  feed: Feed | null = $state.raw(null);
  /** Where a page that comes late begins, in seconds. */
  joinAt = $state(0);
  /** Whether what is shown was played already, in pieces. */
  wasPlayed = $state(false);
  #isCameraWanted = $state(false);
  /** Where playing stood last. */
  #position = 0;
  readonly #node: Node<VideoProps>;

  constructor(node: Node<VideoProps>) {
    this.#node = node;
    untrack(() => settle(node, this.value));
    this.intake = new Intake(node, () => TYPES);
    this.filmEvents = {
      play: () => node.emit("play"),
      pause: () => node.emit("pause"),
      end: () => this.#end(),
      move: (seconds) => {
        this.#position = seconds;
        noteReached(node, this.value, seconds);
        if (!this.feed) node.set({ playback_position: seconds });
      },
    };
  }

  get sources(): VideoSource[] {
    return this.#node.props.sources ?? ALL_SOURCES;
  }

  get value(): FileData | null {
    return this.#node.props.value ?? null;
  }

  /** Where playing is wanted to stand; not where it came to by itself, in the film before this one. */
  get place(): number | undefined {
    const place = this.feed ? this.joinAt : this.#node.props.playback_position;
    return place === this.#position ? undefined : place;
  }

  /** What the player fetches. */
  get url(): string | null {
    if (this.feed) return this.feed.url;
    const { value } = this;
    if (!value || (streamOf(value) && !this.#hasEnded)) return null;
    return this.#node.fileUrl(value);
  }

  /** The part that was kept, of a film that was trimmed. */
  get part(): Part | null {
    const cut = (this.value?.meta as { cut?: [number, number] } | undefined)?.cut;
    return cut && !this.trim ? { start: cut[0], end: cut[1] } : null;
  }

  get subtitles(): Subtitle[] | null {
    const own = (this.value?.meta as { subtitles?: Subtitle[] } | undefined)?.subtitles;
    return own ?? this.#node.props.subtitles ?? null;
  }

  /** Whether the camera is shown in the place of the film. */
  get isCameraOpen(): boolean {
    if (!this.#node.isInteractive) return false;
    const isOnlyWay = this.sources.length === 1 && this.sources[0] === "webcam";
    return this.#isCameraWanted || (isOnlyWay && !this.value);
  }

  get canCloseCamera(): boolean {
    return this.#isCameraWanted;
  }

  openCamera(): void {
    this.#isCameraWanted = true;
  }

  closeCamera(): void {
    this.recorder.cancel();
    this.#isCameraWanted = false;
  }

  /** Files were chosen or dropped: the first one becomes the value. */
  take(files: File[], ...events: string[]): Promise<void> {
    const work = this.#take(files, events);
    this.#node.hold(work);
    return work;
  }

  record(camera: CameraInUse): void {
    const isMirrored = this.#node.props.webcam_options?.mirror ?? true;
    if (this.recorder.start(camera, isMirrored)) this.#node.emit("start_recording");
  }

  async stopRecording(): Promise<void> {
    const file = await this.recorder.stop();
    if (!file) return;
    this.#isCameraWanted = false;
    await this.take([file], "stop_recording", "input");
  }

  clear(): void {
    this.intake.problem = null;
    this.trim = null;
    this.#node.set({ value: null }, "clear", "input");
  }

  startTrim(duration: number): void {
    const part = this.part;
    this.trim = part ? { ...part } : { start: 0, end: duration };
  }

  /** Keep the chosen part. The file stays whole: a function gets the part, and the visitor may change it again. */
  applyTrim(duration: number): void {
    const { value, trim } = this;
    if (!value || !trim) return;
    const isAll = trim.start <= 0 && trim.end >= duration;
    const meta: Record<string, unknown> = { ...value.meta, cut: [trim.start, trim.end] };
    if (isAll) delete meta.cut;
    this.trim = null;
    this.#node.set({ value: { ...value, meta } as FileData }, "input");
  }

  /** A value came from a function: a film, one more piece of a stream, or its whole. */
  follow(value: FileData | null): void {
    settle(this.#node, value);
    const stream = streamOf(value);
    if (stream && Feed.canPlay(stream.mime_type)) this.#continue(stream);
    else if (isWhole(value)) this.feed?.end();
    else {
      this.wasPlayed = false;
      this.#drop();
    }
  }

  close(): void {
    this.recorder.cancel();
    this.#drop();
  }

  /** Whether nothing more can come into a stream. */
  get #hasEnded(): boolean {
    return !isUnderWay(this.#node.status);
  }

  async #take(files: File[], events: string[]): Promise<void> {
    const sent = await this.intake.send(files.slice(0, 1));
    if (!sent?.[0]) return;
    this.trim = null;
    this.#isCameraWanted = false;
    this.#node.set({ value: sent[0] }, ...(events.length ? events : ["upload", "input"]));
  }

  #continue(stream: PieceStream): void {
    if (this.feed?.id !== stream.id) this.#begin(stream);
    this.feed?.take(stream.pieces.map(({ path, url }) => this.#node.fileUrl({ path, url } as FileData)));
    if (this.#hasEnded && !stream.is_live) this.feed?.end();
  }

  #begin({ id, mime_type, pieces }: PieceStream): void {
    this.#drop();
    this.wasPlayed = false;
    this.joinAt = pieces.slice(0, -1).reduce((sum, piece) => sum + piece.seconds, 0);
    this.feed = new Feed(
      mime_type,
      id,
      () => this.#position,
      () => this.#drop(),
    );
  }

  #drop(): void {
    this.feed?.close();
    this.feed = null;
    this.#position = 0;
  }

  #end(): void {
    this.#node.emit("end");
    this.#node.emit("stop");
    // What was played in pieces can now be sought in and played again as a whole.
    if (!this.feed || streamOf(this.value)) return;
    this.wasPlayed = true;
    this.#drop();
  }
}
