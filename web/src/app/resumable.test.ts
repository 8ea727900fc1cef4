import { describe, expect, it } from "vitest";

import { ConnectionLost, type Answer, type Send } from "./request";
import { uploadResumable } from "./resumable";

const DONE = { path: "id/a.txt", url: "hiroba/files/id/a.txt", size: 6 };

/** A server that takes so many bytes of each attempt before the connection breaks; 6 are the whole file. */
function setup(taken: number[], refusal?: Answer) {
  const attempts = [...taken];
  const waits: number[] = [];
  const asked: string[] = [];
  let offset = 0;
  const state = (): Answer => ({
    status: 200,
    text: JSON.stringify({ id: "u", offset, file: offset === 6 ? DONE : null }),
  });
  const send: Send = async (method, address, body, headers, onSent) => {
    asked.push(`${method} ${address}`);
    if (method !== "PATCH") return state();
    if (refusal) return refusal;
    if (headers?.["Upload-Offset"] !== String(offset)) return { status: 409, text: "{}" };
    const count = attempts.shift() ?? 0;
    onSent?.(count);
    offset += count;
    if (offset < 6 || count < (body as Blob).size) throw new ConnectionLost();
    return state();
  };
  const options = {
    send,
    wait: async (ms: number) => void waits.push(ms),
    onSent: (bytes: number) => sent.push(bytes),
  };
  const sent: number[] = [];
  const upload = () => uploadResumable("./", new File(["onetwo"], "a.txt"), "s", options);
  return { upload, waits, asked, sent };
}

describe("uploadResumable", () => {
  it("sends a file in one piece when nothing breaks", async () => {
    const { upload, asked } = setup([6]);
    expect(await upload()).toEqual(DONE);
    expect(asked).toEqual(["POST ./hiroba/uploads?session=s", "PATCH ./hiroba/uploads/u"]);
  });

  it("goes on where the server stands after a lost connection", async () => {
    const { upload, sent } = setup([2, 3, 1]);
    expect(await upload()).toEqual(DONE);
    expect(sent).toEqual([2, 5, 6]);
  });

  it("waits longer while nothing arrives, and gives up in the end", async () => {
    const { upload, waits } = setup([]);
    await expect(upload()).rejects.toThrow("the connection was lost");
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000, 15000]);
  });

  it("starts to count anew when something arrived", async () => {
    const { upload, waits } = setup([0, 0, 1, 0, 5]);
    expect(await upload()).toEqual(DONE);
    expect(waits).toEqual([1000, 2000, 4000, 1000]);
  });

  it("shows what the server says when it refuses", async () => {
    const { upload } = setup([], { status: 413, text: '{"detail": "The file is too large."}' });
    await expect(upload()).rejects.toThrow("The file is too large.");
  });

  it("shows the status when what answers is not this server", async () => {
    const { upload } = setup([], { status: 502, text: "<html>" });
    await expect(upload()).rejects.toThrow("502");
  });
});
