import { afterEach, expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Notice } from "../../wire/messages";
import { followRefused } from "./refused";

afterEach(() => document.body.replaceChildren());

const nothing = new Map();

/** A page with three fields, of which the last two were refused. */
function refuse(focused: string): string | undefined {
  document.body.innerHTML = [1, 2, 3].map((id) => `<div data-node="${id}"><input name="${id}" /></div>`).join("");
  document.body.innerHTML += `<button id="send">Send</button>`;
  vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
  document.querySelector<HTMLElement>(focused)?.focus();
  const error = { message: "", fields: { 3: "Too long", 2: "Too short" } };
  followRefused(nothing, { type: "finished", job: "a", outcome: "failed", error } as Notice);
  return (document.activeElement as HTMLInputElement | null)?.name;
}

it("goes to the first field that was refused", () => {
  expect(refuse("#send")).toBe("2");
});

it("leaves those where they are who write", () => {
  expect(refuse("[name='1']")).toBe("1");
});

it("takes away what a field told of a value, once a function has set another", () => {
  const node = new FakeHost().make("textbox", {});
  node.problem = "Too short";
  const tree = new Map([[node.id, node]]);
  followRefused(tree, { type: "updated", job: "a", updates: [[node.id, [["replace", ["label"], "Name"]]]] });
  expect(node.problem).toBe("Too short");
  followRefused(tree, { type: "updated", job: "a", updates: [[node.id, [["replace", ["value"], null]]]] });
  expect(node.problem).toBeNull();
});
