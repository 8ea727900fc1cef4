/** A film that plays: where it stands, how loud and how fast, its subtitles, and the part of it that is shown. */

export interface FilmEvents {
  play(): void;
  pause(): void;
  /** It came to its end. */
  end(): void;
  /** It stands at this second: told while it plays, and when it is paused or moved. */
  move(seconds: number): void;
}

export interface Subtitle {
  /** Seconds. */
  start: number;
  /** Seconds. */
  end: number;
  text: string;
}

/** Seconds. */
export interface Part {
  start: number;
  end: number;
}

export const SPEEDS = [0.5, 1, 1.25, 1.5, 2];

/** Later than the end of any film. */
const FAR_S = 1e7;

export class Film {
  isPlaying = $state(false);
  /** Seconds from the beginning of the file. */
  current = $state(0);
  duration = $state(0);
  volume = $state(1);
  isMuted = $state(false);
  speed = $state(1);
  hasCaptions = $state(true);
  isInPicture = $state(false);
  /** Whether it waits for data. */
  isWaiting = $state(false);
  /** Whether the browser cannot play it. */
  hasFailed = $state(false);
  /** Whether there is sound alone, maybe because the browser knows no such pictures. */
  isUnseen = $state(false);
  /** The part that is shown; all of it where missing. */
  part: Part | null = $state.raw(null);
  isLooping = false;
  readonly #events: FilmEvents;
  #video: HTMLVideoElement | undefined;
  #track: TextTrack | undefined;
  /** Recordings do not say how long they are; the browser finds out by looking for their end. */
  #isMeasuring = false;

  constructor(events: FilmEvents) {
    this.#events = events;
  }

  get start(): number {
    return this.part?.start ?? 0;
  }

  get end(): number {
    return this.part ? Math.min(this.part.end, this.duration || this.part.end) : this.duration;
  }

  get canBeInPicture(): boolean {
    return document.pictureInPictureEnabled === true;
  }

  /** To be attached to the `<video>` element. */
  attach = (element: Element): (() => void) => {
    const video = element as HTMLVideoElement;
    this.#video = video;
    const handlers: Record<string, () => void> = {
      play: () => {
        this.isPlaying = true;
        if (!this.#isMeasuring) this.#events.play();
        this.#follow();
      },
      pause: () => {
        this.isPlaying = false;
        this.current = video.currentTime;
        if (this.#isMeasuring) return;
        this.#events.pause();
        if (!video.ended && !this.#isAtEnd()) this.#events.move(video.currentTime);
      },
      ended: () => !this.#isMeasuring && this.#events.end(),
      seeked: () => (this.current = this.#isMeasuring ? 0 : video.currentTime),
      timeupdate: () => this.#keepWithin(),
      loadedmetadata: () => {
        this.isUnseen = video.videoWidth === 0 && !video.src.startsWith("blob:");
        this.#measure();
      },
      durationchange: () => this.#measure(),
      waiting: () => (this.isWaiting = this.isPlaying),
      playing: () => (this.isWaiting = false),
      volumechange: () => {
        this.volume = video.volume;
        this.isMuted = video.muted || video.volume === 0;
      },
      enterpictureinpicture: () => (this.isInPicture = true),
      leavepictureinpicture: () => (this.isInPicture = false),
      loadstart: () => {
        this.hasFailed = false;
        this.isWaiting = false;
        this.#isMeasuring = false;
        this.current = this.start;
      },
      error: () => (this.hasFailed = true),
    };
    for (const [name, handle] of Object.entries(handlers)) video.addEventListener(name, handle);
    return () => {
      for (const [name, handle] of Object.entries(handlers)) video.removeEventListener(name, handle);
      if (document.pictureInPictureElement === video) void document.exitPictureInPicture();
    };
  };

  /** Show these lines while they are spoken. */
  describe(lines: readonly Subtitle[], label: string): void {
    if (!this.#video) return;
    this.#track ??= this.#video.addTextTrack("captions", label, document.documentElement.lang || "en");
    this.#track.mode = "hidden";
    for (const cue of [...(this.#track.cues ?? [])]) this.#track.removeCue(cue);
    for (const { start, end, text } of lines) this.#track.addCue(new VTTCue(start, end, text));
    this.#track.mode = this.hasCaptions ? "showing" : "hidden";
  }

  toggleCaptions(): void {
    this.hasCaptions = !this.hasCaptions;
    if (this.#track) this.#track.mode = this.hasCaptions ? "showing" : "hidden";
  }

  async toggle(): Promise<void> {
    if (!this.#video) return;
    if (this.isPlaying) return this.#video.pause();
    if (this.#isAtEnd() || this.current < this.start) this.#video.currentTime = this.start;
    await this.#video.play().catch(() => undefined);
  }

  seek(seconds: number): void {
    if (!this.#video || !this.duration) return;
    this.#video.currentTime = Math.min(Math.max(seconds, this.start), this.end);
    this.current = this.#video.currentTime;
    this.#events.move(this.current);
  }

  skip(seconds: number): void {
    this.seek(this.current + seconds);
  }

  setVolume(volume: number): void {
    if (!this.#video) return;
    this.#video.volume = Math.min(Math.max(volume, 0), 1);
    this.#video.muted = false;
  }

  toggleMuted(): void {
    if (!this.#video) return;
    if (this.#video.volume === 0) this.#video.volume = 0.5;
    this.#video.muted = !this.isMuted;
  }

  nextSpeed(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
    if (this.#video) this.#video.playbackRate = this.speed;
  }

  async togglePicture(): Promise<void> {
    if (this.isInPicture) await document.exitPictureInPicture();
    else await this.#video?.requestPictureInPicture().catch(() => undefined);
  }

  #isAtEnd(): boolean {
    return this.end > 0 && (this.#video?.currentTime ?? 0) >= this.end - 0.05;
  }

  #measure(): void {
    const video = this.#video;
    if (!video) return;
    const isKnown = Number.isFinite(video.duration);
    if (!isKnown && video.src.startsWith("blob:")) {
      // A stream grows; its end is where it is now.
      this.duration = video.seekable.length ? video.seekable.end(video.seekable.length - 1) : 0;
    } else if (isKnown) {
      this.duration = video.duration;
      if (this.#isMeasuring) {
        video.currentTime = this.start;
        this.#isMeasuring = false;
      } else if (this.part && video.currentTime < this.part.start) video.currentTime = this.part.start;
    } else if (!this.#isMeasuring && video.readyState > 0) {
      this.#isMeasuring = true;
      video.currentTime = FAR_S;
    }
  }

  /** Stop, or begin again, where the part that is shown ends. */
  #keepWithin(): void {
    const video = this.#video;
    if (!video || this.#isMeasuring) return;
    if (!Number.isFinite(video.duration)) this.#measure();
    this.current = video.currentTime;
    if (this.isPlaying && !video.ended) this.#events.move(this.current);
    if (!this.part || !this.isPlaying || video.currentTime < this.part.end) return;
    if (this.isLooping) {
      video.currentTime = this.part.start;
      return;
    }
    // The browser tells of a pause later, as of any.
    video.addEventListener("pause", () => this.#events.end(), { once: true });
    video.pause();
  }

  /** `timeupdate` comes four times a second; a moving position wants every frame. */
  #follow(): void {
    if (!this.isPlaying || !this.#video) return;
    this.current = this.#video.currentTime;
    requestAnimationFrame(() => this.#follow());
  }
}
