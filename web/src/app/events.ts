/** Carries frames over plain HTTP: a streamed answer for notices, a POST for commands, one after another. */

import type { Carrier, OpenCarrier } from "./connection";
import { showSignIn } from "./signed-out";

export const openEvents: OpenCarrier = (root, attach, listener) => {
  const aborter = new AbortController();
  let session = attach.session ?? "";
  let hasFrame = false;
  let hasEnded = false;
  let sending: Promise<void> = Promise.resolve();

  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    aborter.abort();
    listener.handleEnd(hasFrame);
  };

  const handle = (frame: string): void => {
    if (!hasFrame) {
      const notices = JSON.parse(frame) as [number, { session?: string }][];
      session = notices.find(([, notice]) => notice.session)?.[1].session ?? session;
    }
    hasFrame = true;
    listener.handleFrame(frame);
  };

  const read = async (): Promise<void> => {
    const answer = await fetch(`${root}hiroba/notices`, {
      method: "POST",
      body: JSON.stringify([attach]),
      signal: aborter.signal,
    });
    if (answer.status === 401) showSignIn();
    if (!answer.ok || !answer.body) throw new Error(`The server answered ${answer.status}.`);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) if (part.startsWith("data: ")) handle(part.slice(6));
    }
  };
  read().then(end, end);

  const post = async (frame: string | Uint8Array<ArrayBuffer>): Promise<void> => {
    const query = new URLSearchParams({ session, screen: attach.screen });
    const answer = await fetch(`${root}hiroba/commands?${query}`, {
      method: "POST",
      body: frame,
      signal: aborter.signal,
    });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    listener.handleFrame(await answer.text());
  };

  const carrier: Carrier = {
    send: (frame) => {
      sending = sending.then(() => post(frame)).catch(end);
    },
    close: () => {
      hasEnded = true;
      aborter.abort();
    },
  };
  return carrier;
};
