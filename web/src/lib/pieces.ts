/** Sounds and films that are played while a function makes them: what the value of such an output tells. */

import type { FileData } from "../wire/values";

export interface Piece {
  path: string;
  url: string;
  /** How long it plays. */
  seconds: number;
}

export interface PieceStream {
  /** What all its values have in common. */
  id: string;
  /** With codecs. */
  mime_type: string;
  pieces: Piece[];
  /** Whether it answers a camera or a microphone, so that nobody knows when it ends. */
  is_live?: boolean;
}

/** The stream that a value is a part of, if it is one. */
export function streamOf(value: FileData | null): PieceStream | null {
  const meta = value?.meta as { stream?: PieceStream } | undefined;
  return meta?.stream ?? null;
}

/** Whether a value is the whole of what was streamed before. */
export function isWhole(value: FileData | null): boolean {
  return (value?.meta as { whole?: boolean } | undefined)?.whole === true;
}
