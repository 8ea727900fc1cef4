import { beforeAll, expect, test } from "vitest";

import { fill, loadBlocks, needsBlocks } from "./template";

beforeAll(loadBlocks);

test("expressions are evaluated, and their results are markup", () => {
  expect(fill("<b>${value}</b> ${size * 2}", { value: "<i>x</i>", size: 2 })).toBe("<b><i>x</i></b> 4");
});

test("blocks repeat and choose, and braces put text in", () => {
  const template = "{{#each value}}<li>{{this}}</li>{{/each}}{{#if open}}open{{else}}shut{{/if}} ${value.length}";
  expect(fill(template, { value: ["a", "<b>"], open: false })).toBe("<li>a</li><li>&lt;b&gt;</li>shut 2");
});

test.each(["${window.hacked = 1}", "`${window.hacked = 1}`", "\\${window.hacked = 1}", "$"])(
  "what braces put in is never code: %s",
  (value) => {
    expect(fill("{{{value}}}{window.hacked = 1}", { value })).toBe(`${value}{window.hacked = 1}`);
    expect(fill("{{#each value}}{{{@key}}}{{/each}}", { value: { [value]: 1 } })).toBe(value);
    expect("hacked" in window).toBe(false);
  },
);

test("names that cannot be parameters are left out", () => {
  expect(fill("${value}", { value: 1, class: 2, "a-b": 3, "x){": 4 })).toBe("1");
});

test("an expression that fails throws", () => {
  expect(() => fill("${missing.name}", {})).toThrow("missing");
});

test("only braces ask for the library", () => {
  expect(needsBlocks("${value}")).toBe(false);
});
