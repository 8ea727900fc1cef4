import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Bare from "./component.svelte";

test("what nothing can show is named in its place", () => {
  const node = new FakeHost().make("component", { label: "Drawing", class_name: "Canvas" });
  render(Bare, { node: node as never });
  expect(screen.getByText("This page has nothing to show Canvas with.")).toBeTruthy();
});
