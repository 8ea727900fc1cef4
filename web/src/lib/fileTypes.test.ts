import { describe, expect, it } from "vitest";

import { isOfTypes, toAccept } from "./fileTypes";

const POEM = { name: "Poem.TXT", type: "text/plain" };

describe("toAccept", () => {
  it("speaks of kinds, endings and MIME types as browsers do", () => {
    expect(toAccept(["image", ".csv", "text/html", "md"])).toBe("image/*,.csv,text/html,.md");
  });

  it.each([null, undefined, [], ["file"], ["image", "*"]])("takes all files for %s", (types) => {
    expect(toAccept(types)).toBeUndefined();
  });
});

describe("isOfTypes", () => {
  it.each([".txt", "text", "text/plain", "text/*", "file"])("takes a text for %s", (type) => {
    expect(isOfTypes(POEM, [type])).toBe(true);
  });

  it.each([".csv", "image", "text/html"])("refuses a text for %s", (type) => {
    expect(isOfTypes(POEM, [type])).toBe(false);
  });
});
