/** Server-sent events as they come. Source: HTML Living Standard, section "Server-sent events". */

export interface JobEvent {
  /** Its number in the log of the job. */
  number: number;
  name: string;
  data: Record<string, unknown>;
}

/** Turn the pieces of a stream into events. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<JobEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function parseEvent(block: string): JobEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).replace(/^ /, ""));
  }
  const data = fields.get("data");
  if (data === undefined) return null;
  return {
    number: Number(fields.get("id") ?? 0),
    name: fields.get("event") ?? "message",
    data: JSON.parse(data) as Record<string, unknown>,
  };
}
