import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Dataframe from "./dataframe.svelte";
import type { DataframeProps } from "./types";

function drop(name: string, text: string, props: DataframeProps = {}) {
  const host = new FakeHost();
  const value = { headers: ["old"], data: [["x"], ["y"]] };
  const node = host.make<DataframeProps>("dataframe", { value, interactive: true, ...props });
  render(Dataframe, { node });
  void fireEvent.drop(screen.getByRole("grid"), { dataTransfer: { files: [new File([text], name)] } });
  return { host, node };
}

it.each([
  ["rain.csv", 'town,mm\n"Ulm, south",3\nBonn,\n'],
  ["rain.TSV", "town\tmm\nUlm, south\t3\nBonn\t\n"],
])("shows the rows of %s, and its numbers as such", async (name, text) => {
  const { host, node } = drop(name, text);
  await vi.waitFor(() =>
    expect(node.props.value).toEqual({
      headers: ["town", "mm"],
      data: [
        ["Ulm, south", 3],
        ["Bonn", null],
      ],
    }),
  );
  expect(host.eventsOf(node)).toEqual(["input"]);
});

it("keeps to the size that the author chose", async () => {
  const { node } = drop("two.csv", "a,b\n1,2\n3,4\n5,6\n", { row_limits: [2, 2], column_limits: [1, 1] });
  await vi.waitFor(() => expect(node.props.value?.data).toEqual([["1"], ["3"]]));
  expect(node.props.value?.headers).toEqual(["old"]);
});
