import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Node } from "../../lib/node.svelte";
import type { StepProps } from "../step";
import type { WalkthroughProps } from "./types";
import Example from "./walkthrough-example.svelte";

let host: FakeHost;
let node: Node<WalkthroughProps>;
let pack: Node<StepProps>;
let road: Node<StepProps>;

beforeEach(() => {
  host = new FakeHost();
  pack = host.make<StepProps>("step", { label: "Pack", id: 1 });
  road = host.make<StepProps>("step", { label: "Travel", id: 2 });
  const rest = host.make<StepProps>("step", { label: "Rest", id: 3, interactive: false });
  node = host.make<WalkthroughProps>("walkthrough", { selected: 1 }, [pack, road, rest] as unknown as Node[]);
  render(Example, { node });
});

const step = (name: string) => screen.getByRole("button", { name: new RegExp(name) });
const open = () =>
  screen
    .getAllByRole("button")
    .find((one) => one.getAttribute("aria-current") === "step")
    ?.querySelector("._name")?.textContent;

describe("walkthrough", () => {
  it("opens with the selected step and builds no other", () => {
    expect(open()).toBe("Pack");
    expect(screen.getByText("Content of Pack")).toBeTruthy();
    expect(screen.queryByText("Content of Travel")).toBeNull();
    expect(host.told).toEqual([{ node: pack, event: "select", data: { index: 0, value: "Pack" } }]);
  });

  it("goes where the server leads, and marks what lies behind", async () => {
    node.props = { ...node.props, selected: 2 };
    await tick();
    expect(open()).toBe("Travel");
    expect(step("Pack").textContent).toContain("done");
    expect(host.eventsOf(node)).toEqual(["change"]);
    expect(host.eventsOf(road)).toEqual(["select"]);
  });

  it("tells the place and name of the step that the visitor opens", async () => {
    await fireEvent.click(step("Travel"));
    expect(open()).toBe("Travel");
    expect(host.eventsOf(node)).toEqual(["select", "change"]);
    expect(host.told[1]?.data).toEqual({ index: 1, value: "Travel", id: 2, component_id: road.id });
  });

  it("lets functions alone open a step that is not interactive", async () => {
    expect((step("Rest") as HTMLButtonElement).disabled).toBe(true);
    node.props = { ...node.props, selected: 3 };
    await tick();
    expect(open()).toBe("Rest");
  });

  it("shows what stands among its steps and is none below the line, and counts it as none", () => {
    const note = host.make("markdown", { label: "Note" });
    render(Example, {
      node: host.make<WalkthroughProps>("walkthrough", { selected: 1 }, [note, road] as unknown as Node[]),
    });
    expect(screen.queryByRole("button", { name: /Note/ })).toBeNull();
    expect(screen.getByText("Content of Note")).toBeTruthy();
  });

  it.each([
    [700, true],
    [600, false],
  ])("sets names that the line would cut below their marks", async (needed, isStacked) => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(needed);
    cleanup();
    render(Example, { node });
    await tick();
    await tick();
    expect(document.querySelector("._line")?.classList.contains("_stacked")).toBe(isStacked);
    vi.restoreAllMocks();
  });
});
