import { afterEach, expect, it, vi } from "vitest";

import { FakeHost } from "./fake-host";
import type { FileData, Json } from "../wire/values";
import { broughtBack, copied, filesIn } from "./files";

const meta = { _type: "gradio.FileData" };
const file = (path: string, more: Partial<FileData> = {}): FileData => ({ path, orig_name: path, meta, ...more });
const addressOf = ({ path }: FileData) => new URL(`/files/${path}`, location.href).href;

afterEach(() => vi.unstubAllGlobals());

it("finds files however deep, and nothing that only looks like one", () => {
  const value = [{ image: file("a"), caption: null }, { path: "b" }, [file("c")]] as unknown as Json;
  expect(filesIn(value).map(({ path }) => path)).toEqual(["a", "c"]);
});

it("copies what is there and small, from this server alone", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(address.endsWith("gone") ? new Response("", { status: 404 }) : new Response("content"));
  });
  const files = [file("a"), file("a"), file("gone"), file("large", { size: 1e9 }), file("live", { is_stream: true })];
  const elsewhere = file("far");
  const address = (one: FileData) => (one === elsewhere ? "https://elsewhere.example/far" : addressOf(one));
  const copies = await copied([...files, elsewhere], address, { file: 1e6, all: 1e7 });

  expect(Object.keys(copies)).toEqual(["a"]);
  expect(asked).toEqual([addressOf(file("a")), addressOf(file("gone"))]);
});

it("brings copies back to the server, each once, and leaves the rest as it is", async () => {
  const node = new FakeHost().make("gallery", {});
  const value = [{ image: file("a") }, { image: file("a") }, { image: file("lost") }] as unknown as Json;
  const back = await broughtBack(value, { a: new Blob(["content"]) }, node);

  expect(filesIn(back).map(({ path }) => path)).toEqual(["uploaded/a", "uploaded/a", "lost"]);
});
