import { describe, expect, it } from "vitest";

import type { BindingDescription } from "../../wire/messages";
import { Recording } from "./recording.svelte";

const CLICK: BindingDescription = { id: 3 };

function answering(sent: unknown[], status = 200, content: unknown = undefined): typeof fetch {
  return (_, init) => {
    const runs = (JSON.parse(String(init?.body)) as { runs: unknown[] }).runs;
    sent.push(runs);
    const code = content ?? { calls: runs.length, languages: [{ id: "curl", name: "curl", code: "curl" }] };
    return Promise.resolve(new Response(JSON.stringify(code), { status }));
  };
}

describe("Recording", () => {
  it("has all runs written out in their order", async () => {
    const sent: unknown[] = [];
    const recording = new Recording("./", answering(sent));
    await recording.take(CLICK, ["a"]);
    await recording.take({ id: 4, has_function: false }, []);
    await recording.take({ id: 5 }, [1, null]);
    expect(sent.at(-1)).toEqual([
      { binding: 3, values: ["a"] },
      { binding: 5, values: [1, null] },
    ]);
    expect(recording.calls).toBe(2);
    recording.clear();
    expect([recording.calls, recording.languages.length]).toEqual([0, 0]);
  });

  it("says why it cannot, and keeps what there is", async () => {
    const recording = new Recording("./", answering([], 413, { detail: "Record fewer calls." }));
    await recording.take(CLICK, []);
    expect(recording.problem).toBe("Record fewer calls.");
  });
});
