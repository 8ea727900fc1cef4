/** One request whose way up can be watched, which `fetch` does not offer. */

import { t } from "../lib/text";

export interface Answer {
  status: number;
  text: string;
}

/** The connection broke before there was an answer; trying again may help. */
export class ConnectionLost extends Error {
  constructor() {
    super(t("The file could not be sent: the connection was lost. Try again."));
  }
}

export type Send = (
  method: string,
  address: string,
  body?: XMLHttpRequestBodyInit,
  headers?: Record<string, string>,
  onSent?: (bytes: number) => void,
) => Promise<Answer>;

/**
 * Send a request and return its answer, whatever its status.
 *
 * @throws ConnectionLost
 */
export const send: Send = (method, address, body, headers = {}, onSent) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent?.(event.loaded);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new ConnectionLost());
    request.onabort = request.onerror;
    request.send(body);
  });

/** The answer's JSON, or an error with the message that the server gave. */
export function read<T>(answer: Answer): T {
  if (answer.status < 300) return JSON.parse(answer.text) as T;
  throw new Error(detailOf(answer));
}

function detailOf(answer: Answer): string {
  try {
    const { detail } = JSON.parse(answer.text) as { detail?: unknown };
    if (typeof detail === "string") return detail;
  } catch {
    // Not from this server: a proxy in between has pages of its own.
  }
  return t("The server did not take the file ({status}).", { status: String(answer.status) });
}
