import { expect, test } from "vitest";

import { Calls } from "./calls";

function makeCalls(underWay: number[] = []): Calls {
  let seq = 0;
  return new Calls({ send: () => ++seq, sendWith: () => ++seq, isUnderWay: (one) => underWay.includes(one) });
}

test("answers find their calls, in whatever order they come", async () => {
  const calls = makeCalls();
  const [first, second] = [calls.call(1, "a", []), calls.call(1, "b", [])];
  calls.answer({ type: "answered", call: 2, result: "second" });
  calls.answer({ type: "answered", call: 1 });
  expect(await Promise.all([first, second])).toEqual([null, "second"]);
});

test("a failure rejects with its text", async () => {
  const calls = makeCalls();
  const call = calls.call(1, "a", []);
  calls.answer({ type: "answered", call: 1, error: { message: "The shelf is empty" } });
  await expect(call).rejects.toThrow("The shelf is empty");
});

test("where notices are gone, only calls that the server has not taken yet go on", async () => {
  const calls = makeCalls([2]);
  const [taken, underWay] = [calls.call(1, "a", []), calls.call(1, "b", [])];
  calls.lose();
  await expect(taken).rejects.toThrow("The connection was lost");
  calls.answer({ type: "answered", call: 2, result: 5 });
  expect(await underWay).toBe(5);
});
