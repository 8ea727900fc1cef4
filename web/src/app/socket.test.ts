import { afterEach, expect, test, vi } from "vitest";

import type { AttachCommand } from "../wire/messages";
import { openSocket } from "./socket";

afterEach(() => vi.unstubAllGlobals());

test("a frame that comes in pieces is put together, and others may come between them", () => {
  const opened: { onmessage?: (event: { data: string }) => void }[] = [];
  class Socket {
    onmessage?: (event: { data: string }) => void;
    constructor() {
      opened.push(this);
    }
    close(): void {
      // Nothing is open.
    }
  }
  vi.stubGlobal("WebSocket", Socket);
  const frames: string[] = [];
  const carrier = openSocket("http://localhost/", {} as AttachCommand, {
    handleFrame: (frame) => frames.push(frame),
    handleEnd: () => undefined,
  });
  for (const data of ["[1]", "+[[2,", "[3]", '+"a', '.b"]]', "[4]"]) opened[0]?.onmessage?.({ data });
  carrier.close();
  expect(frames).toEqual(["[1]", "[3]", '[[2,"ab"]]', "[4]"]);
});
