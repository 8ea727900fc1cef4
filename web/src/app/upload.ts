/** Sends files to the server: small ones together in one form, large ones so that a lost connection does no harm. */

import { formatNumber } from "../lib/locale";
import { t } from "../lib/text";
import type { FileData } from "../wire/values";
import { read, send } from "./request";
import { uploadResumable } from "./resumable";

const LARGE_BYTES = 4 * 1024 * 1024;
const MOST_REMEMBERED_BYTES = 200_000_000;

/** What was sent, by its path at the server: a session that begins anew needs it once more. The oldest are let go. */
export const sentFiles = new Map<string, File>();

/**
 * Upload files and return them as values, in the same order.
 *
 * @param maxBytes - Longest file that is taken; `null` sets no limit.
 * @param onProgress - Told which share of all bytes is there, from 0 to 1.
 * @throws Error with a message for people: a file is too large, or the server could not take it.
 */
export async function uploadFiles(
  root: string,
  files: File[],
  session: string | null,
  maxBytes: number | null,
  onProgress?: (share: number) => void,
): Promise<FileData[]> {
  const tooLarge = maxBytes === null ? undefined : files.find((file) => file.size > maxBytes);
  if (tooLarge)
    throw new Error(
      t('"{name}" exceeds the maximum allowed size of {size}.', { name: tooLarge.name, size: spell(maxBytes ?? 0) }),
    );
  const sent = await sendAll(root, files, session, onProgress);
  sent.forEach(({ path }, i) => sentFiles.set(path, files[i]!));
  let bytes = [...sentFiles.values()].reduce((sum, file) => sum + file.size, 0);
  for (const [path, { size }] of sentFiles) {
    if (bytes <= MOST_REMEMBERED_BYTES) break;
    sentFiles.delete(path);
    bytes -= size;
  }
  return sent;
}

async function sendAll(
  root: string,
  files: File[],
  session: string | null,
  onProgress?: (share: number) => void,
): Promise<FileData[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const tell = (bytes: number): void => onProgress?.(total ? Math.min(bytes / total, 1) : 1);
  if (total < LARGE_BYTES) return uploadForm(root, files, session, tell);
  const sent: FileData[] = [];
  let before = 0;
  for (const file of files) {
    sent.push(await uploadResumable(root, file, session, { onSent: (bytes) => tell(before + bytes) }));
    before += file.size;
  }
  return sent;
}

async function uploadForm(
  root: string,
  files: File[],
  session: string | null,
  onSent: (bytes: number) => void,
): Promise<FileData[]> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const address = `${root}gradio_api/upload?session=${encodeURIComponent(session ?? "")}`;
  const paths = read<string[]>(await send("POST", address, form, {}, onSent));
  return paths.map((path, i) => ({
    path,
    url: `hiroba/files/${path.split("/").map(encodeURIComponent).join("/")}`,
    size: files[i]?.size ?? null,
    orig_name: files[i]?.name ?? null,
    mime_type: files[i]?.type || null,
    meta: { _type: "gradio.FileData" },
  }));
}

function spell(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1);
  return `${formatNumber(bytes / 1024 ** power, 1)} ${units[power]}`;
}
