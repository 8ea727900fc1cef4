import { describe, expect, it } from "vitest";

import { ariaKeys, matches, signs, worksInFields } from "./keys";

const press = (key: string, held = "", code = "") => ({
  key,
  code,
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  altKey: held.includes("alt"),
  shiftKey: held.includes("shift"),
});

describe("a shortcut", () => {
  it("is Ctrl on most machines and Command on a Mac where it says mod", () => {
    expect(matches(press("k", "ctrl"), "mod+k", false)).toBe(true);
    expect(matches(press("k", "meta"), "mod+k", false)).toBe(false);
    expect(matches(press("k", "meta"), "mod+k", true)).toBe(true);
    expect(signs("mod+shift+k", true)).toEqual(["⌘", "⇧", "K"]);
    expect(ariaKeys("mod+enter", false)).toBe("Control+Enter");
  });

  it("needs its modifiers, and no others", () => {
    expect(matches(press("Enter"), "ctrl+enter", false)).toBe(false);
    expect(matches(press("Enter", "ctrl shift"), "ctrl+enter", false)).toBe(false);
  });

  it("finds signs with and without Shift, and letters behind Alt", () => {
    expect(matches(press("/", ""), "/", false)).toBe(true);
    expect(matches(press("?", "shift"), "?", false)).toBe(true);
    expect(matches(press("å", "alt", "KeyA"), "alt+a", true)).toBe(true);
    expect(matches(press("+", "ctrl"), "ctrl++", false)).toBe(true);
  });

  it("does not take letters from someone who types", () => {
    expect(["s", "shift+s", "enter"].map(worksInFields)).toEqual([false, false, false]);
    expect(["mod+s", "alt+s", "f2", "escape"].map(worksInFields)).toEqual([true, true, true, true]);
  });
});
