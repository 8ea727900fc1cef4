/** Records what a camera shows as a file, mirrored where it is shown so. */

import type { CameraInUse } from "../camera.svelte";
import { t } from "../text";

/** The first one that the browser writes. MP4 needs no conversion anywhere. */
const TYPES = [
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4;codecs=avc1.42E01F,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
];
const FRAMES_PER_S = 30;

export class FilmRecorder {
  phase: "idle" | "recording" | "saving" = $state("idle");
  seconds = $state(0);
  /** Why nothing can be recorded, in words for people. */
  problem: string | null = $state(null);
  #recorder: MediaRecorder | undefined;
  #pieces: Blob[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopMirror: () => void = () => undefined;

  /** Begin to record. */
  start({ video, stream }: CameraInUse, isMirrored: boolean): boolean {
    const type = TYPES.find((one) => window.MediaRecorder?.isTypeSupported(one));
    if (!video || !stream) return false;
    this.problem = type ? null : t("This browser cannot record films. Upload one instead.");
    if (!type) return false;
    const [source, stopMirror] = isMirrored ? mirror(video, stream) : [stream, () => undefined];
    this.#stopMirror = stopMirror;
    this.#pieces = [];
    this.#recorder = new MediaRecorder(source, { mimeType: type });
    this.#recorder.ondataavailable = (event) => event.data.size && this.#pieces.push(event.data);
    this.#recorder.start(1000);
    this.phase = "recording";
    this.seconds = 0;
    const begin = performance.now();
    this.#timer = setInterval(() => (this.seconds = (performance.now() - begin) / 1000), 200);
    return true;
  }

  /** End the recording and return it; nothing where none was going on. */
  async stop(): Promise<File | undefined> {
    const recorder = this.#recorder;
    if (!recorder || this.phase !== "recording") return undefined;
    this.phase = "saving";
    const isOver = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    if (recorder.state !== "inactive") {
      recorder.stop();
      await isOver;
    }
    const type = recorder.mimeType.split(";")[0] ?? "video/webm";
    this.cancel();
    return new File(this.#pieces, type === "video/mp4" ? "recording.mp4" : "recording.webm", { type });
  }

  /** Let go of everything. */
  cancel(): void {
    clearInterval(this.#timer);
    if (this.#recorder && this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#recorder = undefined;
    this.#stopMirror();
    this.phase = "idle";
  }
}

/** Return a stream of what a video shows, turned left to right, and what ends it. */
function mirror(video: HTMLVideoElement, stream: MediaStream): [MediaStream, () => void] {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.translate(canvas.width, 0);
  context.scale(-1, 1);
  const draw = (): void => context.drawImage(video, 0, 0, canvas.width, canvas.height);
  draw();
  // A timer goes on, slowly, where the page is not in view; drawing by frames of the screen would stop.
  const timer = setInterval(draw, 1000 / FRAMES_PER_S);
  const mirrored = canvas.captureStream(FRAMES_PER_S);
  for (const track of stream.getAudioTracks()) mirrored.addTrack(track);
  const stop = (): void => {
    clearInterval(timer);
    for (const track of mirrored.getVideoTracks()) track.stop();
  };
  return [mirrored, stop];
}
