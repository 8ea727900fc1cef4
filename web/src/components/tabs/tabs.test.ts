import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Node } from "../../lib/node.svelte";
import type { TabProps } from "../tab/types";
import Example from "./tabs-example.svelte";
import type { TabsProps } from "./types";

let host: FakeHost;
let node: Node<TabsProps>;
let sea: Node<TabProps>;
let land: Node<TabProps>;

beforeEach(() => {
  host = new FakeHost();
  sea = host.make<TabProps>("tab", { label: "Sea", id: "sea" });
  land = host.make<TabProps>("tab", { label: "Land" });
  const sky = host.make<TabProps>("tab", { label: "Sky", id: "sky", interactive: false });
  node = host.make<TabsProps>("tabs", {}, [sea, land, sky] as unknown as Node[]);
  render(Example, { node });
});

const tab = (name: string) => screen.getByRole("tab", { name });
const open = () => screen.getByRole("tab", { selected: true }).textContent?.trim();

describe("tabs", () => {
  it("leave their names to the fields that are called the same", () => {
    expect(screen.queryByLabelText("Sea")).toBeNull();
  });

  it("open with the first one and build no other", () => {
    expect(open()).toBe("Sea");
    expect(screen.getByText("Content of Sea")).toBeTruthy();
    expect(screen.queryByText("Content of Land")).toBeNull();
    expect(host.told).toEqual([{ node: sea, event: "select", data: { index: 0, value: "Sea" } }]);
  });

  it("tell the place and name of the tab that the visitor opens", async () => {
    await fireEvent.click(tab("Land"));
    expect(open()).toBe("Land");
    expect(host.eventsOf(node)).toEqual(["select", "change"]);
    expect(host.told.find((one) => (one.node as object) === land)?.data).toEqual({
      index: 1,
      value: "Land",
    });
  });

  it("keep a panel that was shown", async () => {
    await fireEvent.click(tab("Land"));
    await fireEvent.click(tab("Sea"));
    expect(screen.getByText("Content of Land")).toBeTruthy();
  });

  it("open the one that the server names, by its id or its place", async () => {
    node.props = { ...node.props, selected: 1 };
    await tick();
    expect(open()).toBe("Land");
    node.props = { ...node.props, selected: "sea" };
    await tick();
    expect(open()).toBe("Sea");
  });

  it("are walked with the arrow keys, past those that cannot be opened", async () => {
    await fireEvent.keyDown(tab("Sea"), { key: "ArrowRight" });
    expect(open()).toBe("Land");
    await fireEvent.keyDown(tab("Land"), { key: "ArrowRight" });
    expect(open()).toBe("Sea");
    await fireEvent.keyDown(tab("Sea"), { key: "End" });
    expect(open()).toBe("Land");
  });

  it("open another one when the open one goes", async () => {
    sea.props = { ...sea.props, visible: false };
    await tick();
    expect(open()).toBe("Land");
    expect(screen.queryByRole("tab", { name: "Sea" })).toBeNull();
  });

  it("show what stands among them and is none below the bar, whichever is open", async () => {
    const note = host.make("markdown", { label: "Note" });
    render(Example, { node: host.make<TabsProps>("tabs", {}, [note, sea, land] as unknown as Node[]) });
    expect(screen.queryByRole("tab", { name: "Note" })).toBeNull();
    expect(screen.getByText("Content of Note")).toBeTruthy();
    expect(screen.getAllByRole("tab", { selected: true }).map((one) => one.textContent?.trim())).toEqual([
      "Sea",
      "Sea",
    ]);
  });

  it("disable what is not interactive", async () => {
    await fireEvent.click(tab("Sky"));
    expect((tab("Sky") as HTMLButtonElement).disabled).toBe(true);
    expect(open()).toBe("Sea");
  });
});
