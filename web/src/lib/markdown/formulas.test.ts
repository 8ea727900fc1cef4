import { beforeAll, describe, expect, it, vi } from "vitest";

import { drawFormulas } from "./formulas";
import { vendors } from "./vendors.svelte";

const drawn = (tex: string) => drawFormulas(`<span data-math="inline">${tex}</span>`);

beforeAll(() => vi.waitFor(() => expect(vendors.katex).toBeDefined(), 10_000));

describe("drawFormulas", () => {
  it.each([
    ["nested so deep that the stack does not suffice", "\\sqrt{".repeat(600) + "}".repeat(600)],
    ["as long as a book", "x".repeat(100_000)],
    ["that defines itself", "\\def\\x{\\x\\x}\\x"],
  ])("shows what cannot be drawn as it is written: a formula %s", (_name, tex) => {
    expect(drawn(tex)).toContain(tex.slice(0, 10));
  });

  it.each([
    "\\href{javascript:alert(1)}{x}",
    "\\includegraphics{http://evil.example/x.png}",
    "\\htmlStyle{position:fixed}{x}",
  ])("makes neither links nor pictures nor styles of a formula: %s", (tex) => {
    const shown = document.createElement("div");
    shown.innerHTML = drawn(tex);
    expect(shown.querySelectorAll("a, img, [style*=fixed]")).toHaveLength(0);
  });

  it("makes nothing that covers the page", () => {
    expect(drawn("\\rule{100000em}{100000em}")).not.toMatch(/style="[^"]*\d{4,}/);
  });
});
