import { expect, test } from "vitest";

import { decode, encode } from "./binary";
import { Model } from "./model";
import { inTurn } from "./module";

function make() {
  const saved: unknown[] = [];
  const find = (): Promise<never> => Promise.reject(new Error("There is no other"));
  const model = new Model(
    { value: 1, name: "a" },
    { save: (changes) => saved.push(changes), send: () => undefined, find },
  );
  return { model, saved };
}

test("what is set is told at once, and saved together", () => {
  const { model, saved } = make();
  const told: unknown[] = [];
  model.on("change:value change", () => told.push(model.get("value")));
  model.set("value", 2);
  model.set({ name: "b" });
  expect([told, saved]).toEqual([[2, 2, 2], []]);
  model.save_changes();
  model.save_changes();
  expect(saved).toEqual([{ value: 2, name: "b" }]);
});

test("listeners go one by one, by name, and all", () => {
  const { model } = make();
  const told: string[] = [];
  const first = (): number => told.push("first");
  model.on("change:value", first);
  model.on("change:value", () => told.push("second"));
  model.on("change:name", () => told.push("name"));
  model.off("change:value", first);
  model.set("value", 2);
  model.off("change:value");
  model.set({ value: 3, name: "b" });
  model.off();
  model.set({ value: 4, name: "c" });
  expect(told).toEqual(["second", "name"]);
});

test("bytes go and come back wherever they stand", () => {
  const wired = encode({ a: [new Uint8Array([1, 2]), "x"], b: new Uint8Array([7, 8, 9]).subarray(1) });
  expect(wired).toEqual({ a: [{ $bytes: "AQI=" }, "x"], b: { $bytes: "CAk=" } });
  const { a, b } = decode(wired) as { a: [DataView, string]; b: DataView };
  expect([a[0].getUint8(1), a[1], b.getUint8(0)]).toEqual([2, "x", 8]);
});

test("each asks when the one before has its answer, whatever that is", async () => {
  const told: string[] = [];
  const first = inTurn(() => Promise.reject(new Error("no")));
  const second = inTurn(() => Promise.resolve().then(() => told.push("second")));
  const third = inTurn(() => Promise.resolve(told.push("third")));
  await expect(first).rejects.toThrow("no");
  await Promise.all([second, third]);
  expect(told).toEqual(["second", "third"]);
});
