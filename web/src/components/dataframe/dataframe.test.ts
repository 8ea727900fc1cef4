import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Dataframe from "./dataframe.svelte";
import type { DataframeProps } from "./types";

it("keeps the rows that were found of a table that is only read, and brings the others back", async () => {
  const host = new FakeHost();
  const value = { headers: ["town"], data: [["Ulm"], ["Bonn"]] };
  const node = host.make<DataframeProps>("dataframe", { value, interactive: false, show_search: "filter" });
  render(Dataframe, { node });

  await fireEvent.input(screen.getByLabelText("Search the table"), { target: { value: "on" } });
  await fireEvent.click(screen.getByRole("button", { name: "Keep these rows" }));
  expect(node.props.value?.data).toEqual([["Bonn"]]);
  expect(host.eventsOf(node)).toEqual(["input"]);
  await fireEvent.keyDown(screen.getByRole("grid"), { key: "z", ctrlKey: true });
  expect(node.props.value?.data).toEqual([["Ulm"], ["Bonn"]]);
});
