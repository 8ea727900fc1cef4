/** Sends one file so that a lost connection costs only what was under way. */

import type { FileData } from "../wire/values";
import { ConnectionLost, read, send, type Send } from "./request";

const MOST_FAILURES = 8;
const LONGEST_WAIT_MS = 15_000;
const CONFLICT = 409;

interface UploadState {
  id: string;
  offset: number;
  file: FileData | null;
}

export interface ResumableOptions {
  /** Sends a request. @defaultValue one by XMLHttpRequest */
  send?: Send;
  /** Waits so many milliseconds. @defaultValue by the clock */
  wait?: (ms: number) => Promise<void>;
  onSent?: (bytes: number) => void;
}

/**
 * Upload a file and return it as a value. After a lost connection it goes on where the server stands.
 *
 * @throws Error with a message for people: the server refused the file, or cannot be reached for long.
 */
export async function uploadResumable(
  root: string,
  file: File,
  session: string | null,
  options: ResumableOptions = {},
): Promise<FileData> {
  const { wait = waitByClock, onSent } = options;
  const post = options.send ?? send;
  const address = `${root}hiroba/uploads`;
  const start = JSON.stringify({ name: file.name, size: file.size, type: file.type || null });
  let state = read<UploadState>(await post("POST", `${address}?session=${encodeURIComponent(session ?? "")}`, start));
  let failures = 0;
  while (state.file === null) {
    const before = state.offset;
    try {
      state = await sendRest(post, `${address}/${state.id}`, file, before, onSent);
    } catch (error) {
      failures += 1;
      if (!(error instanceof ConnectionLost) || failures > MOST_FAILURES) throw error;
      await wait(Math.min(500 * 2 ** failures, LONGEST_WAIT_MS));
      state = (await whereItStands(post, `${address}/${state.id}`)) ?? state;
    }
    if (state.offset > before) failures = 0;
  }
  return state.file;
}

async function sendRest(
  post: Send,
  address: string,
  file: File,
  offset: number,
  onSent?: (bytes: number) => void,
): Promise<UploadState> {
  const headers = { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
  const answer = await post("PATCH", address, file.slice(offset), headers, (bytes) => onSent?.(offset + bytes));
  // An earlier attempt, believed lost, arrived after all: ask again where it stands.
  if (answer.status === CONFLICT) throw new ConnectionLost();
  return read<UploadState>(answer);
}

async function whereItStands(post: Send, address: string): Promise<UploadState | null> {
  try {
    return read<UploadState>(await post("GET", address));
  } catch (error) {
    if (error instanceof ConnectionLost) return null;
    throw error;
  }
}

function waitByClock(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
