import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Checkbox from "./checkbox.svelte";
import type { CheckboxProps } from "./types";

it("tells whether it was picked on or off", async () => {
  const host = new FakeHost();
  render(Checkbox, { node: host.make<CheckboxProps>("checkbox", { label: "Salt", value: true, interactive: true }) });
  await fireEvent.click(screen.getByRole("checkbox", { name: "Salt" }));
  expect(host.told.find((one) => one.event === "select")?.data).toEqual({ index: 0, value: false, selected: false });
});
