import { expect, it } from "vitest";

import type { Json } from "../../wire/values";
import { textOf } from "./textOf";

const PICTURE = { path: "a.png", meta: { _type: "gradio.FileData" } };

it.each<[string, Json, string]>([
  ["nothing", null, ""],
  ["a text", "Hello", "Hello"],
  ["a choice", true, "Yes"],
  ["choices", ["a", "b"], "a, b"],
  ["messages", [{ role: "user", content: [{ type: "text", text: "Hi" }] }], "user: Hi"],
  [
    "a table",
    {
      headers: ["x", "y"],
      data: [
        [1, 2],
        [3, 4],
      ],
    },
    "1, 2\n3, 4",
  ],
  ["classes", { label: "cat", confidences: [{ label: "cat", confidence: 0.7 }] }, "cat"],
  [
    "marked words",
    [
      { token: "The", class_or_confidence: null },
      { token: "cat", class_or_confidence: "noun" },
    ],
    "The\ncat",
  ],
  ["pictures with captions", [{ image: PICTURE, caption: "One" }], "One"],
  ["a drawing", { background: PICTURE, layers: [], composite: PICTURE }, ""],
  ["anything else", { a: 1, b: null, c: { d: "e" } }, "a: 1, c: d: e"],
])("tells %s in words", (_, value, words) => {
  expect(textOf(value)).toBe(words);
});

it("cuts what is longer than anyone looks at", () => {
  expect(textOf("x".repeat(10_000))).toHaveLength(600);
});
