/** Calls a command of a widget's Python class, by the protocol of anywidget. */

import type { Model } from "./model";

const ANSWER = "anywidget-command-response";
const COMMAND = "anywidget-command";
const WITHIN_MS = 3000;

export function invoke(
  model: Model,
  name: string,
  msg?: unknown,
  options: { buffers?: unknown[]; signal?: AbortSignal } = {},
): Promise<[unknown, unknown[]]> {
  const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  const signal = options.signal ?? AbortSignal.timeout(WITHIN_MS);
  return new Promise((resolve, reject) => {
    const end = (): void => model.off("msg:custom", hear);
    const hear = (content: unknown, buffers: unknown): void => {
      const answer = content as { id?: string; kind?: string; response?: unknown };
      if (answer.kind !== ANSWER || answer.id !== id) return;
      end();
      resolve([answer.response, buffers as unknown[]]);
    };
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason as Error);
    });
    model.on("msg:custom", hear);
    model.send({ id, kind: COMMAND, name, msg }, undefined, options.buffers ?? []);
  });
}
