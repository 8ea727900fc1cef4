import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { BindingDescription } from "../../wire/messages";
import type { Tree } from "../tree.svelte";
import { RunWatch, type Unowned } from "./watch";

/** A page with a name, a secret, a button that fills a text, and what follows it. */
function setup() {
  const host = new FakeHost();
  const name = host.make("textbox", { label: "Name", value: "Ada" });
  const secret = host.make("textbox", { label: "Key", value: "1234", type: "password" });
  const count = host.make("state", { value: 3 });
  const button = host.make("button", { value: "Greet" });
  const text = host.make("textbox", { label: "Greeting", value: "" });
  const after = host.make("textbox", { label: "After", value: "" });
  const nodes = new Map([name, secret, count, button, text, after].map((node) => [node.id, node]));
  const greet: BindingDescription = {
    id: 1,
    targets: [[button.id, "click"]],
    inputs: [name.id, secret.id, count.id],
    outputs: [text.id],
  };
  const type: BindingDescription = { id: 2, targets: [[name.id, "input"]], inputs: [name.id], outputs: [text.id] };
  const then: BindingDescription = { id: 3, targets: [[null, "then"]], outputs: [after.id] };
  const bindings = new Map([greet, type, then].map((binding) => [binding.id, binding]));
  const kept: Unowned[] = [];
  const watch = new RunWatch(
    nodes as unknown as Tree,
    (id) => bindings.get(id),
    "second",
    (run) => kept.push(run),
  );
  /** Let a binding run to its end. */
  function run(binding: BindingDescription, job: string, fill: () => void = () => undefined, isAsked = true): void {
    if (isAsked) watch.take(binding, ["Ada", "1234", 3]);
    watch.take({ type: "queued", job, binding: binding.id });
    fill();
    watch.take({ type: "updated", job, updates: [] });
    watch.take({ type: "finished", job, outcome: "done", duration_s: 2 });
  }
  return { watch, run, kept, greet, type, then, text, after };
}

it("keeps what was pressed, with what went in and came out, and no secret", () => {
  const { run, kept, greet, text } = setup();
  run(greet, "a", () => text.set({ value: "Hello Ada" }));

  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ name: "Greet", route: "second", outcome: "done", durationS: 2 });
  expect(kept[0]!.inputs.map(({ label, value }) => [label, value])).toEqual([["Name", "Ada"]]);
  expect(kept[0]!.outputs.map(({ label, value }) => [label, value])).toEqual([["Greeting", "Hello Ada"]]);
});

it("keeps nothing of what runs at every letter, or at other screens", () => {
  const { run, kept, greet, type } = setup();
  run(type, "a");
  run(greet, "b", undefined, false);

  expect(kept).toEqual([]);
});

it("adds what follows a run to it", () => {
  const { run, kept, greet, then, text, after } = setup();
  run(greet, "a", () => text.set({ value: "Hello Ada" }));
  run(then, "b", () => after.set({ value: "Bye" }), false);

  expect(kept[1]!.id).toBe(kept[0]!.id);
  expect(kept[1]!.outputs.map(({ value }) => value)).toEqual(["Hello Ada", "Bye"]);
  expect(kept[1]!.durationS).toBe(4);
});

it("keeps why a run failed, and nothing that was there before it", () => {
  const { watch, kept, greet, text } = setup();
  text.set({ value: "of an earlier run" });
  watch.take(greet, ["Ada", "1234", 3]);
  watch.take({ type: "queued", job: "a", binding: 1 });
  watch.take({ type: "finished", job: "a", outcome: "failed", duration_s: 1, error: { message: "No" } });

  expect(kept[0]).toMatchObject({ outcome: "failed", message: "No", outputs: [] });
});

it("keeps what a value was, not what it becomes", () => {
  const { watch, run, kept, greet, text } = setup();
  run(greet, "a", () => text.set({ value: "first" }));
  text.set({ value: "second" });
  watch.take({ type: "finished", job: "a", outcome: "done", duration_s: 9 });

  expect(kept.map(({ outputs }) => outputs[0]?.value)).toEqual(["first"]);
});
