/** Sends files to the server. */

import type { FileData } from "../wire/values";

/**
 * Upload files and return them as values.
 *
 * @throws Error with a message for people: a file is too large, or the server could not take it.
 */
export async function uploadFiles(
  root: string,
  files: File[],
  session: string | null,
  maxBytes: number | null,
  onProgress?: (share: number) => void,
): Promise<FileData[]> {
  const large = maxBytes === null ? undefined : files.find((file) => file.size > maxBytes);
  if (large) throw new Error(`"${large.name}" exceeds the maximum allowed size of ${spell(maxBytes ?? 0)}.`);
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const paths = JSON.parse(
    await post(`${root}gradio_api/upload?session=${session ?? ""}`, form, onProgress),
  ) as string[];
  return paths.map((path, i) => {
    const file = files[i];
    return {
      path,
      url: `hiroba/files/${path.split("/").map(encodeURIComponent).join("/")}`,
      size: file?.size ?? null,
      orig_name: file?.name ?? null,
      mime_type: file?.type || null,
      meta: { _type: "gradio.FileData" },
    };
  });
}

function post(address: string, form: FormData, onProgress?: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () =>
      request.status === 200 ? resolve(request.responseText) : reject(new Error(detailOf(request)));
    request.onerror = () => reject(new Error("The file could not be sent: the connection was lost. Try again."));
    request.send(form);
  });
}

function detailOf(request: XMLHttpRequest): string {
  try {
    return String((JSON.parse(request.responseText) as { detail?: string }).detail ?? request.statusText);
  } catch {
    return `The server did not take the file (${request.status}).`;
  }
}

function spell(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1);
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
