/** Carries frames over a WebSocket. */

import type { Carrier, OpenCarrier } from "./connection";
import { showSignIn } from "./signed-out";

/** How long the first frame may take before another way is tried. */
const PATIENCE_MS = 5000;

/** Tells the server that the page is closed. NOTE: `server/transports/websocket.py` reads it. */
const LEFT = 4001;

/** The visitor has been signed out: loading the page again shows the form. NOTE: `server/access/connections.py` sends it. */
const SIGNED_OUT = 4401;

export const openSocket: OpenCarrier = (root, attach, listener) => {
  const address = new URL(`${root}hiroba/socket`, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let hasFrame = false;
  let hasEnded = false;
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(timer);
    listener.handleEnd(hasFrame);
  };
  const timer = setTimeout(() => {
    if (!hasFrame) socket.close();
    if (!hasFrame) end();
  }, PATIENCE_MS);
  socket.onopen = () => socket.send(JSON.stringify([attach]));
  const parts: string[] = [];
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    hasFrame = true;
    // A large frame comes in pieces: `+` stands before each of them but the last, `.` before that.
    const mark = data[0];
    if (mark === "+") parts.push(data.slice(1));
    else if (mark === ".") listener.handleFrame(parts.splice(0).join("") + data.slice(1));
    else listener.handleFrame(data);
  };
  socket.onclose = (event) => {
    if (event.code === SIGNED_OUT) showSignIn();
    end();
  };
  socket.onerror = end;
  const carrier: Carrier = {
    send: (frame) => socket.readyState === WebSocket.OPEN && socket.send(frame),
    close: (hasLeft) => {
      hasEnded = true;
      clearTimeout(timer);
      socket.close(hasLeft ? LEFT : 1000);
    },
  };
  return carrier;
};
