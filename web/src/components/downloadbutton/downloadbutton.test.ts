import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Status } from "../../lib/node.svelte";
import DownloadButton from "./downloadbutton.svelte";
import type { DownloadButtonProps } from "./types";

const FILE = { path: "token/sum.csv", orig_name: "sum.csv", meta: { _type: "gradio.FileData" } } as const;

function setup(props: DownloadButtonProps = {}) {
  const host = new FakeHost();
  const node = host.make<DownloadButtonProps>("downloadbutton", { label: "Save", ...props });
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  render(DownloadButton, { node });
  return { node, saved, press: () => screen.getByRole("button", { name: "Save" }).click() };
}

it("saves its file when it is pressed", () => {
  const { saved, press } = setup({ value: { ...FILE } });

  press();

  expect(saved).toEqual(["sum.csv"]);
});

it("saves the file that its press makes, once it is there", async () => {
  const { node, saved, press } = setup();

  press();
  await tick();
  node.props = { ...node.props, value: { ...FILE } };
  await tick();
  node.props = { ...node.props, value: { ...FILE, orig_name: "later.csv" } };
  await tick();

  expect(saved).toEqual(["sum.csv"]);
});

it("saves nothing by itself after its press failed", async () => {
  const { node, saved, press } = setup();

  press();
  node.status = { phase: "failed", show: "full" } as Status;
  await tick();
  node.props = { ...node.props, value: { ...FILE } };
  await tick();

  expect(saved).toEqual([]);
});
