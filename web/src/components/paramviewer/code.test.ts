import { expect, it } from "vitest";

import { anchorOf, codeHtml } from "./code";

it("turns names into links and leaves no tag of its text", () => {
  expect(codeHtml("Size | <b>", "none", ["Size"])).toBe('<a href="#h-size">Size</a> | &lt;b&gt;');
});

it("leaves names within other names alone", () => {
  expect(codeHtml("Sizes", "none", ["Size"])).toBe("Sizes");
});

it.each([
  [true, "param-max-size"],
  ["image", "param-image-max-size"],
])("makes addresses of names (%s)", (links, expected) => {
  expect(anchorOf("Max_Size", links)).toBe(expected);
});
