import { afterEach, expect, test, vi } from "vitest";

import { Calls } from "./calls";

function makeCalls(underWay: number[] = []): Calls {
  let seq = 0;
  return new Calls(
    { send: () => ++seq, sendWith: () => ++seq, isUnderWay: (one) => underWay.includes(one) },
    "https://app/",
  );
}

test("answers find their calls, in whatever order they come", async () => {
  const calls = makeCalls();
  const [first, second] = [calls.call(1, "a", []), calls.call(1, "b", [])];
  calls.answer({ type: "answered", call: 2, result: "second" });
  calls.answer({ type: "answered", call: 1 });
  expect(await Promise.all([first, second])).toEqual([null, "second"]);
});

afterEach(() => vi.unstubAllGlobals());

test("a large answer is fetched, however often the connection is lost", async () => {
  const calls = makeCalls();
  const fetched = vi
    .fn<typeof fetch>()
    .mockRejectedValueOnce(new TypeError("Failed to fetch"))
    .mockResolvedValueOnce(Response.json([1, 2]))
    .mockResolvedValueOnce(new Response("", { status: 404 }));
  vi.stubGlobal("fetch", fetched);
  const [first, second] = [calls.call(1, "a", []), calls.call(1, "b", [])];
  calls.answer({ type: "answered", call: 1, url: "hiroba/files/id/answer-1.json" });
  expect(await first).toEqual([1, 2]);
  expect(fetched).toHaveBeenCalledWith("https://app/hiroba/files/id/answer-1.json");
  calls.answer({ type: "answered", call: 2, url: "hiroba/files/id/answer-2.json" });
  await expect(second).rejects.toThrow("The connection was lost");
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
