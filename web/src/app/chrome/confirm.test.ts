import { describe, expect, it } from "vitest";

import { parts } from "./confirm";

describe("a question", () => {
  it.each([
    ["Delete this file? It cannot be undone.", "Delete this file?", "It cannot be undone."],
    ["Really delete?", "Really delete?", ""],
    ["削除しますか？ 元に戻せません。", "削除しますか？", "元に戻せません。"],
    ["Send v1.2 to all", "Send v1.2 to all", ""],
  ])("%s has a heading and more", (question, title, text) => {
    expect(parts(question)).toEqual([title, text]);
  });
});
