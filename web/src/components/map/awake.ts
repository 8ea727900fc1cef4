/**
 * The maps that are drawn. Browsers draw about sixteen canvases of WebGL at a time and take the oldest ones away, so maps out of
 * view give theirs up before that.
 */

const MOST = 8;

export interface Sleeper {
  readonly isNear: boolean;
  /** Give up the canvas until it is near again. */
  sleep(): void;
}

/** Oldest first. */
let awake: Sleeper[] = [];

/** A map has come to be drawn: others that nobody sees make room. */
export function wakeUp(map: Sleeper): void {
  awake.push(map);
  const far = awake.filter((one) => one !== map && !one.isNear);
  for (const one of far.slice(0, Math.max(0, awake.length - MOST))) {
    leave(one);
    one.sleep();
  }
}

/** A map is drawn no longer. */
export function leave(map: Sleeper): void {
  awake = awake.filter((one) => one !== map);
}
