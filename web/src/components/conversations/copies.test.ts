import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { FileData } from "../../wire/values";
import { ConversationCopies, type KeptFiles, type Shelves } from "./copies";

const file = (path: string): FileData => ({ path, orig_name: path, size: 7, meta: { _type: "gradio.FileData" } });
const change = (id: string, files: Record<string, FileData>) => ({ id, is: { id }, files });

/** A table as long as the test. */
class Table implements Shelves {
  readonly rows = new Map<string, KeptFiles>();
  all = () => Promise.resolve([...this.rows.values()]);
  find = (id: string) => Promise.resolve(this.rows.get(id));
  put = (row: Omit<KeptFiles, "owner">) => Promise.resolve(void this.rows.set(row.id, { ...row, owner: "me" }));
  delete = (id: string) => Promise.resolve(void this.rows.delete(id));
}

/** Names of files that the server has. */
let there: string[];

beforeEach(() => {
  there = ["red", "blue"];
  vi.stubGlobal("fetch", (address: string) => {
    const isThere = there.some((name) => address.endsWith(name));
    return Promise.resolve(new Response(isThere ? "content" : "", { status: isThere ? 200 : 404 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function setup() {
  const table = new Table();
  return { table, copies: new ConversationCopies(new FakeHost().make("conversations", {}), "me", table) };
}

it("copies what came into a conversation, once, and sends nothing that the server still has", async () => {
  const { table, copies } = setup();
  await copies.keep([change("a", { r: file("red") })]);
  await copies.keep([change("a", { r: file("again"), b: file("blue") })]);

  expect(Object.keys(table.rows.get("a")!.copies)).toEqual(["r", "b"]);
  expect(await copies.sendBack("a")).toEqual(["red", "blue"]);
});

it("sends the copies of what the server has no more, and remembers where they are then", async () => {
  const { copies } = setup();
  await copies.keep([change("a", { r: file("red"), b: file("blue") })]);
  there = ["blue"];
  expect(await copies.sendBack("a")).toEqual(["uploaded/red", "blue"]);
  there = ["uploaded/red", "blue"];
  expect(await copies.sendBack("a")).toEqual(["uploaded/red", "blue"]);
});

it("forgets the files of a conversation with it, and those of no other one", async () => {
  const { table, copies } = setup();
  await copies.keep(["a", "b", "c"].map((id) => change(id, { r: file("red") })));
  await copies.keep([{ id: "a", files: {} }]);
  await copies.keepOnly(["b"]);

  expect([...table.rows.keys()]).toEqual(["b"]);
  expect(await copies.sendBack("a")).toEqual([]);
});

it("goes on without copies where the browser keeps none", async () => {
  const { table, copies } = setup();
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  table.find = () => Promise.reject(new Error("forbidden"));
  await copies.keep([change("a", { r: file("red") })]);

  expect(await copies.sendBack("a")).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(2);
});
