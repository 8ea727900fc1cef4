import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Notice, Update, UpdatedNotice } from "../wire/messages";
import { Pace } from "./pace";

const FRAME_MS = 16;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const updated = (job: string): UpdatedNotice => ({ type: "updated", job, updates: [], is_partial: true });
const finished = (job: string): Notice => ({ type: "finished", job, outcome: "done" }) as unknown as Notice;

function makePace(): { pace: Pace; seen: string[] } {
  const seen: string[] = [];
  return { pace: new Pace((notice) => seen.push("job" in notice ? String(notice.job) : notice.type)), seen };
}

test("the first of a stream is applied at once, the others with the next frame, in order", () => {
  const { pace, seen } = makePace();
  for (const name of ["a", "b", "c"]) pace.take(updated(name));
  expect(seen).toEqual(["a"]);
  vi.advanceTimersByTime(FRAME_MS);
  expect(seen).toEqual(["a", "b", "c"]);
});

test("what a run streams is one change a frame, with nothing lost", () => {
  const seen: Update[][] = [];
  const pace = new Pace((notice) => seen.push((notice as UpdatedNotice).updates));
  const sent: Update[] = Array.from({ length: 160 }, (_, number) => [number, []]);
  for (const update of sent) {
    pace.take({ ...updated("a"), updates: [update] });
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(FRAME_MS);
  expect(seen.flat()).toEqual(sent);
  expect(seen.length).toBeLessThanOrEqual(160 / FRAME_MS + 2);
});

test("a step is applied at once, after what came before it", () => {
  const { pace, seen } = makePace();
  pace.take(updated("a"));
  pace.take(updated("b"));
  pace.take(finished("c"));
  expect(seen).toEqual(["a", "b", "c"]);
});

test("one that comes after a quiet frame does not wait", () => {
  const { pace, seen } = makePace();
  pace.take(updated("a"));
  vi.advanceTimersByTime(FRAME_MS);
  pace.take(updated("b"));
  expect(seen).toEqual(["a", "b"]);
});

test("a tab that draws no frames keeps up", () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  const { pace, seen } = makePace();
  for (const name of ["a", "b", "c"]) pace.take(updated(name));
  vi.advanceTimersByTime(250);
  expect(seen).toEqual(["a", "b", "c"]);
});
