/** A sound that plays: where it stands, and its waveform, whose library is loaded when the first one is shown. */

import type WaveSurfer from "wavesurfer.js";

import type { WaveformOptions } from "./types";

export interface PlayerEvents {
  play(): void;
  pause(): void;
  /** It came to its end. */
  stop(): void;
  /** It stands at this second: told while it plays, and when it is paused or moved. */
  move(seconds: number): void;
}

export const SPEEDS = [0.5, 1, 1.5, 2];

export class Player {
  isPlaying = $state(false);
  current = $state(0);
  duration = $state(0);
  speed = $state(1);
  /** Whether the browser cannot play it. */
  hasFailed = $state(false);
  readonly #events: PlayerEvents;
  #audio: HTMLAudioElement | undefined;

  constructor(events: PlayerEvents) {
    this.#events = events;
  }

  /** To be attached to the `<audio>` element. */
  attach = (element: Element): (() => void) => {
    const audio = element as HTMLAudioElement;
    this.#audio = audio;
    const handlers: Record<string, () => void> = {
      play: () => {
        this.isPlaying = true;
        this.#events.play();
        this.#follow();
      },
      pause: () => {
        this.isPlaying = false;
        this.current = audio.currentTime;
        this.#events.pause();
        if (!audio.ended) this.#events.move(audio.currentTime);
      },
      ended: () => this.#events.stop(),
      timeupdate: () => this.isPlaying && !audio.ended && this.#events.move(audio.currentTime),
      seeked: () => (this.current = audio.currentTime),
      durationchange: () => (this.duration = Number.isFinite(audio.duration) ? audio.duration : 0),
      loadstart: () => {
        this.hasFailed = false;
        this.current = 0;
      },
      error: () => (this.hasFailed = true),
    };
    for (const [name, handle] of Object.entries(handlers)) audio.addEventListener(name, handle);
    return () => {
      for (const [name, handle] of Object.entries(handlers)) audio.removeEventListener(name, handle);
    };
  };

  /** Draw the waveform into an element and follow the sound; returns what ends it. */
  draw(container: HTMLElement, url: string, options: WaveformOptions): () => void {
    let surfer: WaveSurfer | undefined;
    let isOver = false;
    const colors = (): { waveColor: string; progressColor: string } => {
      const style = getComputedStyle(container);
      return {
        waveColor: options.waveform_color ?? style.getPropertyValue("--neutral-8"),
        progressColor: options.waveform_progress_color ?? style.getPropertyValue("--accent"),
      };
    };
    const recolor = (): void => surfer?.setOptions(colors());
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(recolor);
    void import("wavesurfer.js").then(({ default: Library }) => {
      if (isOver || !this.#audio) return;
      surfer = Library.create({
        container,
        media: this.#audio,
        url,
        height: "auto",
        barWidth: 2,
        barGap: 2,
        barRadius: 1,
        barMinHeight: 2,
        cursorWidth: 0,
        normalize: true,
        interact: false,
        hideScrollbar: true,
        ...colors(),
      });
      // The sound plays all the same; only its picture is missing.
      surfer.on("error", () => undefined);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "data-theme"] });
      scheme.addEventListener("change", recolor);
    });
    return () => {
      isOver = true;
      observer.disconnect();
      scheme.removeEventListener("change", recolor);
      surfer?.destroy();
    };
  }

  async toggle(): Promise<void> {
    if (!this.#audio) return;
    if (this.isPlaying) this.#audio.pause();
    else await this.#audio.play().catch(() => undefined);
  }

  seek(seconds: number): void {
    if (!this.#audio) return;
    this.#audio.currentTime = Math.min(Math.max(seconds, 0), this.duration);
    this.current = this.#audio.currentTime;
    this.#events.move(this.current);
  }

  skip(seconds: number): void {
    this.seek(this.current + seconds);
  }

  nextSpeed(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
    if (this.#audio) this.#audio.playbackRate = this.speed;
  }

  /** `timeupdate` comes four times a second; a moving position wants every frame. */
  #follow(): void {
    if (!this.isPlaying || !this.#audio) return;
    this.current = this.#audio.currentTime;
    requestAnimationFrame(() => this.#follow());
  }
}
