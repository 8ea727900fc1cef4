import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import Editor from "./Editor.svelte";

function setup(text: string) {
  const onfinish = vi.fn();
  render(Editor, { edit: { text }, kind: "str", label: "fruit", onfinish, onleave: vi.fn() });
  return { onfinish, field: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "fruit" }) };
}

it.each([{ shiftKey: true }, { altKey: true }])("breaks the line at the caret with Enter and %o", async (held) => {
  const { onfinish, field } = setup("redapple");
  field.setSelectionRange(3, 3);
  await fireEvent.keyDown(field, { key: "Enter", ...held });
  expect(onfinish).not.toHaveBeenCalled();
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(onfinish.mock.calls).toEqual([["red\napple", "down"]]);
});
