import { expect, it } from "vitest";

import type { Json } from "../../wire/values";
import { RemoteTable } from "./remote.svelte";
import type { Query } from "./types";

const FILE = { path: "table", meta: { _type: "gradio.FileData" } };
const PLAIN: Query = { sort: [], filters: [], search: "" };
const ROWS = 100_000;

/** A server with a table whose rows hold their keys; a search shows it from the end. */
class Server {
  readonly asked: string[] = [];
  isForgetful = false;
  #isTurned = false;

  async call(name: string, ...[, ...args]: Json[]): Promise<Json> {
    this.asked.push(name);
    if (name === "open_view") this.#isTurned = (args[1] as unknown as Query).search !== "";
    if (name === "read_view" && this.isForgetful) return null;
    const [start, count] = args.slice(-2) as [number, number];
    const keys = Array.from({ length: Math.min(count, ROWS - start) }, (_, i) =>
      this.#isTurned ? ROWS - 1 - start - i : start + i,
    );
    return { view: "v", count: ROWS, start, keys, data: keys.map((key) => [key]) };
  }
}

function table(): { server: Server; remote: RemoteTable } {
  const server = new Server();
  const data = Array.from({ length: 50 }, (_, i) => [i]);
  return { server, remote: new RemoteTable(server, { headers: ["a"], data, row_count: ROWS, file: FILE }) };
}

it("shows the first rows without asking", async () => {
  const { server, remote } = table();
  await remote.load(0, 40);
  expect([remote.count, remote.keyAt(3), server.asked]).toEqual([ROWS, 3, []]);
});

it("fetches any row, once", async () => {
  const { server, remote } = table();
  await Promise.all([remote.load(90_000, 90_040), remote.load(90_010, 90_020)]);
  await remote.load(90_000, 90_040);
  expect([remote.keyAt(90_020), remote.spot(90_020)?.rows.data[20]]).toEqual([90_020, [90_020]]);
  expect(server.asked).toEqual(["open_view"]);
});

it("opens its view again when the server has left it", async () => {
  const { server, remote } = table();
  await remote.load(500, 501);
  server.isForgetful = true;
  await remote.load(9_000, 9_001);
  expect([remote.keyAt(9_000), server.asked.at(-1)]).toEqual([9_000, "open_view"]);
});

it("shows rows in another order, and forgets where they were", async () => {
  const { remote } = table();
  await remote.open([], { ...PLAIN, search: "x" });
  expect([remote.keyAt(0), remote.spot(0)]).toEqual([ROWS - 1, undefined]);
});

it("keeps no more rows than a long scroll needs", async () => {
  const { remote } = table();
  for (let row = 0; row < ROWS; row += 1_000) await remote.load(row, row + 999);
  expect([remote.keyAt(0), remote.keyAt(ROWS - 1)]).toEqual([-1, ROWS - 1]);
});
