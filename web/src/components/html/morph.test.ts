import { expect, test } from "vitest";

import { morph } from "./morph";

function make(markup: string): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = markup;
  return element;
}

test.each([
  ["<p>a</p>", "<p>b</p><p>c</p>"],
  ["<p>a</p>text<b>c</b>", "<i>a</i>"],
  ['<p class="a" id="b">x</p>', '<p class="c">x</p>'],
  ["<!--one-->a", "b<!--two-->"],
  ["", "<ul><li>1</li></ul>"],
])("%s becomes %s", (before, after) => {
  const element = make(before);
  morph(element, after);
  expect(element.innerHTML).toBe(after);
});

test("elements that stay keep what is in them", () => {
  const element = make('<label>Name <input value="a"></label><p>old</p>');
  const input = element.querySelector("input")!;
  input.value = "typed";
  morph(element, '<label>Name <input value="a"></label><p>new</p>');
  expect(element.querySelector("input")).toBe(input);
  expect(input.value).toBe("typed");
});

test("a field takes a value that the markup changes", () => {
  const element = make('<input value="a">');
  const input = element.querySelector("input")!;
  input.value = "typed";
  morph(element, '<input value="b">');
  expect(input.value).toBe("b");
});
