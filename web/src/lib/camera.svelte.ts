/** The visitor's camera: opening it, choosing among several, taking frames. */

import { t } from "./text";

export interface WebcamOptions {
  mirror?: boolean;
  constraints?: MediaStreamConstraints | null;
}

/** A camera, for who records it: nothing until it shows a picture. */
export interface CameraInUse {
  video: HTMLVideoElement | undefined;
  stream: MediaStream | null;
}

export class Camera {
  stream: MediaStream | null = $state.raw(null);
  devices: MediaDeviceInfo[] = $state.raw([]);
  /** The camera in use. */
  deviceId: string | null = $state(null);
  /** Why it cannot be used, in words for people. */
  problem: string | null = $state(null);
  readonly #options: () => WebcamOptions;
  readonly #hasSound: boolean;
  /** Changes when the camera is closed, so that one that the visitor allows later than that is not left on. */
  #turn = 0;

  /** @param hasSound - Whether the microphone is opened as well. */
  constructor(options: () => WebcamOptions, hasSound = false) {
    this.#options = options;
    this.#hasSound = hasSound;
  }

  async open(deviceId?: string): Promise<void> {
    this.close();
    this.problem = null;
    const turn = this.#turn;
    try {
      const stream = await openMedia(this.#constraints(deviceId));
      if (turn !== this.#turn) return stop(stream);
      this.stream = stream;
      this.deviceId = this.stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;
      const devices = await navigator.mediaDevices.enumerateDevices();
      this.devices = devices.filter((device) => device.kind === "videoinput");
    } catch (error) {
      this.problem = explain(error, t("camera"));
    }
  }

  close(): void {
    this.#turn += 1;
    stop(this.stream);
    this.stream = null;
  }

  /** Return what a playing video shows, mirrored as it is shown. */
  async frame(video: HTMLVideoElement, type: "image/png" | "image/jpeg"): Promise<File> {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    if (this.#options().mirror !== false) {
      context.translate(canvas.width, 0);
      context.scale(-1, 1);
    }
    context.drawImage(video, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9));
    if (!blob) throw new Error(t("The camera gave no picture. Try again."));
    return new File([blob], type === "image/png" ? "webcam.png" : "webcam.jpg", { type });
  }

  #constraints(deviceId: string | undefined): MediaStreamConstraints {
    const { constraints } = this.#options();
    // Authors write either all constraints, or those of the picture alone.
    const video =
      constraints && "video" in constraints ? constraints.video : (constraints as MediaTrackConstraints | null);
    const asked = typeof video === "object" && video ? video : { width: { ideal: 1280 }, height: { ideal: 720 } };
    const audio = this.#hasSound && (constraints && "audio" in constraints ? (constraints.audio ?? true) : true);
    return { video: deviceId ? { ...asked, deviceId: { exact: deviceId } } : asked, audio };
  }
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Tell whether the visitor has allowed this page the camera, so that to open it asks nothing. */
export async function isCameraAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" as PermissionName })).state === "granted";
  } catch {
    return false; // browsers that do not tell
  }
}

/** Open camera or microphone. */
export function openMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) return Promise.reject(new DOMException("", "SecurityError"));
  return navigator.mediaDevices.getUserMedia(constraints);
}

/** Say why a device cannot be used. */
export function explain(error: unknown, device: string): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError")
    return t("The {device} is blocked. Allow it in the browser's settings for this page.", { device });
  if (name === "NotFoundError") return t("No {device} was found. Connect one and try again.", { device });
  if (name === "SecurityError") return t("The {device} works only on pages with a secure address (https).", { device });
  return t("The {device} cannot be used now. Another program may be using it.", { device });
}
