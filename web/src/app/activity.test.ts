import { expect, it } from "vitest";

import { FakeHost } from "../lib/fake-host";
import type { BindingDescription } from "../wire/messages";
import { Activity, type ActivityHost } from "./activity";

/** An activity of one button that fills one text. */
function setup() {
  const host = new FakeHost();
  const [button, output] = [host.make("button", {}), host.make("textbox", {})];
  const nodes = new Map([button, output].map((node) => [node.id, node]));
  const binding = { id: 1, targets: [[button.id, "click"]], outputs: [output.id] } as unknown as BindingDescription;
  const activity = new Activity({
    tree: Object.assign(nodes, { nodes }),
    dispatch: { binding: () => binding, bindings: [], listeners: () => [] },
    cancel: () => undefined,
  } as unknown as ActivityHost);
  activity.handle({ type: "queued", job: "a", binding: 1 });
  activity.handle({ type: "started", job: "a" });
  return { button, output, activity };
}

it("ends what was running where the server has begun anew, for its button too", () => {
  const { button, output, activity } = setup();
  expect([button.isBusy, output.status.phase]).toEqual([true, "running"]);

  activity.restore([]);
  expect([button.isBusy, output.status.phase]).toEqual([false, "idle"]);
});

it("tells what a run filled that its result was kept from before", () => {
  const { output, activity } = setup();

  activity.handle({ type: "finished", job: "a", outcome: "done", duration_s: 0, used_cache: "partial" });
  expect(output.status).toMatchObject({ phase: "done", usedCache: "partial" });
});
