import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Radio from "./radio.svelte";
import type { RadioProps } from "./types";

function setup(label: string): void {
  render(Radio, { node: new FakeHost().make<RadioProps>("radio", { label, choices: [], interactive: true }) });
}

describe("a radio without choices", () => {
  it("says so below its label", () => {
    setup("Chats");
    expect(screen.getByText("Nothing here yet")).toBeTruthy();
  });

  it("is an empty place without a label", () => {
    setup("");
    expect(screen.queryByText("Nothing here yet")).toBeNull();
  });
});
