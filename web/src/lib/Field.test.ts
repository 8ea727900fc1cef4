import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "./fake-host";
import Example from "./Field-example.svelte";
import type { Node } from "./node.svelte";

function make(props: Record<string, unknown> = {}): Node {
  const node = new FakeHost().make("textbox", { label: "Result", ...props }) as unknown as Node;
  render(Example, { node });
  return node;
}

describe("a field", () => {
  it("names its input", () => {
    make();
    expect(screen.getByLabelText("Result").tagName).toBe("INPUT");
  });

  it.each([
    ["is not to be shown", { show_label: false }],
    ["has no container", { container: false }],
  ])("names its input for screen readers when the label %s", (_name, props) => {
    make(props);
    expect(screen.getByLabelText("Result").tagName).toBe("INPUT");
    expect(screen.getByText("Result").closest("label")?.classList).toContain("_unseen");
  });

  it("names its input by the component where the author gave no name", () => {
    make({ label: undefined });
    expect(screen.getByText("Textbox").closest("label")?.classList).toContain("_label");
    expect(screen.getByLabelText("Textbox").tagName).toBe("INPUT");
  });

  it("names a component of a kind that not every page has, once such kinds are there", async () => {
    await import("./loaders");
    expect(new FakeHost().make("colorpicker", {}).label).toBe("Color Picker");
  });

  it("keeps that name for screen readers where the author wants none to be seen", () => {
    make({ label: "" });
    expect(screen.getByText("Textbox").closest("label")?.classList).toContain("_unseen");
    expect(screen.getByLabelText("Textbox").tagName).toBe("INPUT");
  });

  it("says what a validator found", async () => {
    const node = make();
    node.problem = "Too short";
    await tick();
    expect(screen.getByRole("alert").textContent).toBe("Too short");
  });

  it("tells how long a run took, if it was worth a word", async () => {
    const node = make();
    node.status = { phase: "done", show: "full", durationS: 0.2 };
    await tick();
    expect(screen.queryByText("0.2 s")).toBeNull();
    node.status = { phase: "done", show: "full", durationS: 3.14 };
    await tick();
    expect(await screen.findByText("3.1 s")).toBeTruthy();
  });

  it("tells of a result that was kept from before, however short the run was", async () => {
    const node = make();
    node.status = { phase: "done", show: "full", durationS: 0, usedCache: "full" };
    expect((await screen.findByText(/From the cache/)).textContent).toContain("0");
  });

  it("says when its inputs have changed since", async () => {
    const node = make();
    node.isStale = true;
    expect(await screen.findByText("Inputs have changed")).toBeTruthy();
  });

  it("says nothing of its inputs while a new run reads them, and again where that was cancelled", async () => {
    const node = make();
    node.isStale = true;
    await screen.findByText("Inputs have changed");
    node.status = { phase: "waiting", show: "full" };
    await tick();
    expect(screen.queryByText("Inputs have changed")).toBeNull();
    node.status = { phase: "idle", show: "full" };
    expect(await screen.findByText("Inputs have changed")).toBeTruthy();
  });

  it("is busy while a job fills it, and keeps what it shows", async () => {
    const node = make();
    node.status = { phase: "running", show: "full" };
    await tick();
    expect(screen.getByLabelText("Result").closest("[aria-busy]")).toBeTruthy();
  });
});
