import { render, screen } from "@testing-library/svelte";
import Upload from "@lucide/svelte/icons/upload";
import { expect, it } from "vitest";

import { FakeHost } from "./fake-host";
import FileButton from "./FileButton.svelte";

function show(props: Record<string, unknown>): HTMLElement {
  const node = new FakeHost().make("uploadbutton", props);
  render(FileButton, { node, text: "Send", icon: Upload, onclick: () => undefined });
  return screen.getByRole("button", { name: "Send" });
}

it("shows the picture of the author", () => {
  const button = show({ icon: { path: "token/a.png" } });

  expect(button.querySelector("img")?.getAttribute("src")).toBe("file/token/a.png");
});

it("bears the names by which the CSS of programs knows buttons", () => {
  const button = show({ variant: "stop", size: "sm", elem_classes: ["mine"] });

  expect([...button.classList]).toEqual(expect.arrayContaining(["stop", "sm", "mine"]));
});

it("is secondary and large unless it says otherwise", () => {
  expect([...show({}).classList]).toEqual(expect.arrayContaining(["secondary", "lg"]));
});
