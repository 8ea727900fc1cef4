import { afterEach, describe, expect, it } from "vitest";

import { freestCorner } from "./corner";

/** A page with nothing on it but a field that someone writes in, at this height. */
function writeAt(top: number): void {
  document.elementFromPoint = () => null;
  const field = document.createElement("textarea");
  field.getBoundingClientRect = () => new DOMRect(0, top, 300, 36);
  document.body.append(field);
  field.focus();
}

afterEach(() => {
  document.body.replaceChildren();
  Reflect.deleteProperty(document, "elementFromPoint");
});

describe("where messages stand", () => {
  it("is below, where nothing is used", () => {
    document.elementFromPoint = () => null;
    expect(freestCorner(376)).toBe("bottom");
  });

  it("is away from the field that someone writes in", () => {
    writeAt(innerHeight - 200);
    expect(freestCorner(376)).toBe("top");
    document.body.replaceChildren();
    writeAt(100);
    expect(freestCorner(376)).toBe("bottom");
  });
});
